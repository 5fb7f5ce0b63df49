/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.Bridge.GeneveOption;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * Has a switch show options of Geneve: the one in which {@link org.opendaylight.netvis.compile.TunnelSequence} carries
 * an address, and those that tapped tunnels may have. It forgets that when ovs-vswitchd ends, and flows that name a
 * field are refused without. The mapping of nobody else is touched, and netvis's stay when netvis is gone: they do
 * nothing by themselves, and somebody else may count on them.
 */
final class TunnelOptionMapping {
    private static final TunnelOption OPTION = TunnelOption.FRAME_DESTINATION;
    /** One more than the number of the last field of an option (ovs-fields(7)). */
    private static final int FIELDS = 64;

    private TunnelOptionMapping() {
        // Hidden on purpose
    }

    /** A sentence that says why the switch does not show netvis's own option, if it does not. */
    static ListenableFuture<Optional<String>> ensure(final SwitchSession session) {
        return Futures.transformAsync(session.tunnelOptions(), options -> ensure(session, options),
            MoreExecutors.directExecutor());
    }

    private static ListenableFuture<Optional<String>> ensure(final SwitchSession session,
            final List<TunnelOption> options) {
        if (options.contains(OPTION)) {
            return Futures.immediateFuture(Optional.empty());
        }
        final var other = options.stream().filter(OPTION::excludes).findFirst();
        return other.isPresent() ? Futures.immediateFuture(other.map(TunnelOptionMapping::conflict))
            : Futures.transform(session.addTunnelOption(OPTION), done -> Optional.empty(),
                MoreExecutors.directExecutor());
    }

    /** A sentence that says which of some options the switch does not know, and why, if there is one. */
    static ListenableFuture<Optional<String>> ensureAll(final SwitchSession session,
            final List<GeneveOption> wanted) {
        return Futures.transformAsync(session.tunnelOptions(), options -> add(session, new ArrayList<>(options),
            wanted), MoreExecutors.directExecutor());
    }

    /** Adds the first that is missing, and then the others. */
    private static ListenableFuture<Optional<String>> add(final SwitchSession session, final List<TunnelOption> there,
            final List<GeneveOption> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            final var option = wanted.get(i);
            final var same = there.stream().filter(it -> it.optionClass() == option.optionClass()
                && it.type() == option.type()).findFirst();
            if (same.isPresent() && same.orElseThrow().length() != option.length()) {
                return Futures.immediateFuture(same.map(it -> otherLength(it, option)));
            }
            final var field = freeField(there);
            if (same.isEmpty() && field.isEmpty()) {
                return Futures.immediateFuture(Optional.of("the switch has no field left for Geneve options"));
            }
            if (same.isEmpty()) {
                final var others = wanted.subList(i + 1, wanted.size());
                final var added = new TunnelOption(option.optionClass(), option.type(), option.length(),
                    field.orElseThrow());
                there.add(added);
                return Futures.transformAsync(session.addTunnelOption(added), done -> add(session, there, others),
                    MoreExecutors.directExecutor());
            }
        }
        return Futures.immediateFuture(Optional.empty());
    }

    /** The first field is for netvis's own option. */
    private static Optional<Integer> freeField(final List<TunnelOption> there) {
        return IntStream.range(OPTION.index() + 1, FIELDS)
            .filter(field -> there.stream().noneMatch(it -> it.index() == field)).boxed().findFirst();
    }

    private static String otherLength(final TunnelOption there, final GeneveOption wanted) {
        return "%s, and netvis needs it with %d: frames in transit that have it with another length are dropped"
            .formatted(shown(there), wanted.length());
    }

    private static String shown(final TunnelOption option) {
        return "the switch shows the tunnel option of class 0x%04x, type %d and %d bytes as tun_metadata%d"
            .formatted(option.optionClass(), option.type(), option.length(), option.index());
    }

    private static String conflict(final TunnelOption other) {
        return shown(other) + ", and netvis needs class 0x%04x, type %d and %d bytes as tun_metadata%d"
            .formatted(OPTION.optionClass(), OPTION.type(), OPTION.length(), OPTION.index())
            + ": remove the mapping with ovs-ofctl del-tlv-map, if nothing needs it";
    }
}
