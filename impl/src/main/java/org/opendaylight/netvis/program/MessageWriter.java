/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.Arrays;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * A growing message in network byte order.
 */
final class MessageWriter {
    private static final int INITIAL_SIZE = 256;
    /** What the length field of the header can tell. */
    private static final int MAX_SIZE = 0xffff;

    private byte[] bytes = new byte[INITIAL_SIZE];
    private int size;

    int size() {
        return size;
    }

    MessageWriter put8(final int value) {
        return put(value, 1);
    }

    MessageWriter put16(final int value) {
        return put(value, Short.BYTES);
    }

    MessageWriter put32(final int value) {
        return put(value, Integer.BYTES);
    }

    MessageWriter put64(final long value) {
        return put(value, Long.BYTES);
    }

    MessageWriter putWord(final Word word, final int count) {
        return count > Long.BYTES ? put(word.high(), count - Long.BYTES).put64(word.low()) : put(word.low(), count);
    }

    MessageWriter putBytes(final byte[] content) {
        reserve(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
        return this;
    }

    MessageWriter putZeros(final int count) {
        reserve(count);
        size += count;
        return this;
    }

    /** Adds zeros until the structure that began at a position ends on a multiple of 8 bytes. */
    MessageWriter align(final int start) {
        return putZeros(Math.floorMod(start - size, OpenFlow13.ALIGNMENT));
    }

    /** Writes into a length field at a position how far it is from the start of its structure to here. */
    void setLength(final int at, final int start) {
        bytes[at] = (byte) (size - start >> 8);
        bytes[at + 1] = (byte) (size - start);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private MessageWriter put(final long value, final int count) {
        reserve(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
        return this;
    }

    private void reserve(final int count) {
        if (size + count > MAX_SIZE) {
            throw new IllegalArgumentException("an OpenFlow message cannot have more than " + MAX_SIZE + " bytes");
        }
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
