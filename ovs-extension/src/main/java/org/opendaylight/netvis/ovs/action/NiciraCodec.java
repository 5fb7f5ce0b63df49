/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.field.Bytes;

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
    /** Where an OXM tells the length of what follows (OpenFlow 1.3.5, section 7.2.3.2). */
    private static final int OXM_LENGTH = 3;

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

    /**
     * {@return what a set-field does (OFPAT_SET_FIELD, OpenFlow 1.3.5, section 7.2.5), as {@link
     * NiciraAction.RegLoad2}} Open vSwitch makes one and the same of both, and tells a whole field of whichever was
     * sent as set-field. Unknown is as for {@link #decode}.
     *
     * @param oxm the field with its value (OpenFlow 1.3.5, section 7.2.3.2), without padding
     */
    public static NiciraAction decodeSetField(final byte[] oxm) {
        final var length = Short.BYTES + oxm.length;
        final var payload = ByteBuffer.allocate(length + Subtypes.padding(HEADER_LENGTH + length))
            .putShort((short) Subtypes.NXAST_REG_LOAD2).put(oxm).array();
        return oxm.length > OXM_LENGTH && oxm.length == OXM_LENGTH + 1 + Byte.toUnsignedInt(oxm[OXM_LENGTH])
            ? decode(payload) : unknown(payload, "its field is not as long as it tells");
    }

    /**
     * {@return the same bytes as an action that nobody knows}
     *
     * @param action an action
     * @param reason why it is to be unknown
     */
    public static NiciraAction.Unknown unknown(final NiciraAction action, final String reason) {
        final var bytes = encode(action);
        return new NiciraAction.Unknown(Bytes.of(Arrays.copyOfRange(bytes, HEADER_LENGTH, bytes.length)), reason);
    }

    private static NiciraAction unknown(final byte[] payload, final String reason) {
        return new NiciraAction.Unknown(Bytes.of(payload), reason);
    }
}
