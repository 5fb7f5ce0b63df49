/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.opendaylight.netvis.net.Strip;

/**
 * What must hold of any bytes at all. Bytes around the frame in the same buffer must not be seen, so there are some.
 */
final class FrameCheck {
    private static final int MARGIN = 32;

    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();
    private final PacketContext context = new PacketContext().receivedAt(1);
    private final Stripper stripper = new Stripper();

    void check(final byte[] frame, final Random random) {
        final var buffer = buffer(frame);
        dissection.dissect(buffer);
        checkHeaders(buffer);
        checkBytesAroundAreNotSeen(frame);
        dissection.dissect(buffer);
        checkFields();
        checkStrips(buffer, wanted(random));
        assertEquals(MARGIN, buffer.readerIndex());
        assertEquals(MARGIN + frame.length, buffer.writerIndex());
        assertArrayEquals(frame, ByteBufUtil.getBytes(buffer));
    }

    private static ByteBuf buffer(final byte[] frame) {
        return Unpooled.buffer().writeZero(MARGIN).writeBytes(frame).writeZero(MARGIN)
            .setIndex(MARGIN, MARGIN + frame.length);
    }

    private void checkHeaders(final ByteBuf buffer) {
        var position = buffer.readerIndex();
        var limit = buffer.writerIndex();
        assertTrue(dissection.size() <= Dissection.MAX_HEADERS);
        for (var i = 0; i < dissection.size(); i++) {
            assertEquals(position, dissection.start(i), dissection::toString);
            assertTrue(dissection.end(i) > position && dissection.end(i) <= dissection.limit(i), dissection::toString);
            assertTrue(dissection.limit(i) <= limit, dissection::toString);
            assertTrue(dissection.depth(i) <= Dissection.MAX_ENCAPSULATIONS);
            position = dissection.end(i);
            limit = dissection.limit(i);
        }
        assertEquals(position, dissection.payload());
    }

    /** The same frame with nothing around it, so that looking beyond would throw, and with other bytes around it. */
    private void checkBytesAroundAreNotSeen(final byte[] frame) {
        final var headers = dissection.toString();
        assertEquals(headers, dissection.dissect(Unpooled.wrappedBuffer(frame)).toString());
        final var other = buffer(frame);
        for (var i = 0; i < MARGIN; i++) {
            other.setByte(i, 0xff).setByte(MARGIN + frame.length + i, 0xff);
        }
        assertEquals(headers, dissection.dissect(other).toString());
    }

    private void checkFields() {
        for (var base = 0; base < dissection.size(); base++) {
            if (base == 0 || dissection.depth(base) != dissection.depth(base - 1)) {
                fields.read(dissection, base, context);
            }
        }
    }

    private static ImmutableSet<Strip> wanted(final Random random) {
        final var wanted = EnumSet.allOf(Strip.class);
        wanted.removeIf(strip -> random.nextInt(4) == 0);
        return Sets.immutableEnumSet(wanted);
    }

    private void checkStrips(final ByteBuf buffer, final ImmutableSet<Strip> wanted) {
        final var before = ByteBufUtil.getBytes(buffer);
        stripper.strip(dissection, wanted);
        assertTrue(stripper.start() >= buffer.readerIndex() && stripper.start() <= stripper.end());
        assertTrue(stripper.end() <= buffer.writerIndex());
        final var behindHeaders = dissection.payload() - buffer.readerIndex();
        final var after = ByteBufUtil.getBytes(buffer);
        assertArrayEquals(Arrays.copyOfRange(before, behindHeaders, before.length),
            Arrays.copyOfRange(after, behindHeaders, after.length));
        stripper.restore();
    }
}
