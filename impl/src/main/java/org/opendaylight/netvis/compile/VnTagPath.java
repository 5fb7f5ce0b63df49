/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.VnTag;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.EtherType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;

/**
 * Makes the switch remove VN-tags, which Open vSwitch cannot parse, by having it take bytes for headers that they are
 * not:
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
public final class VnTagPath {
    /** Cookie of the frames that come back from a test. */
    public static final long TEST_COOKIE = new Cookie(Cookie.Kind.VN_TAG_TEST, 0).value();

    private static final long COOKIE = new Cookie(Cookie.Kind.VN_TAG, 0).value();
    /** Stands in for the ethertype: IEEE 802's first one for local experiments. */
    private static final int STAND_IN = 0x88b5;
    private static final int PRIORITY = 1;
    private static final Action.Bits TAG_IN_SOURCE = new Action.Bits(Field.ETH_SRC, 0, 32);
    private static final Action.Bits DESTINATION_HIGH = new Action.Bits(Field.ETH_DST, 32, 16);
    private static final Action.Bits DESTINATION_LOW = new Action.Bits(Field.ETH_DST, 0, 32);
    private static final Action.Bits SAVED_HIGH = new Action.Bits(Field.REG1, 0, 16);
    private static final Action.Bits SAVED_LOW = Action.Bits.all(Field.PKT_MARK);

    /** What transit does. */
    private static final ImmutableList<Action> SAVE = ImmutableList.of(
        new Action.Move(DESTINATION_HIGH, SAVED_HIGH),
        new Action.Move(DESTINATION_LOW, SAVED_LOW),
        new Action.SetField(Field.ETH_DST, Word.of(STAND_IN)),
        new Action.Encap(Action.Header.NSH),
        new Action.Encap(Action.Header.ETHERNET),
        new Action.PushMpls(EtherType.MPLS_UNICAST),
        new Action.Decap(Action.Next.AS_TOLD),
        new Action.Decap(Action.Next.ETHERNET));
    /** What lift does. */
    private static final ImmutableList<Action> LIFT = ImmutableList.of(
        new Action.PushMpls(EtherType.MPLS_UNICAST),
        new Action.Decap(Action.Next.AS_TOLD),
        new Action.Decap(Action.Next.ETHERNET));
    /** What restore does. */
    private static final ImmutableList<Action> RESTORE = ImmutableList.of(
        new Action.Move(TAG_IN_SOURCE, Action.Bits.all(Field.REG0)),
        new Action.Move(Action.Bits.all(Field.ETH_DST), Action.Bits.all(Field.ETH_SRC)),
        new Action.Move(SAVED_HIGH, DESTINATION_HIGH),
        new Action.Move(SAVED_LOW, DESTINATION_LOW),
        new Action.SetField(Field.PKT_MARK, Word.ZERO));

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

    /**
     * {@return the actions of a packet-out that has a switch show whether it can remove VN-tags} With the flows of
     * {@link #testFlows()} in the switch the frame comes back without its tag, and with the tag as the lower 32 bits of
     * its source address.
     */
    public static ImmutableList<Action> test() {
        return then(SAVE, Pipeline.VN_TAG_TEST_LIFT);
    }

    /**
     * {@return the flows that {@link #test()} needs} They do what those for real frames do. One list of actions would
     * do, if Open vSwitch did not lose track of the kind of packet in it and refuse the list.
     */
    public static ImmutableList<Flow> testFlows() {
        return ImmutableList.of(
            testFlow(Pipeline.VN_TAG_TEST_LIFT, standIn(), then(LIFT, Pipeline.VN_TAG_TEST_RESTORE)),
            testFlow(Pipeline.VN_TAG_TEST_RESTORE, Match.ANY, ImmutableList.<Action>builder().addAll(RESTORE)
                .add(new Action.Move(Action.Bits.all(Field.REG0), TAG_IN_SOURCE), new Action.ToController()).build()));
    }

    private static Flow testFlow(final TableId table, final Match match, final ImmutableList<Action> actions) {
        return new Flow(key(table, match), TEST_COOKIE, actions, Optional.empty(), Optional.empty());
    }

    private static Match standIn() {
        return Match.ANY.with(Field.ETH_TYPE, STAND_IN).orElseThrow();
    }

    /** The part of a set of packets that has a certain tag in register 0. */
    static Stream<Match> matches(final Match match, final VnTag tag) {
        return bits(match, tag.direction(), DIRECTION_BIT, 1)
            .flatMap(it -> bits(it, tag.pointer(), POINTER_BIT, 1))
            .flatMap(it -> bits(it, tag.looped(), LOOPED_BIT, 1))
            .flatMap(it -> bits(it, tag.version(), VERSION_BIT, VERSION_BITS))
            .flatMap(it -> interfaces(it, tag.destination(), DESTINATION_BIT, DESTINATION_BITS))
            .flatMap(it -> interfaces(it, tag.source(), 0, SOURCE_BITS));
    }

    private static Stream<Match> bits(final Match match, final OptionalInt value, final int first, final int count) {
        return value.isEmpty() ? Stream.of(match) : bits(match, value.getAsInt(), (1L << count) - 1, first);
    }

    private static Stream<Match> bits(final Match match, final long value, final long mask, final int first) {
        return match.with(Field.REG0, Word.of(value << first), Word.of(mask << first)).stream();
    }

    private static Stream<Match> interfaces(final Match match, final VnTag.Interfaces interfaces, final int first,
            final int count) {
        final long all = (1L << count) - 1;
        return interfaces.isAny() ? Stream.of(match) : Stream.concat(
            Prefixes.of(interfaces.ranges()).stream().flatMap(prefix ->
                bits(match, prefix.value(), all & -1L << Math.min(prefix.freeBits(), count), first)),
            interfaces.masked().stream().flatMap(it -> bits(match, it.value(), it.mask(), first)));
    }

    /** Whether a match is one of frames whose VN-tag was removed. */
    static boolean isUntagged(final Match match) {
        return match.field(Field.METADATA).map(it -> it.isWithin(Pipeline.untagged())).orElse(false);
    }

    /**
     * The flows that remove VN-tags.
     *
     * @param tapPorts where they are removed
     * @param wanted what policies forward of it
     */
    static List<Flow> flows(final Set<PortNo> tapPorts, final Set<Match> wanted) {
        final var flows = new ArrayList<Flow>();
        for (var port : tapPorts) {
            flows.add(flow(Pipeline.TRANSIT, Transit.tagged(port, EtherType.VN_TAG), then(SAVE, Pipeline.VN_TAG_LIFT)));
        }
        if (!tapPorts.isEmpty()) {
            flows.add(flow(Pipeline.VN_TAG_LIFT, standIn(), then(LIFT, Pipeline.VN_TAG_SELECT)));
            wanted.stream().map(VnTagPath::beforeRestore).distinct().forEach(match -> flows.add(new Flow(
                key(Pipeline.VN_TAG_SELECT, match), COOKIE, ImmutableList.of(), Optional.empty(),
                Optional.of(Pipeline.VN_TAG_RESTORE))));
            flows.add(new Flow(key(Pipeline.VN_TAG_RESTORE, Match.ANY), COOKIE, RESTORE,
                Optional.of(new FieldMatch(Pipeline.untagged().value(), Field.METADATA.exactMask())),
                Optional.of(Pipeline.layer(0))));
        }
        return flows;
    }

    private static ImmutableList<Action> then(final ImmutableList<Action> actions, final TableId table) {
        return ImmutableList.<Action>builder().addAll(actions).add(new Action.Resubmit(table)).build();
    }

    private static Flow flow(final TableId table, final Match match, final ImmutableList<Action> actions) {
        return new Flow(key(table, match), COOKIE, actions, Optional.empty(), Optional.empty());
    }

    private static FlowKey key(final TableId table, final Match match) {
        return new FlowKey(table, PRIORITY, match);
    }

    /** What a match looks for, where it is before the addresses are in their places. */
    private static Match beforeRestore(final Match match) {
        final var fields = new LinkedHashMap<Field, FieldMatch>();
        match.fields().forEach((field, it) -> {
            switch (field) {
                case METADATA -> {
                    // Not written yet
                }
                case REG0 -> fields.put(Field.ETH_SRC, it);
                case ETH_SRC -> fields.put(Field.ETH_DST, it);
                case ETH_DST -> {
                    put(fields, SAVED_HIGH.field(), it, DESTINATION_HIGH);
                    put(fields, SAVED_LOW.field(), it, DESTINATION_LOW);
                }
                default -> fields.put(field, it);
            }
        });
        return new Match(ImmutableMap.copyOf(fields));
    }

    private static void put(final Map<Field, FieldMatch> fields, final Field field, final FieldMatch whole,
            final Action.Bits part) {
        final long bits = (1L << part.count()) - 1;
        final long mask = whole.mask().low() >>> part.first() & bits;
        if (mask != 0) {
            fields.put(field, new FieldMatch(Word.of(whole.value().low() >>> part.first() & bits), Word.of(mask)));
        }
    }
}
