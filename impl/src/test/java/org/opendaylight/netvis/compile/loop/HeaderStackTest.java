/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.compile.loop.HeaderStack.Place;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.OptionMatch;
import org.opendaylight.netvis.program.Word;

final class HeaderStackTest {
    static List<StackCase> all() {
        return StackCase.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void lengthIsThatOfTheHeaders(final StackCase headers) {
        assertEquals(headers.example().length, headers.stack().length());
        assertEquals(headers.length(), headers.stack().option().length());
    }

    @ParameterizedTest
    @MethodSource("all")
    void headersAreRecognised(final StackCase headers) {
        assertTrue(proves(headers.stack(), headers.example()));
    }

    /** Which bits are fixed and which are not is then what a switch is tested with. */
    @ParameterizedTest
    @MethodSource("all")
    void eachBitCountsOrDoesNot(final StackCase headers) {
        final var mask = headers.stack().mask().toArray();
        for (int bit = 0; bit < Byte.SIZE * mask.length; bit++) {
            final var other = headers.example().clone();
            other[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertEquals((mask[bit / Byte.SIZE] & 1 << bit % Byte.SIZE) == 0, proves(headers.stack(), other));
        }
    }

    /** Whatever makes headers longer, or leads to other ones, is looked at. */
    @Test
    void noHeadersAreTakenForOthers() {
        final var confused = new ArrayList<String>();
        for (var headers : StackCase.all()) {
            for (var other : StackCase.all()) {
                if (!other.stack().equals(headers.stack()) && other.length() == headers.length()
                        && proves(other.stack(), headers.example())) {
                    confused.add(headers + " for " + other);
                }
            }
        }
        // A key is what NVGRE makes of it
        assertEquals(List.of("GRE with a key for NVGRE", "NVGRE for GRE with a key"), confused);
    }

    @ParameterizedTest
    @CsvSource({
        "VXLAN over IPv4, IDENTIFIER, 1389",
        "VXLAN over IPv4, DSCP, 2e",
        "VXLAN over IPv4, SOURCE, cb007101",
        "VXLAN over IPv4, DESTINATION, cb007102",
        "VXLAN over IPv4, SOURCE_PORT, c350",
        "VXLAN over IPv6, IDENTIFIER, 1389",
        "VXLAN over IPv6, DSCP, 2e",
        "VXLAN over IPv6, SOURCE, 20010db8000f00000000000000000001",
        "VXLAN over IPv6, DESTINATION, 20010db8000f00000000000000000002",
        "VXLAN with a tag around, VLAN, 14",
        "VXLAN with a tag around, SOURCE, cb007101",
        "VXLAN with two tags around, VLAN, 7",
        "Geneve of OVN, IDENTIFIER, 1771",
        "GRE with a key, IDENTIFIER, 1b59",
        "GRE with all that it can have, IDENTIFIER, 1b59",
        "NVGRE, IDENTIFIER, 1389",
        "NVGRE, FLOW_ID, 2a",
        "ERSPAN type II, IDENTIFIER, 5",
        "ERSPAN type III, IDENTIFIER, 65",
        "provider backbone, IDENTIFIER, 12345"})
    void fieldsAreWhereTheyAre(final String name, final Place place, final String hex) {
        final var headers = StackCase.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        final var bits = headers.stack().bits(place).orElseThrow();
        final var value = word(hex);
        assertTrue(whole(headers).isWithin(Match.ANY.with(match(headers, place, value, Word.ones(bits.count())))
            .orElseThrow()));
        for (int bit = 0; bit < bits.count(); bit++) {
            final var one = bit < Long.SIZE ? Word.of(1L << bit) : new Word(1L << bit - Long.SIZE, 0);
            assertFalse(whole(headers).isWithin(Match.ANY.with(match(headers, place, value.xor(one), one))
                .orElseThrow()));
            assertTrue(whole(headers).isWithin(Match.ANY.with(match(headers, place, value.and(one), one))
                .orElseThrow()));
        }
    }

    private static Word word(final String hex) {
        final var padded = "0".repeat(32 - hex.length()) + hex;
        return new Word(Long.parseUnsignedLong(padded.substring(0, 16), 16),
            Long.parseUnsignedLong(padded.substring(16), 16));
    }

    private static OptionMatch match(final StackCase headers, final Place place, final Word value, final Word mask) {
        return LoopedStack.direct(headers.stack()).match(
            headers.stack().bits(place).orElseThrow(), value, mask).orElseThrow();
    }

    private static Match whole(final StackCase headers) {
        final var mask = new byte[headers.example().length];
        Arrays.fill(mask, (byte) -1);
        return Match.ANY.with(OptionMatch.of(headers.stack().option().asTunnelOption().field().orElseThrow(),
            headers.example(), mask)).orElseThrow();
    }

    @Test
    void nothingIsComparedWhereAnyValueWillDo() {
        final var stack = HeaderStack.ethernet().ipv4().vxlan(4789).build();
        assertEquals(Optional.empty(), LoopedStack.direct(stack).match(
            stack.bits(Place.IDENTIFIER).orElseThrow(), Word.of(5), Word.ZERO));
        assertEquals(Optional.empty(), stack.bits(Place.VLAN));
    }

    @Test
    void headersForWhichNoOptionHasRoomAreRefused() {
        // Fourteen bytes more than a multiple of four is what fits
        assertThrows(IllegalArgumentException.class, () -> HeaderStack.ethernet().ipv6().geneve(6081, 14).build());
        assertEquals(124, HeaderStack.ethernet().ipv6().geneve(6081, 13).build().option().length());
    }

    @Test
    void eachLengthHasAnOptionAndAFieldOfItsOwn() {
        final var options = StackCase.all().stream().map(it -> it.stack().option().asTunnelOption()).distinct()
            .toList();
        assertEquals(options.size(), options.stream().map(it -> it.type()).distinct().count());
        assertEquals(options.size(), options.stream().map(it -> it.field().orElseThrow()).distinct().count());
        // A critical option would have the first bit of its type set
        assertTrue(options.stream().allMatch(it -> it.type() < 0x80));
        assertEquals(45, HeaderStack.ethernet().ipv4().vxlan(4789).build().option().asTunnelOption().field()
            .orElseThrow());
    }

    private static boolean proves(final HeaderStack stack, final byte[] headers) {
        final var value = stack.value().toArray();
        final var mask = stack.mask().toArray();
        for (int i = 0; i < mask.length; i++) {
            if ((headers[i] & mask[i]) != value[i]) {
                return false;
            }
        }
        return true;
    }
}
