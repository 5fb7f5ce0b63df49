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
import java.util.Map;
import java.util.Set;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Action.Experimenter;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Removes VN-tags on any bridge, and saves the destination address before it is removed with them:
 * <pre>
 *   transit   [ destination 6 | source 6 | 8926 | tag 4 | type 2 | rest ]
 *             The destination goes to register 1 and the packet mark, 0000000088b5 comes in its place, and 8 bytes in
 *             front of it
 *   lift      [ any 8  0000 0000 | 88b5 | source 6 | 8926 | tag 4 | type 2 | rest ]   an Ethernet frame of type 88b5
 *             Its 14 bytes go
 *   select    [ source 6 | 8926 tag 4 | type 2 | rest ]   an Ethernet frame with a wrong destination and source, whose
 *             type and rest are matched as what they are. What no policy wants ends here
 *   restore   The tag goes to register 0, the addresses to their places
 * </pre>
 * A header is removed for good only when the packet is looked at anew, which is what {@code decap} behind
 * {@code push_mpls} forces: twice in all. Half of the destination rides in the packet mark, because every value of a
 * register makes Open vSwitch look at what follows on its own, while the packet mark is part of the packet.
 */
public record RegisterSequence() implements VnTagSequence {
    /** Stands in for the ethertype: IEEE 802's first one for local experiments. */
    private static final int STAND_IN = 0x88b5;
    private static final Subfield DESTINATION_HIGH = VnTagFlows.ETH_DST.range(32, 47);
    private static final Subfield DESTINATION_LOW = VnTagFlows.ETH_DST.range(0, 31);
    private static final Subfield SAVED_HIGH = Mark.DESTINATION_HIGH.subfield();
    private static final Subfield SAVED_LOW = Mark.DESTINATION_LOW.subfield();

    /** What transit does. */
    private static final ImmutableList<Action> SAVE = ImmutableList.<Action>builder().add(
        Experimenter.move(DESTINATION_HIGH, SAVED_HIGH),
        Experimenter.move(DESTINATION_LOW, SAVED_LOW),
        new Action.SetField(Field.ETH_DST, Word.of(STAND_IN)),
        Experimenter.encap(PacketType.NSH, VnTagFlows.MD_TYPE_2)).addAll(VnTagFlows.NSH_TO_ETHERNET).build();
    /** What lift does. */
    private static final ImmutableList<Action> LIFT = ImmutableList.of(
        new Action.PushMpls(EtherType.MPLS_UNICAST),
        Experimenter.decap(PacketType.NEXT_PROTO),
        Experimenter.decap(PacketType.ETHERNET));
    /** What restore does. */
    private static final ImmutableList<Action> RESTORE = ImmutableList.<Action>builder()
        .addAll(VnTagFlows.TAG_AND_SOURCE).add(
            Experimenter.move(SAVED_HIGH, DESTINATION_HIGH),
            Experimenter.move(SAVED_LOW, DESTINATION_LOW),
            Mark.DESTINATION_LOW.set(0)).build();

    @Override
    public ImmutableList<Action> test() {
        return VnTagFlows.then(SAVE, Table.VN_TAG_TEST_LIFT);
    }

    @Override
    public ImmutableList<Flow> testFlows() {
        return ImmutableList.of(
            Table.VN_TAG_TEST_LIFT.flow(Band.VN_TAG, standIn()).cookie(Probes.COOKIE)
                .apply(VnTagFlows.then(LIFT, Table.VN_TAG_TEST_RESTORE)).end(),
            Table.VN_TAG_TEST_RESTORE.flow(Band.BY_REGISTERS, Match.ANY).cookie(Probes.COOKIE)
                .apply(VnTagFlows.thenShow(RESTORE)).end());
    }

    @Override
    public Match untagged(final PortNo tapPort) {
        return VnTagFlows.untagged(TapFrames.ingress(tapPort));
    }

    @Override
    public List<Flow> flows(final Set<PortNo> tapPorts, final Set<Match> wanted) {
        final var flows = ImmutableList.<Flow>builder();
        tapPorts.forEach(port -> flows.add(VnTagFlows.transit(port, SAVE)));
        if (!tapPorts.isEmpty()) {
            flows.add(Table.VN_TAG_LIFT.flow(Band.VN_TAG, standIn()).cookie(Cookie.Kind.VN_TAG)
                .apply(VnTagFlows.then(LIFT, Table.VN_TAG_SELECT)).end());
            flows.addAll(VnTagFlows.select(wanted, RegisterSequence::putDestination));
            flows.add(VnTagFlows.restore(RESTORE));
        }
        return flows.build();
    }

    private static Match standIn() {
        return Match.ANY.with(Field.ETH_TYPE, STAND_IN).orElseThrow();
    }

    private static void putDestination(final Map<Field, FieldMatch> fields, final FieldMatch destination) {
        put(fields, Mark.DESTINATION_HIGH.field(), destination, DESTINATION_HIGH);
        put(fields, Mark.DESTINATION_LOW.field(), destination, DESTINATION_LOW);
    }

    private static void put(final Map<Field, FieldMatch> fields, final Field field, final FieldMatch whole,
            final Subfield part) {
        final long bits = (1L << part.width()) - 1;
        final long mask = whole.mask().low() >>> part.offset() & bits;
        if (mask != 0) {
            fields.put(field, new FieldMatch(Word.of(whole.value().low() >>> part.offset() & bits), Word.of(mask)));
        }
    }
}
