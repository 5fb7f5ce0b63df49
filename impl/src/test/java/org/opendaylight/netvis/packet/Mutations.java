/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.util.Arrays;
import java.util.Random;

/**
 * Damage to frames.
 */
final class Mutations {
    private final Random random;

    Mutations(final Random random) {
        this.random = random;
    }

    /** A seed with one to four damages. */
    byte[] frame() {
        var frame = Seeds.FRAMES.get(random.nextInt(Seeds.FRAMES.size())).clone();
        for (var i = random.nextInt(4); i >= 0; i--) {
            frame = damage(frame);
        }
        return frame;
    }

    private byte[] damage(final byte[] frame) {
        if (frame.length < 4) {
            return noise(random.nextInt(100));
        }
        return switch (random.nextInt(6)) {
            case 0 -> flipBits(frame);
            case 1 -> Arrays.copyOf(frame, random.nextInt(frame.length));
            case 2 -> overwriteLength(frame);
            case 3 -> repeatPart(frame);
            case 4 -> splice(frame, Seeds.FRAMES.get(random.nextInt(Seeds.FRAMES.size())));
            default -> splice(frame, noise(random.nextInt(64)));
        };
    }

    private byte[] flipBits(final byte[] frame) {
        for (var i = random.nextInt(8); i >= 0; i--) {
            frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return frame;
    }

    private byte[] overwriteLength(final byte[] frame) {
        final var extremes = new int[] {0, 1, 7, 8, 20, frame.length, 0xff, 0x7fff, 0xffff};
        final var value = extremes[random.nextInt(extremes.length)];
        final var at = random.nextInt(frame.length - 1);
        frame[at] = (byte) (value >> Byte.SIZE);
        frame[at + 1] = (byte) value;
        return frame;
    }

    /** Repeats a part many times, such as a tag, a label or a tunnel. */
    private byte[] repeatPart(final byte[] frame) {
        final var from = random.nextInt(frame.length);
        final var part = Arrays.copyOfRange(frame, from, from + 1 + random.nextInt(frame.length - from));
        var result = Arrays.copyOf(frame, from);
        for (var times = random.nextInt(40); times >= 0 && result.length < 2000; times--) {
            result = join(result, part);
        }
        return join(result, Arrays.copyOfRange(frame, from, frame.length));
    }

    private byte[] splice(final byte[] head, final byte[] tail) {
        return join(Arrays.copyOf(head, random.nextInt(head.length)), tail);
    }

    byte[] noise(final int length) {
        final var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(final byte[] head, final byte[] tail) {
        final var result = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, result, head.length, tail.length);
        return result;
    }
}
