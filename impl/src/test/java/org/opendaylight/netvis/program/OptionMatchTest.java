/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class OptionMatchTest {
    @Test
    void leadingBytesThatAreNotComparedAreNotThere() {
        assertEquals(option("0102", "ff0f"), option("aa0102", "00ff0f"));
        assertEquals(option("0102", "ff0f"), option("01f2", "ff0f"));
        assertEquals("tun_metadata45=0x102/0xff0f", option("0102", "ff0f").toString());
        assertEquals("tun_metadata45=0/0xff", option("00", "ff").toString());
    }

    @Test
    void bothEndTogether() {
        assertTrue(option("0102", "ffff").overlaps(option("02", "ff")));
        assertFalse(option("0102", "ffff").overlaps(option("01", "ff")));
        assertEquals(option("0102", "ffff"), option("0100", "ff00").and(option("02", "ff")));
        assertTrue(option("0102", "ffff").isWithin(option("02", "0f")));
        assertFalse(option("02", "0f").isWithin(option("0102", "ffff")));
        assertFalse(option("0102", "ffff").isWithin(option("03", "0f")));
    }

    @Test
    void packetsWithAnotherOptionAreOthers() {
        final var one = Match.ANY.with(option("01", "ff")).orElseThrow();
        final var other = Match.ANY.with(new OptionMatch(46, option("01", "ff").value(), option("01", "ff").mask()))
            .orElseThrow();
        assertFalse(one.overlaps(other));
        assertEquals(Optional.empty(), one.and(other));
        assertFalse(one.isWithin(other));
        assertTrue(one.isWithin(Match.ANY));
        assertFalse(Match.ANY.isWithin(one));
        assertEquals(Optional.of(one), Match.ANY.and(one));
        assertEquals(Optional.of(one), one.and(Match.ANY));
    }

    @Test
    void nothingToCompareIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> option("01", "00"));
        assertThrows(IllegalArgumentException.class, () -> option("", ""));
        assertThrows(IllegalArgumentException.class, () -> new OptionMatch(64, option("01", "ff").value(),
            option("01", "ff").mask()));
    }

    @Property
    void matchesAreSetsOfData(@ForAll @Size(3) final byte[] data, @ForAll @Size(3) final byte[] value,
            @ForAll @Size(2) final byte[] other) {
        final var all = new byte[] {-1, -1, -1};
        final var packet = OptionMatch.of(45, data, all);
        // Few bits, so that they meet
        final var one = OptionMatch.of(45, value, new byte[] {1, 0, 3});
        final var two = OptionMatch.of(45, other, new byte[] {1, 2});
        assertEquals(packet.isWithin(one) && packet.isWithin(two),
            one.overlaps(two) && packet.isWithin(one.and(two)));
        assertEquals(packet.overlaps(one), packet.isWithin(one));
        if (one.overlaps(two)) {
            assertTrue(one.and(two).isWithin(one) && one.and(two).isWithin(two));
        }
    }

    private static OptionMatch option(final String value, final String mask) {
        return OptionMatch.of(45, HexFormat.of().parseHex(value), HexFormat.of().parseHex(mask));
    }
}
