/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.HeaderAbsence;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.packet.CompiledClause;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.packet.PacketContext;
import org.opendaylight.netvis.packet.SwitchFields;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * What policies say of E-TAGs and payloads is what is compared with frames.
 */
class RuleConditionsTest {
    private static final View BEHIND = new View.BehindTag(HeaderKind.E_TAG);

    @Test
    void identifiersOfRangesAndNoOthersMatch() {
        final var clause = clause(new ETag(ImmutableList.of(new Range(100, 199), new Range(4097, 4097)),
            ImmutableList.of(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
        final var expected = IntStream.rangeClosed(100, 199).boxed().collect(Collectors.toSet());
        expected.add(4097);
        assertEquals(expected, IntStream.range(0, 8192).filter(ecid -> matches(clause, frame(7, ecid, 0, "")))
            .boxed().collect(Collectors.toSet()));
    }

    @Test
    void everythingThatIsSaidOfTagMustHold() {
        final var clause = clause(new ETag(ImmutableList.of(new Range(5, 5)), ImmutableList.of(new Range(6, 7)),
            OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(1)));
        assertEquals(List.of(true, true, false, false, false, false, false), List.of(
            matches(clause, frame(0x7006, 5, 2, "")), matches(clause, frame(0x7007, 5, 2, "")),
            matches(clause, frame(0x7008, 5, 2, "")), matches(clause, frame(0x7006, 4, 2, "")),
            matches(clause, frame(0x7006, 5, 1, "")), matches(clause, frame(0x6006, 5, 2, "")),
            matches(clause, frame(0x5006, 5, 2, ""))));
    }

    @Test
    void bytesAndLiteralsMustHoldToo() {
        final var clause = clause(ETag.ANY, new Payload.Bytes(HeaderKind.ETHERNET, 0, ImmutableIntArray.of(2),
            ImmutableIntArray.of(0xff)), new Payload.Literal(HeaderKind.ETHERNET,
            ImmutableIntArray.copyOf("seen".chars()), 100));
        assertEquals(List.of(true, false), List.of(matches(clause, frame(0, 0, 0, "to be seen")),
            matches(clause, frame(0, 0, 0, "to be sewn"))));
    }

    @Test
    void secondTagIsOneOfTheIdentifiersOrNotThere() {
        assertEquals(ImmutableList.of(new HeaderMatch(HeaderField.VLAN_ID, 1, ImmutableList.of(
            new HeaderMatch.Bits(4, 0xffe), new HeaderMatch.Bits(9, 0xfff)))), second(new PacketMatch.Vlan.Tagged(
                ImmutableList.of(new Range(9, 9), new Range(4, 5)))));
        assertEquals(ImmutableList.of(new HeaderMatch(HeaderField.VLAN_ID, 1, ImmutableList.of(
            new HeaderMatch.Bits(0, 0)))), second(new PacketMatch.Vlan.Tagged(ImmutableList.of(new Range(0, 4095)))));
        assertEquals(ImmutableList.of(new HeaderAbsence(HeaderKind.VLAN, 1)), second(new PacketMatch.Vlan.Untagged()));
        assertEquals(ImmutableList.of(), second(new PacketMatch.Vlan.Any()));
    }

    private static ImmutableList<HeaderCondition> second(final PacketMatch.Vlan tag) {
        return RuleConditions.of(Sets.second(new PacketMatch.Vlan.Any(), tag));
    }

    @Test
    void tagOfTheViewIsRemovedByTheController() {
        final var sets = new Sets().port("feed", "tap", "p1", Source.Direction.BOTH).tool("ids", "tap/p4");
        final var set = sets.policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.E_TAG, Strip.VLAN), Sets.forward(match(ETag.ANY))).build();
        final var task = Compiler.compile(set, Sets.FABRIC).puntPlans().get(Sets.TAP).tasks().getFirst();
        assertEquals(1L << 16, task.punted());
        assertEquals(BEHIND, task.view());
        assertEquals(List.of(new PuntPlan.Copy(task.copies().getFirst().group(), 0, ImmutableSet.of(Strip.E_TAG))),
            task.copies());
    }

    private static PuntPlan.Clause clause(final ETag tag, final Payload... payload) {
        return new PuntPlan.Clause(true, ImmutableList.of(Match.ANY), RuleConditions.of(match(tag, payload)));
    }

    private static PacketMatch match(final ETag tag, final Payload... payload) {
        return new PacketMatch(Optional.empty(), Optional.empty(), Optional.of(tag), PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Any(), Optional.empty(), Optional.empty(), ImmutableList.copyOf(payload));
    }

    private static boolean matches(final PuntPlan.Clause clause, final byte[] frame) {
        final var fields = new SwitchFields();
        return fields.read(new Dissection().dissect(Unpooled.wrappedBuffer(frame)), BEHIND,
                new PacketContext().receivedAt(1))
            && CompiledClause.of(clause).matches(fields);
    }

    /**
     * A frame with an E-TAG.
     *
     * @param first priority, drop eligibility and ingress, 16 bits
     */
    private static byte[] frame(final int first, final int ecid, final int group, final String payload) {
        return ByteBuffer.allocate(22 + payload.length()).put((byte) 2).position(12).putShort((short) 0x893f)
            .putShort((short) first).putShort((short) (group << 12 | ecid & 0xfff)).put((byte) 0)
            .put((byte) (ecid >> 12)).putShort((short) 0x88b5)
            .put(payload.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
