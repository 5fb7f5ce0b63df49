/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.openflowjava.protocol.api.keys.MatchEntryDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * A set-field in a message (OpenFlow 1.3.5, section 7.2.5).
 * <pre>
 *  +--------+--------+------------+----------------+-------+---------+
 *  |   25   | length | OXM header | [experimenter] | value | padding |  whole action: a multiple of 8 bytes
 *  +--------+--------+------------+----------------+-------+---------+
 *    16 bits  16 bits   32 bits        32 bits
 * </pre>
 */
@NonNullByDefault
final class SetField {
    private static final int OXM = 2 * Short.BYTES;
    private static final int EXPERIMENTER = OXM + Integer.BYTES;

    /** The fields that openflowplugin does not know. */
    private static final ImmutableSet<MatchEntryDeserializerKey> OVS_FIELDS =
        OvsFields.all().keySet().stream().map(MatchProvider::deserializerKey).collect(toImmutableSet());

    private SetField() {
        // Hidden on purpose
    }

    /** {@return whether the action at the reader index sets a field that openflowplugin does not know} */
    static boolean isOfOvs(final ByteBuf message) {
        final var start = message.readerIndex();
        if (message.readableBytes() < EXPERIMENTER) {
            return false;
        }
        final var header = message.getInt(start + OXM);
        final var key = new MatchEntryDeserializerKey(EncodeConstants.OF_VERSION_1_3, OxmHeader.classOf(header),
            OxmHeader.number(header));
        if (OxmHeader.isExperimenter(header)) {
            if (message.readableBytes() < EXPERIMENTER + Integer.BYTES) {
                return false;
            }
            key.setExperimenterId(Uint32.fromIntBits(message.getInt(start + EXPERIMENTER)));
        }
        return OVS_FIELDS.contains(key);
    }

    /**
     * Reads the whole action at the reader index.
     *
     * @throws IllegalArgumentException if its lengths do not fit, into each other or into the message
     */
    static NiciraAction read(final ByteBuf message) {
        final var start = message.readerIndex();
        final var length = message.getUnsignedShort(start + Short.BYTES);
        final var oxm = new byte[Integer.BYTES + OxmHeader.length(message.getInt(start + OXM))];
        if (length < OXM + oxm.length || length > message.readableBytes()) {
            throw new IllegalArgumentException("set-field of %d bytes with a field of %d where there are %d".formatted(
                length, oxm.length, message.readableBytes()));
        }
        message.getBytes(start + OXM, oxm);
        message.skipBytes(length);
        return NiciraCodec.decodeSetField(oxm);
    }
}
