/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.VnTag;
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
 * What the ways to remove VN-tags have in common, see {@link VnTagSequence}.
 */
final class VnTagPath {
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

    private static final int DIRECTION_BIT = 31;
    private static final int POINTER_BIT = 30;
    private static final int DESTINATION_BIT = 16;
    private static final int DESTINATION_BITS = 14;
    private static final int LOOPED_BIT = 15;
    private static final int VERSION_BIT = 12;
    private static final int VERSION_BITS = 2;
    private static final int SOURCE_BITS = 12;

    private VnTagPath() {
        // Hidden on purpose
    }

    /** The part of a set of packets that has in register 0 the bits of which a tag says one value. */
    static Optional<Match> bits(final Match match, final VnTag tag) {
        return bits(match, tag.direction(), DIRECTION_BIT, 1)
            .flatMap(it -> bits(it, tag.pointer(), POINTER_BIT, 1))
            .flatMap(it -> bits(it, tag.looped(), LOOPED_BIT, 1))
            .flatMap(it -> bits(it, tag.version(), VERSION_BIT, VERSION_BITS));
    }

    private static Optional<Match> bits(final Match match, final OptionalInt value, final int first, final int count) {
        return value.isEmpty() ? Optional.of(match)
            : bits(value.getAsInt(), (1L << count) - 1, first).of(match);
    }

    private static RuleMatches.Bits bits(final long value, final long mask, final int first) {
        return new RuleMatches.Bits(Mark.VN_TAG.field(), Word.of(value << first), Word.of(mask << first));
    }

    /** What register 0 may hold for the interfaces of a tag: a choice for each end, which is empty if it may be any. */
    static Stream<ImmutableList<RuleMatches.Bits>> interfaces(final VnTag tag) {
        return Stream.of(interfaces(tag.destination(), DESTINATION_BIT, DESTINATION_BITS),
            interfaces(tag.source(), 0, SOURCE_BITS));
    }

    private static ImmutableList<RuleMatches.Bits> interfaces(final VnTag.Interfaces interfaces, final int first,
            final int count) {
        final long all = (1L << count) - 1;
        return Stream.concat(
            Prefixes.of(interfaces.ranges()).stream().map(prefix ->
                bits(prefix.value(), all & -1L << Math.min(prefix.freeBits(), count), first)),
            interfaces.masked().stream().map(it -> bits(it.value(), it.mask(), first)))
            .distinct().collect(ImmutableList.toImmutableList());
    }

    /** Whether a match is one of frames whose VN-tag was removed. */
    static boolean isUntagged(final Match match) {
        return match.field(Field.METADATA).map(it -> it.isWithin(Pipeline.untagged())).orElse(false);
    }

    /** The part of some packets whose VN-tag was removed. */
    static Match untagged(final Match ingress) {
        return ingress.with(Field.METADATA, Pipeline.untagged()).orElseThrow();
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
        return new Match(fields);
    }

    /** The flow that has frames without their VN-tag in the layers. */
    static Flow restore(final ImmutableList<Action> actions) {
        return Table.VN_TAG_RESTORE.flow(Band.VN_TAG, Match.ANY).cookie(Cookie.Kind.VN_TAG).apply(actions)
            .write(new FieldMatch(Pipeline.untagged().value(), Field.METADATA.exactMask())).goTo(Pipeline.layer(0));
    }

    /** The flow that has the VN-tags of frames at a tap port removed. */
    static Flow transit(final PortNo tapPort, final ImmutableList<Action> actions) {
        return Table.TRANSIT.flow(Band.UNTAGGED, Transit.tagged(tapPort, EtherType.VN_TAG))
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
