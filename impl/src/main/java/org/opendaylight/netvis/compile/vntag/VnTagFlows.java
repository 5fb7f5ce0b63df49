/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.NxmField;
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

/**
 * The flows that the ways to remove VN-tags have in common, see {@link VnTagSequence}.
 */
final class VnTagFlows {
    /**
     * Behind a Network Service Header that was put in front of a frame: has Open vSwitch look at the packet anew, and
     * take header and frame for an Ethernet frame.
     */
    static final ImmutableList<Action> NSH_TO_ETHERNET = ImmutableList.of(
        Experimenter.encap(PacketType.ETHERNET),
        new Action.PushMpls(EtherType.MPLS_UNICAST),
        Experimenter.decap(PacketType.NEXT_PROTO),
        Experimenter.decap(PacketType.ETHERNET));

    /** Of a Network Service Header: metadata of variable length, or none (RFC 8300, section 2.2). */
    static final EncapProperty MD_TYPE_2 = new EncapProperty.NshMdType(2);

    static final NxmField ETH_DST = NxmField.of("NXM_OF_ETH_DST");
    private static final NxmField ETH_SRC = NxmField.of("NXM_OF_ETH_SRC");
    private static final Subfield TAG = Mark.VN_TAG.subfield();
    private static final Subfield TAG_IN_SOURCE = ETH_SRC.range(0, 31);
    /** Takes tag and source address out of where they are as addresses. */
    static final ImmutableList<Action> TAG_AND_SOURCE = ImmutableList.of(
        Experimenter.move(TAG_IN_SOURCE, TAG),
        Experimenter.move(ETH_DST.whole(), ETH_SRC.whole()));

    private VnTagFlows() {
        // Hidden on purpose
    }

    /** Whether a match is one of frames whose VN-tag was removed. */
    static boolean isUntagged(final Match match) {
        return match.field(Field.METADATA).map(it -> it.isWithin(TapFrames.untagged())).orElse(false);
    }

    /** The part of some packets whose VN-tag was removed. */
    static Match untagged(final Match ingress) {
        return ingress.with(Field.METADATA, TapFrames.untagged()).orElseThrow();
    }

    /**
     * The flows that let pass what policies forward.
     *
     * @param wanted what they forward, as the layers see it
     * @param putDestination writes how the destination address is matched before restore
     */
    static List<Flow> select(final Set<Match> wanted,
            final BiConsumer<Map<Field, FieldMatch>, FieldMatch> putDestination) {
        return wanted.stream().map(match -> beforeRestore(match, putDestination)).distinct()
            .map(match -> Table.VN_TAG_SELECT.flow(Band.VN_TAG, match).cookie(Cookie.Kind.VN_TAG)
                .goTo(Table.VN_TAG_RESTORE)).toList();
    }

    /** What a match looks for, where it is before the addresses are in their places. */
    private static Match beforeRestore(final Match match,
            final BiConsumer<Map<Field, FieldMatch>, FieldMatch> putDestination) {
        final var fields = new LinkedHashMap<Field, FieldMatch>();
        match.forEach((field, it) -> {
            switch (field) {
                case METADATA -> {
                    // Not written yet
                }
                case REG0 -> fields.put(Field.ETH_SRC, it);
                case ETH_SRC -> fields.put(Field.ETH_DST, it);
                case ETH_DST -> putDestination.accept(fields, it);
                default -> fields.put(field, it);
            }
        });
        return new Match(fields, match.option());
    }

    /** The flow that has frames without their VN-tag in the layers. */
    static Flow restore(final ImmutableList<Action> actions) {
        return Table.VN_TAG_RESTORE.flow(Band.VN_TAG, Match.ANY).cookie(Cookie.Kind.VN_TAG).apply(actions)
            .write(new FieldMatch(TapFrames.untagged().value(), Field.METADATA.exactMask())).goTo(Table.LAYER.id(0));
    }

    /** The flow that has the VN-tags of frames at a tap port removed. */
    static Flow transit(final PortNo tapPort, final ImmutableList<Action> actions) {
        return Table.TRANSIT.flow(Band.UNTAGGED, TapFrames.tagged(tapPort, EtherType.VN_TAG))
            .cookie(Cookie.Kind.VN_TAG).apply(then(actions, Table.VN_TAG_LIFT)).end();
    }

    static ImmutableList<Action> then(final ImmutableList<Action> actions, final Table table) {
        return ImmutableList.<Action>builder().addAll(actions).add(Experimenter.resubmit(table.id())).build();
    }

    /** What shows the tag of a test frame, and the frame. */
    static ImmutableList<Action> thenShow(final ImmutableList<Action> actions) {
        return ImmutableList.<Action>builder().addAll(actions)
            .add(Experimenter.move(TAG, TAG_IN_SOURCE), new Action.ToController()).build();
    }
}
