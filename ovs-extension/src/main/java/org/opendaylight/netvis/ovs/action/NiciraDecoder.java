/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.netvis.ovs.field.Subfield;

/**
 * Reads actions. What is wrong with them is told by exceptions; padding and lengths are not looked at, as
 * {@link NiciraCodec#decode} encodes the result again and compares.
 */
final class NiciraDecoder {
    private static final int OFFSET_SHIFT = 6;
    private static final int WIDTH_MASK = 0x3f;

    private final ByteBuffer in;

    private NiciraDecoder(final ByteBuffer in) {
        this.in = in;
    }

    static NiciraAction decode(final byte[] payload) {
        return new NiciraDecoder(ByteBuffer.wrap(payload)).action();
    }

    private NiciraAction action() {
        final var subtype = get16();
        return switch (subtype) {
            case Subtypes.NXAST_REG_MOVE -> move();
            case Subtypes.NXAST_REG_LOAD -> load();
            case Subtypes.NXAST_REG_LOAD2 -> load2();
            case Subtypes.NXAST_RAW_ENCAP -> encap();
            case Subtypes.NXAST_RAW_DECAP -> decap();
            case Subtypes.NXAST_CONTROLLER2 -> controller();
            case Subtypes.NXAST_OUTPUT_TRUNC ->
                new NiciraAction.OutputTrunc(get16(), Integer.toUnsignedLong(in.getInt()));
            case Subtypes.NXAST_RESUBMIT -> new NiciraAction.Resubmit(get16());
            case Subtypes.NXAST_RESUBMIT_TABLE -> new NiciraAction.ResubmitTable(get16(), get8());
            default -> throw new IllegalArgumentException("subtype " + subtype + " is not known");
        };
    }

    private NiciraAction move() {
        final var width = get16();
        final var sourceOffset = get16();
        final var destinationOffset = get16();
        final var source = new Subfield(field(in.getInt()), sourceOffset, width);
        return new NiciraAction.RegMove(source, new Subfield(field(in.getInt()), destinationOffset, width));
    }

    private NiciraAction load() {
        final var bits = get16();
        final var field = field(in.getInt());
        return new NiciraAction.RegLoad(new Subfield(field, bits >> OFFSET_SHIFT, (bits & WIDTH_MASK) + 1),
            in.getLong());
    }

    private NiciraAction load2() {
        final var header = in.getInt();
        if (!OxmHeader.isMasked(header)) {
            final var field = field(header);
            return NiciraAction.RegLoad2.whole(field, bytes(field.bytes()));
        }
        final var field = field(OxmHeader.withoutMask(header));
        return new NiciraAction.RegLoad2(field, bytes(field.bytes()), bytes(field.bytes()));
    }

    private NxmField field(final int header) {
        final var experimenter = OxmHeader.isExperimenter(header) ? in.getInt() : 0;
        final var field = NxmField.ofHeader(header, experimenter);
        if (field == null) {
            throw new IllegalArgumentException("field 0x%08x of experimenter 0x%x is not known".formatted(header,
                experimenter));
        }
        return field;
    }

    private NiciraAction encap() {
        final var headerSize = get16();
        final var packetType = PacketType.ofWord(in.getInt());
        final var properties = ImmutableList.<EncapProperty>builder();
        while (in.hasRemaining()) {
            properties.add(property());
        }
        return new NiciraAction.Encap(headerSize, packetType, properties.build());
    }

    private EncapProperty property() {
        final var propertyClass = get16();
        final var type = get8();
        final var length = get8();
        // Properties are padded, and the padding is not counted
        final var body = ByteBuffer.wrap(bytes(length + Subtypes.padding(length) - Integer.BYTES).toArray());
        if (propertyClass == Subtypes.OFPPPC_NSH && type == Subtypes.OFPPPT_PROP_NSH_MDTYPE) {
            return new EncapProperty.NshMdType(body.get());
        } else if (propertyClass == Subtypes.OFPPPC_NSH && type == Subtypes.OFPPPT_PROP_NSH_TLV) {
            return new NiciraDecoder(body).tlv();
        }
        throw new IllegalArgumentException("property %d of class %d is not known".formatted(type, propertyClass));
    }

    private EncapProperty tlv() {
        return new EncapProperty.NshTlv(get16(), get8(), bytes(get8()));
    }

    private NiciraAction decap() {
        get16();
        return new NiciraAction.Decap(PacketType.ofWord(in.getInt()));
    }

    /** Open vSwitch writes only the properties that are not as they are by themselves. */
    private NiciraAction controller() {
        bytes(Subtypes.CONTROLLER2_PADDING);
        if (in.remaining() != Subtypes.METER_ID_LENGTH || get16() != Subtypes.NXAC2PT_METER_ID
                || get16() != Subtypes.METER_ID_LENGTH) {
            throw new IllegalArgumentException("a packet to the controller with other properties than a meter");
        }
        return new NiciraAction.Controller(in.getInt());
    }

    private Bytes bytes(final int count) {
        Ranges.require("length", count, 0, in.remaining());
        final var bytes = new byte[count];
        in.get(bytes);
        return Bytes.of(bytes);
    }

    private int get8() {
        return Byte.toUnsignedInt(in.get());
    }

    private int get16() {
        return Short.toUnsignedInt(in.getShort());
    }
}
