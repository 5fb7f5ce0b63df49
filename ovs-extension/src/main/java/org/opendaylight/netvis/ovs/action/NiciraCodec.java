/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import java.nio.BufferUnderflowException;
import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The bytes of Open vSwitch's actions, the same as ovs-ofctl sends.
 * <pre>
 *  +--------+--------+------------+---------+------...
 *  | 0xffff | length | 0x00002320 | subtype |  whole action: a multiple of 8 bytes
 *  +--------+--------+------------+---------+------...
 *    16 bits  16 bits   32 bits   '-- payload -----...
 * </pre>
 */
@NonNullByDefault
public final class NiciraCodec {
    /** How many bytes come before the payload. */
    public static final int HEADER_LENGTH = 8;

    private NiciraCodec() {
        // Hidden on purpose
    }

    /**
     * {@return a whole action, header included}
     *
     * @param action the action
     * @throws IllegalArgumentException if its properties make it longer than 65528 bytes
     */
    public static byte[] encode(final NiciraAction action) {
        return NiciraEncoder.encode(action);
    }

    /**
     * {@return the action of a payload, for all bytes that there are} Those which {@link #encode} would not
     * make are {@link NiciraAction.Unknown}, so that what is decoded is always encoded to the same bytes again.
     *
     * @param payload what follows the experimenter, to the end of the action: subtype, and then its own
     */
    public static NiciraAction decode(final byte[] payload) {
        try {
            final var action = NiciraDecoder.decode(payload);
            final var again = encode(action);
            return Arrays.equals(again, HEADER_LENGTH, again.length, payload, 0, payload.length) ? action
                : unknown(payload, "padding is not zero, or the length is not what it should be");
        } catch (BufferUnderflowException e) {
            return unknown(payload, "ends too early");
        } catch (IllegalArgumentException e) {
            return unknown(payload, e.getMessage());
        }
    }

    private static NiciraAction unknown(final byte[] payload, final String reason) {
        return new NiciraAction.Unknown(Bytes.of(payload), reason);
    }
}
