/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LoopHeadersTest {
    @Test
    void headersAreThoseThatWereWrittenByHand() {
        assertEquals("0800" + "4500005c00000000" + "401138a3" + "7f140001" + "c00002d9" + "17c117c1" + "00480000"
            + "0e00655800000000" + "ffff5d0d" + "0000", HexFormat.of().formatHex(value(0x7f140001, 0xc00002d9, 52)));
    }

    @Property
    void anyRouterWouldTakeTheChecksum(@ForAll final int source, @ForAll final int destination,
            @ForAll @IntRange(min = 1, max = 31) final int words) {
        final var header = ByteBuffer.wrap(value(source, destination, Integer.BYTES * words), 2, 20).slice();
        int sum = 0;
        while (header.hasRemaining()) {
            sum += Short.toUnsignedInt(header.getShort());
        }
        assertEquals(0xffff, (sum & 0xffff) + (sum >>> 16));
    }

    /** Then it all takes whole words of metadata, and none are added. */
    @Property
    void lengthsEndWithTheData(@ForAll @IntRange(min = 1, max = 31) final int words) {
        final var bytes = ByteBuffer.wrap(value(1, 2, Integer.BYTES * words));
        assertEquals(44, bytes.capacity());
        final int length = bytes.capacity() - 2 + Integer.BYTES * words - HeaderStack.PADDING;
        assertEquals(length, bytes.getShort(4));
        assertEquals(length - 20, bytes.getShort(26));
        assertEquals(words + 1, bytes.get(30));
        assertEquals(words, bytes.get(41));
    }

    private static byte[] value(final int source, final int destination, final int length) {
        return LoopHeaders.of(source, destination, 6081, new LoopOption(length)).asMetadata().value().toArray();
    }
}
