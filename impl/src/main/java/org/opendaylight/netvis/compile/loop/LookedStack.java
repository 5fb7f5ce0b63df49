/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;

/**
 * Headers of one of several lengths, which the switch tells by a look at four of their bytes before the frame goes into
 * the loop.
 *
 * @param look how it looks
 * @param value what the four bytes are then
 * @param mask which of their bits tell
 * @param looped the headers
 */
record LookedStack(LengthLook look, int value, int mask, LoopedStack looped) {
    /** What Geneve and GRE go over, and how long the headers up to it are. */
    private static final ImmutableList<Underlay> UNDERLAYS = ImmutableList.of(
        new Underlay(EtherType.IPV4, 14 + 20), new Underlay(EtherType.IPV6, 14 + 40));
    private static final int UDP_LENGTH = 8;
    /** Most words of options for which the data of an option has room, over IPv6 as well. */
    private static final int MAX_WORDS = 13;
    /** Version, length of options; not O, C and reserved bits; the type of Ethernet (RFC 8926, section 3.4). */
    private static final int GENEVE_MASK = 0xff00_ffff;
    /** C, routing, K, S and version; the type of Ethernet (RFC 2784, section 2.1; RFC 2890, section 2). */
    private static final int GRE_MASK = 0xf007_ffff;
    private static final int CHECKSUM = 0x8000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;

    LookedStack {
        requireNonNull(look);
        requireNonNull(looped);
    }

    private record Underlay(int etherType, int length) {
        HeaderStack.Builder headers() {
            return etherType == EtherType.IPV4 ? HeaderStack.ethernet().ipv4() : HeaderStack.ethernet().ipv6();
        }

        LengthLook look(final TunnelType type) {
            return new LengthLook(etherType, length + (type == TunnelType.GRE ? 0 : UDP_LENGTH));
        }
    }

    /** The flow that sends frames that were looked at into a loop, and has them seem to come from somewhere. */
    Flow enter(final Loop loop, final int source) {
        return Table.LOOP_LIFT.flow(Band.LOOP, look.match(source, value, mask)).cookie(Cookie.Kind.TRANSIT)
            .apply(loop.enter(source, look, looped.option())).end();
    }

    /** {@return whether frames of a type are looked at: their headers have one of several lengths} */
    static boolean areOf(final TunnelType type) {
        return type == TunnelType.GENEVE || type == TunnelType.GRE;
    }

    /** Where the switch looks at frames of a type. */
    static Stream<LengthLook> looks(final TunnelType type) {
        return UNDERLAYS.stream().map(it -> it.look(type));
    }

    /**
     * All headers of a type that an option has room for.
     *
     * @param type Geneve or GRE
     * @param udpPort the UDP destination port of Geneve
     */
    static Stream<LookedStack> of(final TunnelType type, final int udpPort) {
        return type == TunnelType.GENEVE ? IntStream.rangeClosed(0, MAX_WORDS).boxed().flatMap(words ->
                UNDERLAYS.stream().map(it -> geneve(it, udpPort, words)))
            : Stream.of(KEY, 0, CHECKSUM, SEQUENCE, KEY | SEQUENCE, CHECKSUM | KEY, CHECKSUM | SEQUENCE,
                CHECKSUM | KEY | SEQUENCE).flatMap(flags -> UNDERLAYS.stream().map(it -> gre(it, flags)));
    }

    private static LookedStack geneve(final Underlay underlay, final int udpPort, final int words) {
        return stack(underlay.look(TunnelType.GENEVE), words << Byte.SIZE, GENEVE_MASK,
            underlay.headers().geneve(udpPort, words));
    }

    private static LookedStack gre(final Underlay underlay, final int flags) {
        return stack(underlay.look(TunnelType.GRE), flags, GRE_MASK, underlay.headers()
            .gre((flags & CHECKSUM) != 0, (flags & KEY) != 0, (flags & SEQUENCE) != 0));
    }

    private static LookedStack stack(final LengthLook look, final int flags, final int mask,
            final HeaderStack.Builder headers) {
        return new LookedStack(look, flags << Short.SIZE | EtherType.TRANSPARENT_BRIDGING, mask,
            new LoopedStack(look.before(), headers.build()));
    }
}
