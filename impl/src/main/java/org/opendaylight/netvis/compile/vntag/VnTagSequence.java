/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * A way to have Open vSwitch, which cannot parse VN-tags, remove them: the bytes of a frame are taken for headers that
 * they are not, until the tag stands where a MAC address is read. Other ways than those here end ovs-vswitchd 3.1.0.
 */
public sealed interface VnTagSequence permits RegisterSequence, TunnelSequence {
    /**
     * {@return the actions of a packet-out that has a switch show whether it can remove VN-tags this way} With the
     * flows of {@link #testFlows()} in the switch the frame comes back without its tag, and with the tag as the lower
     * 32 bits of its source address.
     */
    ImmutableList<Action> test();

    /**
     * {@return the flows that {@link #test()} needs} They do what those for real frames do. One list of actions would
     * do, if Open vSwitch did not lose track of the kind of packet in it and refuse the list.
     */
    ImmutableList<Flow> testFlows();

    /**
     * {@return whether there is room for the number of a tap port}
     *
     * @param tapPort the port
     */
    default boolean reaches(final PortNo tapPort) {
        return true;
    }

    /**
     * {@return the frames of a tap port whose VN-tag was removed, as the layers see them; their tag is in register 0}
     *
     * @param tapPort the port
     */
    Match untagged(PortNo tapPort);

    /**
     * {@return the flows that remove VN-tags}
     *
     * @param tapPorts where they are removed
     * @param wanted what policies forward of it, within {@link #untagged}
     */
    List<Flow> flows(Set<PortNo> tapPorts, Set<Match> wanted);
}
