/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.nio.ByteBuffer;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * A part of a message whose lengths may lie: whoever reads beyond its end gets an {@link IllegalArgumentException}.
 */
final class MessageReader {
    private final ByteBuffer bytes;

    private MessageReader(final ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static MessageReader of(final byte[] message) {
        return new MessageReader(ByteBuffer.wrap(message));
    }

    int remaining() {
        return bytes.remaining();
    }

    int get8() {
        return Byte.toUnsignedInt(require(1).get());
    }

    int get16() {
        return Short.toUnsignedInt(require(Short.BYTES).getShort());
    }

    int get32() {
        return require(Integer.BYTES).getInt();
    }

    long get64() {
        return require(Long.BYTES).getLong();
    }

    Word getWord(final int count) {
        return count > Long.BYTES ? new Word(getLong(count - Long.BYTES), get64()) : Word.of(getLong(count));
    }

    private long getLong(final int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | get8();
        }
        return value;
    }

    byte[] getBytes(final int count) {
        require(count);
        final var content = new byte[count];
        bytes.get(content);
        return content;
    }

    MessageReader skip(final int count) {
        require(count).position(bytes.position() + count);
        return this;
    }

    /** Reads on after so many bytes; they are read by what is returned. */
    MessageReader take(final int count) {
        final var part = require(count).slice(bytes.position(), count);
        skip(count);
        return new MessageReader(part);
    }

    /** {@return how many bytes pad a structure} */
    static int padding(final int length) {
        return Math.floorMod(-length, OpenFlow13.ALIGNMENT);
    }

    private ByteBuffer require(final int count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalArgumentException(count + " bytes wanted where there are " + bytes.remaining());
        }
        return bytes;
    }
}
