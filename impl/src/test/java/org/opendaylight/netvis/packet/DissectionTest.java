/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * Which headers are found, and what is said of wrong ones.
 */
class DissectionTest {
    private static final String MACS = "0200000000010200000000aa";

    private final Dissection dissection = new Dissection();

    @TestFactory
    Stream<DynamicTest> findsTheHeadersOfEachSeed() {
        return Seeds.ALL.entrySet().stream().map(seed -> DynamicTest.dynamicTest(seed.getKey(), () -> {
            dissection.dissect(Unpooled.wrappedBuffer(seed.getValue().bytes()));
            assertEquals(seed.getValue().headers(), kinds());
            assertEquals(Malformation.NONE, dissection.malformation());
        }));
    }

    @TestFactory
    Stream<DynamicTest> aTruncatedSeedKeepsTheHeadersBeforeTheCut() {
        return Seeds.ALL.entrySet().stream().map(seed -> DynamicTest.dynamicTest(seed.getKey(), () -> {
            final var bytes = seed.getValue().bytes();
            for (var length = 0; length < bytes.length; length++) {
                dissection.dissect(Unpooled.wrappedBuffer(bytes, 0, length));
                final var found = kinds();
                assertEquals(seed.getValue().headers().subList(0, found.size()), found);
            }
        }));
    }

    @Test
    void ethernetIsTruncatedBelowFourteenBytes() {
        assertMalformed(Malformation.TRUNCATED_HEADER, List.of(), MACS + "08");
    }

    @Test
    void theBytesBehindTheTotalLengthArePadding() {
        final var frame = Unpooled.wrappedBuffer(Seeds.of("ethernet-padding"));
        dissection.dissect(frame);
        assertEquals(frame.writerIndex(), dissection.limit(0));
        assertEquals(frame.writerIndex() - 11, dissection.limit(1));
        assertEquals(frame.writerIndex() - 11, dissection.limit(2));
    }

    @Test
    void aTotalLengthBeyondTheFrameKeepsTheIpHeader() {
        final var frame = Seeds.of("vlan");
        frame[21]++;
        assertMalformed(Malformation.LENGTH_BEYOND_CONTENT,
            List.of(HeaderKind.ETHERNET, HeaderKind.VLAN, HeaderKind.IPV4), HexFormat.of().formatHex(frame));
    }

    @Test
    void aTotalLengthBelowTheHeaderIsMalformed() {
        assertMalformed(Malformation.LENGTH_BELOW_HEADER, List.of(HeaderKind.ETHERNET),
            MACS + "0800" + "4500001300010000400600000a0000010a000002");
    }

    @Test
    void aHeaderLengthBelowTheLeastIsMalformed() {
        assertMalformed(Malformation.LENGTH_BELOW_HEADER, List.of(HeaderKind.ETHERNET),
            MACS + "0800" + "4400001400010000400600000a0000010a000002");
    }

    @Test
    void theEthertypePromisesTheVersion() {
        assertMalformed(Malformation.WRONG_VERSION, List.of(HeaderKind.ETHERNET), MACS + "0800" + "65".repeat(40));
        assertMalformed(Malformation.WRONG_VERSION, List.of(HeaderKind.ETHERNET), MACS + "86dd" + "45".repeat(40));
    }

    @Test
    void anExtensionHeaderOfNoLengthInGtpEndsTheReading() {
        final var frame = Seeds.of("gtp-u-extensions");
        frame[14 + 20 + 8 + 12] = 0;
        dissection.dissect(Unpooled.wrappedBuffer(frame));
        assertEquals(Malformation.LENGTH_BELOW_HEADER, dissection.malformation());
        assertEquals(HeaderKind.GTP_U, dissection.kind(dissection.size() - 1));
    }

    @Test
    void aUdpLengthBelowItsHeaderIsMalformed() {
        final var frame = Seeds.of("vxlan");
        frame[38] = 0;
        frame[39] = 7;
        dissection.dissect(Unpooled.wrappedBuffer(frame));
        assertEquals(Malformation.LENGTH_BELOW_HEADER, dissection.malformation());
    }

    @Test
    void labelsAreCountedUpToTheMost() {
        assertMalformed(Malformation.TOO_MANY_HEADERS, Stream.concat(Stream.of(HeaderKind.ETHERNET),
                Stream.generate(() -> HeaderKind.MPLS).limit(Dissection.MAX_HEADERS - 1)).toList(),
            MACS + "8847" + "00010040".repeat(200));
    }

    @Test
    void packetsWithinPacketsAreCountedUpToTheMost() {
        var packet = "45000014" + "000100004000" + "0000" + "0a000001" + "0a000002";
        for (var i = 1; i < 7; i++) {
            packet = "4500" + HexFormat.of().toHexDigits((short) (20 * (i + 1))) + "000100004004" + "0000"
                + "0a0000010a000002" + packet;
        }
        dissection.dissect(buffer(MACS + "0800" + packet));
        assertEquals(Malformation.TOO_MANY_ENCAPSULATIONS, dissection.malformation());
        assertEquals(2 + Dissection.MAX_ENCAPSULATIONS, dissection.size());
        assertEquals(Dissection.MAX_ENCAPSULATIONS, dissection.depth(dissection.size() - 1));
    }

    @Test
    void fragmentsAreMarked() {
        for (var name : List.of("ipv4-first-fragment", "ipv4-later-fragment", "ipv6-first-fragment",
                "ipv6-later-fragment")) {
            assertTrue(dissection.dissect(Unpooled.wrappedBuffer(Seeds.of(name))).isFragment(), name);
        }
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("ipv6-atomic-fragment")));
        assertEquals(false, dissection.isFragment());
    }

    @Test
    void positionsAreIndexesOfTheBuffer() {
        final var seed = Seeds.of("vxlan");
        final var frame = Unpooled.buffer().writeZero(77).writeBytes(seed).writeZero(50).readerIndex(77);
        frame.writerIndex(77 + seed.length);
        dissection.dissect(frame);
        assertEquals(77, dissection.start(0));
        assertEquals(77 + 14, dissection.start(1));
        assertEquals(77 + 50, dissection.start(dissection.innermostEthernet()));
    }

    @Test
    void packetsWithinAreFound() {
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("nested")));
        assertEquals(4, dissection.inner(0));
        assertEquals(8, dissection.inner(4));
        assertEquals(12, dissection.inner(8));
        assertEquals(-1, dissection.inner(12));
        assertEquals(8, dissection.innermostEthernet());
        assertEquals(12, dissection.innermost());
        assertEquals(6, dissection.find(HeaderKind.IPV4, 4));
        assertEquals(-1, dissection.find(HeaderKind.GTP_U, 4));
        assertNotEquals(-1, dissection.find(HeaderKind.GTP_U, 8));
    }

    private void assertMalformed(final Malformation reason, final List<HeaderKind> headers, final String frame) {
        dissection.dissect(buffer(frame));
        assertEquals(reason, dissection.malformation());
        assertEquals(headers, kinds());
    }

    private static ByteBuf buffer(final String hex) {
        final var bytes = HexFormat.of().parseHex(hex);
        return Unpooled.wrappedBuffer(Arrays.copyOf(bytes, bytes.length));
    }

    private List<HeaderKind> kinds() {
        return IntStream.range(0, dissection.size()).mapToObj(dissection::kind).toList();
    }
}
