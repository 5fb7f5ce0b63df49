/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import io.netty.buffer.Unpooled;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * Matches on frames, compared with a plain reading of the frame.
 */
class CompiledMatchTest {
    private static final int MATCHES = 20;

    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();
    private final PacketContext context = new PacketContext();

    @Property(tries = 4_000)
    void agreesWithAPlainReading(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = random.nextInt(3) == 0 ? Seeds.FRAMES.get(random.nextInt(Seeds.FRAMES.size()))
            : new Mutations(random).frame();
        fields.read(dissection.dissect(Unpooled.wrappedBuffer(frame)), 0, context);
        compare(SlowReading.of(frame), random);
    }

    @Property(tries = 1_500)
    void aFrameWithinAFrameIsReadAsIfItWereAlone(@ForAll final long seed) {
        final var frame = new Mutations(new Random(seed)).frame();
        dissection.dissect(Unpooled.wrappedBuffer(frame));
        for (var base = 1; base < dissection.size(); base++) {
            if (dissection.kind(base) == HeaderKind.ETHERNET) {
                fields.read(dissection, base, context);
                compare(SlowReading.of(Arrays.copyOfRange(frame, dissection.start(base), dissection.limit(base - 1))),
                    new Random(seed));
            }
        }
    }

    private void compare(final Map<Field, BigInteger> values, final Random random) {
        for (var i = 0; i < MATCHES; i++) {
            final var match = match(values, random);
            final var expected = match.fields().entrySet().stream()
                .allMatch(entry -> isIn(values.get(entry.getKey()), entry.getValue()));
            assertEquals(expected, CompiledMatch.of(match).matches(fields), () -> match + " on " + values);
        }
    }

    private static boolean isIn(final BigInteger value, final FieldMatch match) {
        return value.and(number(match.mask())).equals(number(match.value()));
    }

    /** A match that mostly fits: bits of the frame's own values, sometimes a wrong one. */
    private static Match match(final Map<Field, BigInteger> values, final Random random) {
        final var chosen = new EnumMap<Field, FieldMatch>(Field.class);
        for (var field : SwitchFields.fields()) {
            // Others depend on these two.
            if (field == Field.ETH_TYPE || field == Field.IP_PROTO || random.nextInt(3) == 0) {
                add(chosen, field, values.get(field), random);
            }
        }
        return new Match(ImmutableMap.copyOf(chosen));
    }

    private static void add(final Map<Field, FieldMatch> chosen, final Field field, final BigInteger value,
            final Random random) {
        final var exact = field.exactMask();
        final var mask = random.nextBoolean() ? exact : exact.and(new Word(random.nextLong(), random.nextLong()));
        var wanted = word(value).and(mask);
        if (random.nextInt(20) == 0) {
            wanted = wanted.xor(mask.and(Word.of(1L << random.nextInt(field.bits()))));
        }
        if (!mask.isZero() && isPossible(chosen, field, new FieldMatch(wanted, mask))) {
            chosen.put(field, new FieldMatch(wanted, mask));
        }
    }

    private static boolean isPossible(final Map<Field, FieldMatch> chosen, final Field field, final FieldMatch match) {
        final var all = new EnumMap<Field, FieldMatch>(Field.class);
        all.putAll(chosen);
        all.put(field, match);
        try {
            return new Match(ImmutableMap.copyOf(all)).field(field).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Word word(final BigInteger value) {
        return new Word(value.shiftRight(Long.SIZE).longValue(), value.longValue());
    }

    private static BigInteger number(final Word word) {
        return new BigInteger(Long.toHexString(word.high()), 16).shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toHexString(word.low()), 16));
    }

    @Test
    void thePlainReadingFindsPortsInTheSeeds() {
        assertEquals(BigInteger.valueOf(80), SlowReading.of(Seeds.of("vlan")).get(Field.TCP_DST));
        assertEquals(BigInteger.valueOf(0x1064), SlowReading.of(Seeds.of("vlan")).get(Field.VLAN_VID).and(
            BigInteger.valueOf(0x1fff)));
    }

    @Test
    void theSwitchKnowsWhereThePacketCameFrom() {
        final var match = Match.ANY.with(Field.IN_PORT, 7).orElseThrow().with(Field.METADATA, -2L).orElseThrow()
            .with(Field.TUNNEL_ID, 5001).orElseThrow().with(Field.TUN_IPV4_SRC, 0xc6120004L).orElseThrow();
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("arp")));
        context.receivedAt(7).withMetadata(-2L).throughTunnel(5001, 0xc6120004);
        assertTrue(CompiledMatch.of(match).matches(fields.read(dissection, 0, context)));
        context.receivedAt(7);
        assertFalse(CompiledMatch.of(match).matches(fields.read(dissection, 0, context)));
    }

    @Test
    void aFirstFragmentHasFlagsButNoPorts() {
        final var frame = Seeds.of("vlan");
        frame[24] = 0x20;
        fields.read(dissection.dissect(Unpooled.wrappedBuffer(frame)), 0, context);
        assertEquals(Word.of(1), fields.value(Field.IP_FRAG));
        assertEquals(Word.ZERO, fields.value(Field.TCP_DST));
        assertEquals(Word.of(0x18), fields.value(Field.TCP_FLAGS));
    }

    @Test
    void aPacketWithoutEthernetHasNoMacAddresses() {
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("gtp-u")));
        fields.read(dissection, dissection.innermost(), context);
        assertEquals(Word.ZERO, fields.value(Field.ETH_SRC));
        assertEquals(Word.of(EtherType.IPV4), fields.value(Field.ETH_TYPE));
        assertEquals(Word.of(IpProtocol.TCP), fields.value(Field.IP_PROTO));
        assertEquals(Word.of(80), fields.value(Field.TCP_DST));
    }

    @Test
    void labelsWithoutEthernetHaveTheTypeOfTheTunnel() {
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("gre-mpls")));
        fields.read(dissection, dissection.innermost(), context);
        assertEquals(Word.of(EtherType.MPLS_UNICAST), fields.value(Field.ETH_TYPE));
        assertEquals(Word.of(1), fields.value(Field.MPLS_BOS));
    }

    @Test
    void aSwitchWithLimitOneLooksBehindOneTag() {
        final var one = new SwitchFields(1);
        one.read(dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("qinq"))), 0, context);
        assertEquals(Word.of(EtherType.VLAN), one.value(Field.ETH_TYPE));
        fields.read(dissection, 0, context);
        assertEquals(Word.of(EtherType.IPV6), fields.value(Field.ETH_TYPE));
    }
}
