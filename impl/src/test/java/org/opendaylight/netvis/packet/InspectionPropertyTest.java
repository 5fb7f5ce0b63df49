/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.PuntPlan.Clause;
import org.opendaylight.netvis.punt.PuntPlan.Copy;
import org.opendaylight.netvis.punt.PuntPlan.Task;
import org.opendaylight.netvis.punt.View;

/**
 * Random inspections of random frames, against a plain reading that cuts tags and tunnels off before it looks.
 */
class InspectionPropertyTest {
    private static final int GROUPS = 4;
    private static final int PUNT_BITS = 4;
    private static final int FIRST_DUE = 16;
    /** Not that of IANA, as the other frames have VXLAN of their own. */
    private static final int VXLAN_PORT = 8472;
    private static final Map<View, String> VIEWS = Map.of(
        new View.AsReceived(), "as it is",
        new View.BehindTag(HeaderKind.VN_TAG), "without 6 bytes",
        new View.BehindTag(HeaderKind.E_TAG), "without 8 bytes",
        new View.InTunnel(TunnelType.VXLAN, VXLAN_PORT), "inside");
    private static final List<Field> COMPARED = List.of(Field.ETH_SRC, Field.ETH_TYPE, Field.VLAN_VID);

    /** The plain form of a task, beside the one that is tested. */
    private record Rule(boolean forward, Field field, long value) {
    }

    private record Wish(Task task, List<Rule> rules) {
    }

    @Property(tries = 300)
    void everyPacketGoesToEachGroupThatWantsItOnce(@ForAll final long seed) {
        final var random = new Random(seed);
        final var sent = new SentPackets();
        try (var inspector = new Inspector("property", sent)) {
            final var frames = frames(random);
            final var copies = copies(random);
            final var wishes = new ArrayList<Wish>();
            for (var i = 0; i < 5; i++) {
                wishes.add(wish(random, "policy" + random.nextInt(3), frames, copies));
            }
            inspector.setPlans(List.of(new PuntPlan(PacketInMaker.COOKIE, ImmutableList.<Task>builder()
                .addAll(wishes.stream().map(Wish::task).toList())
                .add(new Task(Ids.policy("end"), Long.MIN_VALUE, new View.AsReceived(), ImmutableList.of(
                    new Clause(true, ImmutableList.of(Match.ANY), ImmutableList.of())), ImmutableList.of(
                        new Copy(SentPackets.END, 0, ImmutableSet.of())))).build())));
            sent.sayEnd(() -> inspector.onPacketIn(PacketInMaker.packetIn(Long.MIN_VALUE, new byte[14])));
            // By packet in their order, and within one by group, as the plan has them.
            final var expected = new ArrayList<String>();
            for (var frame : frames) {
                final var metadata = random.nextLong() & 0xfffffffffffL;
                inspector.onPacketIn(PacketInMaker.packetIn(metadata, frame));
                expected.addAll(expected(wishes, metadata, frame));
            }
            assertEquals(expected, sent.untilEnd().stream()
                .map(message -> message.substring(56, 64) + " " + message.substring(64)).toList(), wishes::toString);
        }
    }

    private static List<byte[]> frames(final Random random) {
        final var frames = new ArrayList<byte[]>();
        for (var i = 0; i < 10; i++) {
            final var frame = new FrameMaker(random).frame();
            frames.add(random.nextInt(4) == 0 ? ViewTest.udp(VXLAN_PORT, ViewTest.bytes(0x08000000, 4),
                ViewTest.bytes(random.nextInt(1 << 24) << 8, 4), frame) : frame);
        }
        return frames;
    }

    private static List<Copy> copies(final Random random) {
        final var copies = new ArrayList<Copy>();
        for (var i = 0; i < GROUPS; i++) {
            copies.add(new Copy(new GroupId(i), random.nextBoolean() ? 0 : 1L << FIRST_DUE + i, ImmutableSet.of()));
        }
        return copies;
    }

    private static Wish wish(final Random random, final String policy, final List<byte[]> frames,
            final List<Copy> copies) {
        final var view = VIEWS.keySet().stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList()
            .get(random.nextInt(VIEWS.size()));
        final var rules = new ArrayList<Rule>();
        for (var i = 0; i < 3; i++) {
            final var field = COMPARED.get(random.nextInt(COMPARED.size()));
            final var seen = seen(view, frames.get(random.nextInt(frames.size()))).orElse(new byte[14]);
            rules.add(new Rule(random.nextInt(3) > 0, field, SlowReading.of(seen).get(field).longValueExact()));
        }
        return new Wish(new Task(Ids.policy(policy), 1L << random.nextInt(PUNT_BITS), view, rules.stream()
            .map(rule -> new Clause(rule.forward(), ImmutableList.of(match(rule)), ImmutableList.of()))
            .collect(ImmutableList.toImmutableList()),
            ImmutableList.copyOf(copies.subList(0, 1 + random.nextInt(GROUPS)))), rules);
    }

    private static Match match(final Rule rule) {
        return Match.ANY.with(rule.field(), rule.value()).orElseThrow();
    }

    /** A view's frame, if the frame has it. */
    private static Optional<byte[]> seen(final View view, final byte[] frame) {
        return switch (VIEWS.get(view)) {
            case "without 6 bytes" -> u16(frame, 12) == 0x8926 ? Optional.of(cut(frame, 6)) : Optional.empty();
            case "without 8 bytes" -> u16(frame, 12) == 0x893f ? Optional.of(cut(frame, 8)) : Optional.empty();
            case "inside" -> isVxlan(frame) ? Optional.of(Arrays.copyOfRange(frame, 50, frame.length))
                : Optional.empty();
            default -> Optional.of(frame);
        };
    }

    /** Only plain ones are made here. */
    private static boolean isVxlan(final byte[] frame) {
        return frame.length >= 64 && u16(frame, 12) == 0x0800 && frame[14] == 0x45 && frame[23] == 17
            && u16(frame, 36) == VXLAN_PORT;
    }

    private static TreeSet<String> expected(final List<Wish> wishes, final long metadata, final byte[] frame) {
        final var expected = new TreeSet<String>();
        for (var wish : wishes) {
            if ((wish.task().punted() & metadata) != 0 && seen(wish.task().view(), frame)
                    .filter(packet -> isForwarded(wish.rules(), packet)).isPresent()) {
                for (var copy : wish.task().copies()) {
                    if (copy.due() == 0 || (copy.due() & metadata) == 0) {
                        expected.add(Integer.toHexString(copy.group().value()) + " "
                            + HexFormat.of().formatHex(frame));
                    }
                }
            }
        }
        return expected;
    }

    private static boolean isForwarded(final List<Rule> rules, final byte[] packet) {
        final var fields = SlowReading.of(packet);
        return rules.stream().filter(rule -> fields.get(rule.field()).equals(BigInteger.valueOf(rule.value())))
            .findFirst().map(Rule::forward).orElse(false);
    }

    private static int u16(final byte[] bytes, final int at) {
        return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
    }

    private static byte[] cut(final byte[] frame, final int count) {
        final var rest = Arrays.copyOf(frame, frame.length - count);
        System.arraycopy(frame, 12 + count, rest, 12, rest.length - 12);
        return rest;
    }
}
