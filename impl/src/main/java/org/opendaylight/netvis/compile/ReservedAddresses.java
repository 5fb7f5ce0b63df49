/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * Group addresses whose frames are for the bridge itself: {@code NORMAL} forwards none of them, unless the bridge has
 * {@code other_config:forward-bpdu}, so no machine receives them.
 *
 * @see <a href="https://docs.openvswitch.org/en/latest/ref/ovs-vswitchd.conf.db.5/">ovs-vswitchd.conf.db(5), column
 *      other_config : forward-bpdu of table Bridge, which lists them</a>
 */
final class ReservedAddresses {
    /** All of them. The other addresses of that list, of Extreme Networks, are no group addresses. */
    static final ImmutableList<Match> GROUPS = Stream.of(
        // Spanning tree, pause, LACP, LLDP and others (IEEE 802.1Q, table 8-1)
        match(0x0180_c200_0000L, 0xffff_ffff_fff0L),
        // Cisco: ISL
        match(0x0100_0c00_0000L, 0xffff_ffff_ffffL),
        // CFM
        match(0x0100_0ccc_ccc0L, 0xffff_ffff_fff8L),
        // CDP, VTP, DTP, PAgP and UDLD; PVST+
        match(0x0100_0ccc_ccccL, 0xffff_ffff_fffeL),
        // STP uplink fast
        match(0x0100_0ccd_cdcdL, 0xffff_ffff_ffffL)).collect(ImmutableList.toImmutableList());

    private ReservedAddresses() {
        // Hidden on purpose
    }

    private static Match match(final long address, final long mask) {
        return Match.ANY.with(Field.ETH_DST, Word.of(address), Word.of(mask)).orElseThrow();
    }
}
