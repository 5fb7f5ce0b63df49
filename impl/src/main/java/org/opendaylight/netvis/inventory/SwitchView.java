/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.openflow.SwitchSession;

/**
 * What is known of one switch that is in OpenDaylight's inventory, an immutable snapshot.
 *
 * <p>A switch that reconnects has a new {@link #session()}, hence a view that differs from the last one even when
 * nobody saw the switch missing.
 *
 * @param datapathId datapath id, unsigned
 * @param ports OpenFlow port number, unsigned, of each port by its name, if no other port has that name
 * @param ambiguous names that several ports have: OpenFlow shows the first 15 bytes of a name
 *        (OFP_MAX_PORT_NAME_LEN, OpenFlow 1.3.5, section 7.2.1)
 * @param localMac MAC address of the switch's own network interface, 48 bits, if it told it
 * @param software what the switch says it runs, for example {@code Open vSwitch 3.1.0}; empty when not known
 * @param session the conversation with the switch, or {@code null} while this controller cannot drive it: another
 *                member of the cluster is its master, or it is still being set up
 * @param problem what a person has to put right, if there is anything: another switch has the same datapath id, or this
 *                one does not speak OpenFlow 1.3
 */
@NonNullByDefault
public record SwitchView(long datapathId, ImmutableMap<String, Integer> ports, ImmutableSet<String> ambiguous,
        OptionalLong localMac, String software, @Nullable SwitchSession session, Optional<String> problem) {
    /** Port number of the switch's own network interface: OFPP_LOCAL, OpenFlow 1.3.5, section 7.2.1. */
    public static final int LOCAL_PORT = 0xfffffffe;

    public SwitchView {
        requireNonNull(ports);
        requireNonNull(ambiguous);
        requireNonNull(localMac);
        requireNonNull(software);
        requireNonNull(problem);
    }

    /**
     * {@return whether this controller can drive the switch}
     */
    public boolean connected() {
        return session != null;
    }
}
