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
import java.util.List;
import java.util.Optional;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * Has a switch show the option in which {@link org.opendaylight.netvis.compile.TunnelSequence} carries an address. It
 * forgets that when ovs-vswitchd ends, and flows that name the field are refused without. The mapping of nobody else is
 * touched, and netvis's stays when netvis is gone: it does nothing by itself, and somebody else may count on it.
 */
final class TunnelOptionMapping {
    private static final TunnelOption OPTION = TunnelOption.FRAME_DESTINATION;

    private TunnelOptionMapping() {
        // Hidden on purpose
    }

    /** A sentence that says why the switch does not show it, if it does not. */
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

    private static String conflict(final TunnelOption other) {
        return "the switch shows the tunnel option of class 0x%04x, type %d and %d bytes as tun_metadata%d, and netvis"
            .formatted(other.optionClass(), other.type(), other.length(), other.index())
            + " needs class 0x%04x, type %d and %d bytes as tun_metadata%d: remove the mapping with ovs-ofctl"
                .formatted(OPTION.optionClass(), OPTION.type(), OPTION.length(), OPTION.index())
            + " del-tlv-map, if nothing needs it";
    }
}
