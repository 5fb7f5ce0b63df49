/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * Which lengths of headers a bridge has options for. All options of a bridge together have no more than 256 bytes of
 * data, so there are options for the types of tunnels only that policies strip, the usual lengths come first, and of
 * the others those that there is still room for.
 */
public final class LoopOptions {
    /** TUN_METADATA_TOT_OPT_SIZE (Open vSwitch, include/openvswitch/tun-metadata.h). */
    private static final int ROOM = 256;
    /** OVN's, which a bridge that ends Geneve is to know. */
    private static final int OVN_LENGTH = 4;
    private static final int OVN_WORDS = 2;
    /** The most useful first; the same for every bridge, which is asked with each compilation. */
    private static final ImmutableList<Wish> WISHES = Wish.all();

    private LoopOptions() {
        // Hidden on purpose
    }

    /**
     * {@return whether a loop can unwrap tunnels of a type}
     *
     * @param type the type
     */
    public static boolean unwraps(final TunnelType type) {
        return type == TunnelType.VXLAN || LookedStack.areOf(type);
    }

    /**
     * {@return the options of a bridge}
     *
     * @param bridge the bridge
     * @param types the types of tunnels that policies strip, all of which a loop unwraps
     * @param tested the one of them that the loop is tested with, whose option is the first
     */
    public static ImmutableSet<LoopOption> of(final Bridge bridge, final Set<TunnelType> types,
            final TunnelType tested) {
        int room = ROOM - TunnelOption.FRAME_DESTINATION.length() - OVN_LENGTH
            - bridge.geneveOptions().stream().mapToInt(it -> it.length()).sum();
        final var result = ImmutableSet.<LoopOption>builder();
        for (var option : Stream.concat(Stream.of(LoopTest.option(tested)), wanted(types)).distinct().toList()) {
            if (option.length() <= room) {
                result.add(option);
                room -= option.length();
            }
        }
        return result.build();
    }

    /** All that would be of use, the most useful first. */
    private static Stream<LoopOption> wanted(final Set<TunnelType> types) {
        return WISHES.stream().filter(wish -> types.contains(wish.type)).map(Wish::option);
    }

    /**
     * An option that is of use.
     *
     * @param type for tunnels of this type
     * @param option the option
     */
    private record Wish(TunnelType type, LoopOption option) {
        private static ImmutableList<Wish> all() {
            return Stream.of(
                Stream.of(TunnelType.values()).filter(LoopOptions::unwraps)
                    .map(type -> new Wish(type, LoopTest.option(type))),
                of(TunnelType.GENEVE, HeaderStack.ethernet().ipv4().geneve(UdpPort.GENEVE, OVN_WORDS)),
                of(TunnelType.GRE, HeaderStack.ethernet().ipv4().gre(false, false, false)),
                Stream.of(new Wish(TunnelType.VXLAN, LoopedVxlan.OVER_IPV6)),
                of(TunnelType.GENEVE, HeaderStack.ethernet().ipv6().geneve(UdpPort.GENEVE, 0)),
                of(TunnelType.GRE, HeaderStack.ethernet().ipv6().gre(false, true, false)),
                of(TunnelType.GENEVE, HeaderStack.ethernet().ipv6().geneve(UdpPort.GENEVE, OVN_WORDS)),
                of(TunnelType.GRE, HeaderStack.ethernet().ipv6().gre(false, false, false)),
                Stream.of(TunnelType.values()).filter(LookedStack::areOf).flatMap(Wish::looked)
                    .sorted(Comparator.comparingInt(wish -> wish.option.length())))
                .flatMap(it -> it).collect(ImmutableList.toImmutableList());
        }

        private static Stream<Wish> of(final TunnelType type, final HeaderStack.Builder headers) {
            final var stack = headers.build();
            return LookedStack.of(type, UdpPort.GENEVE).map(LookedStack::looped)
                .filter(it -> it.stack().equals(stack)).map(it -> new Wish(type, it.option()));
        }

        private static Stream<Wish> looked(final TunnelType type) {
            return LookedStack.of(type, UdpPort.GENEVE).map(it -> new Wish(type, it.looped().option()));
        }
    }
}
