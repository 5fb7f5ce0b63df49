/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.packet.CompiledMatch;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.packet.PacketContext;
import org.opendaylight.netvis.packet.SwitchFields;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.OptionMatch;
import org.opendaylight.netvis.program.Word;

/**
 * What is asked for of the headers around is found in the data of a loop's option as it is found in the frame.
 */
class OuterBitsTest {
    private static final int MAX_TRIES = 3;

    @Property(tries = 1000)
    void headersInTheLoopAreWhatTheFrameHas(@ForAll final long seed) {
        final var random = new Random(seed);
        for (var example : StackCase.all()) {
            final var asked = asked(random, example);
            if (asked.isPresent()) {
                final var told = OuterBits.in(Match.ANY, asked.orElseThrow(), LoopedStack.direct(example.stack()));
                assertEquals(CompiledMatch.of(asked.orElseThrow()).matches(fields(example.example())),
                    told.filter(match -> match.option().map(option -> holds(option, example.example())).orElse(true))
                        .isPresent(), () -> example + " " + asked + " " + told);
            }
        }
    }

    /** Some fields of the outer frame as they are, and now and then one as it is not. */
    private static Optional<Match> asked(final Random random, final StackCase example) {
        final var bytes = example.example();
        final int type = Byte.toUnsignedInt(bytes[12]) << Byte.SIZE | Byte.toUnsignedInt(bytes[13]);
        if (type != EtherType.IPV4 && type != EtherType.IPV6) {
            return Optional.empty();
        }
        final boolean ipv4 = type == EtherType.IPV4 ^ random.nextInt(8) == 0;
        final boolean udp = bytes[type == EtherType.IPV4 ? 23 : 20] == IpProtocol.UDP;
        final var frame = fields(bytes);
        var match = Match.ANY.with(Field.ETH_TYPE, ipv4 ? EtherType.IPV4 : EtherType.IPV6);
        for (var field : Stream.concat(Stream.of(Field.IP_DSCP), ipv4 ? Stream.of(Field.IPV4_SRC, Field.IPV4_DST)
                : Stream.of(Field.IPV6_SRC, Field.IPV6_DST)).toList()) {
            match = match.flatMap(it -> maybe(random, it, field, frame));
        }
        if (udp && random.nextBoolean()) {
            match = match.flatMap(it -> it.with(Field.IP_PROTO, IpProtocol.UDP));
            for (var field : Stream.of(Field.UDP_SRC, Field.UDP_DST).toList()) {
                match = match.flatMap(it -> maybe(random, it, field, frame));
            }
        }
        return match;
    }

    private static Optional<Match> maybe(final Random random, final Match match, final Field field,
            final SwitchFields frame) {
        if (random.nextBoolean()) {
            return Optional.of(match);
        }
        final var mask = field == Field.IP_DSCP ? field.exactMask()
            : Word.leadingOnes(1 + random.nextInt(field.bits()), field.bits());
        final var value = random.nextInt(MAX_TRIES) > 0 ? frame.value(field)
            : new Word(random.nextLong(), random.nextLong()).and(field.exactMask());
        return match.with(field, value.and(mask), mask);
    }

    private static SwitchFields fields(final byte[] headers) {
        // With what the lengths in it say
        return new SwitchFields().read(new Dissection().dissect(Unpooled.wrappedBuffer(
            Arrays.copyOf(headers, headers.length + 200))), 0, new PacketContext());
    }

    /** Both end together. */
    private static boolean holds(final OptionMatch option, final byte[] data) {
        final var value = option.value().toArray();
        final var mask = option.mask().toArray();
        for (int i = 1; i <= value.length; i++) {
            if (((data[data.length - i] ^ value[value.length - i]) & mask[mask.length - i]) != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void otherVersionOfIpIsNotThere() {
        final var stack = HeaderStack.ethernet().ipv6().vxlan(4789).build();
        assertTrue(OuterBits.in(Match.ANY, Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow(),
            LoopedStack.direct(stack)).isEmpty());
    }
}
