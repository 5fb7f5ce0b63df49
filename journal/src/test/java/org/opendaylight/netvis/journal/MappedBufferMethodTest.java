/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.netvis.journal.MappedBufferMethod.Form;

/**
 * The correction, on the class of the release that this build resolves.
 */
class MappedBufferMethodTest {
    private static final int SIZE = 64;

    @TempDir
    private Path directory;

    @Test
    void deliveredClassRefusesAPartBehindThePreviousOne() throws Exception {
        final var buffer = MappedBuffers.create(MappedBuffers.delivered(), directory, SIZE);
        buffer.internalNioBuffer(1, 4);
        final var failure = assertThrows(IllegalArgumentException.class, () -> buffer.internalNioBuffer(8, 4));
        assertEquals("newPosition > limit: (8 > 5)", failure.getMessage());
    }

    @Test
    void correctedClassGivesAnyPartAfterAnyOther() throws Exception {
        assertGivesAnyPartAfterAnyOther(MappedBufferMethod.corrected(MappedBuffers.delivered()));
    }

    private void assertGivesAnyPartAfterAnyOther(final byte[] classFile) throws Exception {
        final var buffer = MappedBuffers.create(classFile, directory, SIZE);
        final var bytes = new byte[SIZE];
        for (int index = 0; index < SIZE; index++) {
            bytes[index] = (byte) index;
        }
        buffer.setBytes(0, bytes);
        for (int first = 0; first <= SIZE; first++) {
            for (int second = 0; second <= SIZE; second++) {
                assertPart(buffer, bytes, 0, first);
                assertPart(buffer, bytes, second, SIZE - second);
                assertPart(buffer, bytes, first, Math.min(SIZE - first, 4));
            }
        }
    }

    private static void assertPart(final ByteBuf buffer, final byte[] bytes, final int index, final int length)
            throws IOException {
        final var read = new ByteArrayOutputStream();
        buffer.getBytes(index, read, length);
        assertArrayEquals(Arrays.copyOfRange(bytes, index, index + length), read.toByteArray());
    }

    @Test
    void partBeyondTheEndIsRefusedByTheCorrectedClassToo() throws Exception {
        final var buffer = MappedBuffers.create(MappedBufferMethod.corrected(MappedBuffers.delivered()), directory,
            SIZE);
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.internalNioBuffer(SIZE - 3, 4));
    }

    @Test
    void deliveredClassIsKnownAsWrong() throws Exception {
        assertEquals(Form.WRONG, MappedBufferMethod.form(MappedBuffers.delivered()));
    }

    @Test
    void classThatIsDifferentIsUnknown() throws Exception {
        // One that has the method, and one that has not
        assertEquals(Form.UNKNOWN, MappedBufferMethod.form(MappedBufferMethod.corrected(MappedBuffers.delivered())));
        assertEquals(Form.UNKNOWN, MappedBufferMethod.form(MappedBuffers.classFile("java.lang.Object")));
    }

    @Test
    void classThatSetsTheLimitFirstIsRight() throws Exception {
        assertEquals(Form.RIGHT, MappedBufferMethod.form(MappedBuffers.withLimitFirst()));
        assertGivesAnyPartAfterAnyOther(MappedBuffers.withLimitFirst());
    }
}
