/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import java.nio.ByteBuffer;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.OxmEntry;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Writes actions, and the padding and lengths around them.
 */
final class NiciraEncoder {
    private static final int MAX_LENGTH = 0xfff8;
    /** Where {@code nx_action_reg_load} has the offset, above the width less one. */
    private static final int OFFSET_SHIFT = 6;

    private final ByteArrayDataOutput out = ByteStreams.newDataOutput();

    private NiciraEncoder() {
        // Hidden on purpose
    }

    static byte[] encode(final NiciraAction action) {
        final var encoder = new NiciraEncoder();
        encoder.put(action);
        final var payload = encoder.out.toByteArray();
        // Unknown is as it came
        final var unpadded = NiciraCodec.HEADER_LENGTH + payload.length;
        final var length = unpadded + (action instanceof NiciraAction.Unknown ? 0 : Subtypes.padding(unpadded));
        Ranges.require("length of the action", length, 0, MAX_LENGTH);
        return ByteBuffer.allocate(length).putShort((short) OpenFlow13.OFPAT_EXPERIMENTER).putShort((short) length)
            .putInt(Experimenter.NICIRA).put(payload).array();
    }

    private void put(final NiciraAction action) {
        switch (action) {
            case NiciraAction.RegMove move -> putMove(move.source(), move.destination());
            case NiciraAction.RegLoad load -> putLoad(load.destination(), load.value());
            case NiciraAction.RegLoad2 load -> putLoad2(load);
            case NiciraAction.Encap encap -> putEncap(encap);
            case NiciraAction.Decap decap -> {
                put16(Subtypes.NXAST_RAW_DECAP, 0);
                out.writeInt(decap.newType().toWord());
            }
            case NiciraAction.OutputTrunc trunc -> {
                put16(Subtypes.NXAST_OUTPUT_TRUNC, trunc.port());
                out.writeInt((int) trunc.maxLength());
            }
            case NiciraAction.Resubmit resubmit -> put16(Subtypes.NXAST_RESUBMIT, resubmit.port());
            case NiciraAction.ResubmitTable resubmit -> {
                put16(Subtypes.NXAST_RESUBMIT_TABLE, resubmit.port());
                out.writeByte(resubmit.table());
            }
            case NiciraAction.Controller controller -> {
                put16(Subtypes.NXAST_CONTROLLER2);
                out.write(new byte[Subtypes.CONTROLLER2_PADDING]);
                put16(Subtypes.NXAC2PT_METER_ID, Subtypes.METER_ID_LENGTH);
                out.writeInt(controller.meter());
            }
            case NiciraAction.Unknown unknown -> out.write(unknown.payload().toArray());
        }
    }

    private void putMove(final Subfield source, final Subfield destination) {
        put16(Subtypes.NXAST_REG_MOVE, source.width(), source.offset(), destination.offset());
        putHeader(source.field());
        putHeader(destination.field());
    }

    private void putLoad(final Subfield destination, final long value) {
        put16(Subtypes.NXAST_REG_LOAD, destination.offset() << OFFSET_SHIFT | destination.width() - 1);
        putHeader(destination.field());
        out.writeLong(value);
    }

    private void putLoad2(final NiciraAction.RegLoad2 load) {
        put16(Subtypes.NXAST_REG_LOAD2);
        out.write(OxmEntry.encode(load.field(), load.value(), load.isWhole() ? null : load.mask()));
    }

    private void putEncap(final NiciraAction.Encap encap) {
        put16(Subtypes.NXAST_RAW_ENCAP, encap.headerSize());
        out.writeInt(encap.packetType().toWord());
        for (var property : encap.properties()) {
            switch (property) {
                case EncapProperty.NshMdType mdType -> putMdType(mdType);
                case EncapProperty.NshTlv tlv -> putTlv(tlv);
            }
        }
    }

    private void putMdType(final EncapProperty.NshMdType mdType) {
        putPropertyHeader(Subtypes.OFPPPT_PROP_NSH_MDTYPE, Subtypes.NSH_MDTYPE_LENGTH);
        out.writeByte(mdType.type());
        out.write(new byte[Subtypes.padding(Subtypes.NSH_MDTYPE_LENGTH)]);
    }

    private void putTlv(final EncapProperty.NshTlv tlv) {
        final var length = tlv.value().length();
        final var padding = Subtypes.padding(length);
        putPropertyHeader(Subtypes.OFPPPT_PROP_NSH_TLV, Subtypes.NSH_TLV_LENGTH + length + padding);
        out.writeShort(tlv.metadataClass());
        out.writeByte(tlv.type());
        out.writeByte(length);
        out.write(tlv.value().toArray());
        out.write(new byte[padding]);
    }

    private void putPropertyHeader(final int type, final int length) {
        out.writeShort(Subtypes.OFPPPC_NSH);
        out.writeByte(type);
        out.writeByte(length);
    }

    private void putHeader(final NxmField field) {
        out.writeInt(field.header(false));
        if (field.isExperimenter()) {
            out.writeInt(field.experimenter());
        }
    }

    private void put16(final int... values) {
        for (var value : values) {
            out.writeShort(value);
        }
    }
}
