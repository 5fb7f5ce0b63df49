/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what {@link ActionEncoder} writes. Whatever netvis does not know is an {@link IllegalArgumentException}.
 */
final class ActionDecoder {
    private ActionDecoder() {
        // Hidden on purpose
    }

    static ImmutableList<Action> getActions(final MessageReader in) {
        final var actions = ImmutableList.<Action>builder();
        while (in.remaining() > 0) {
            final var type = in.get16();
            final var body = in.take(in.get16() - 2 * Short.BYTES);
            actions.add(getAction(type, body));
        }
        return actions.build();
    }

    private static Action getAction(final int type, final MessageReader body) {
        return switch (type) {
            case OpenFlow13.OFPAT_OUTPUT -> getOutput(body);
            case OpenFlow13.OFPAT_GROUP -> new Action.ToGroup(GroupId.ofValue(body.get32()));
            case OpenFlow13.OFPAT_POP_VLAN -> new Action.PopVlan();
            case OpenFlow13.OFPAT_PUSH_MPLS -> new Action.PushMpls(body.get16());
            case OpenFlow13.OFPAT_POP_MPLS -> new Action.PopMpls(body.get16());
            case OpenFlow13.OFPAT_SET_FIELD -> OxmDecoder.getSetField(body);
            case OpenFlow13.OFPAT_EXPERIMENTER -> getExperimenter(body);
            default -> throw new IllegalArgumentException("action of type " + type);
        };
    }

    private static Action getOutput(final MessageReader body) {
        final var port = body.get32();
        final var length = body.get16();
        if (port != OpenFlow13.OFPP_CONTROLLER) {
            return new Action.Output(new PortNo(port));
        }
        if (length != OpenFlow13.OFPCML_NO_BUFFER) {
            throw new IllegalArgumentException("the first " + length + " bytes of a packet to the controller");
        }
        return new Action.ToController();
    }

    private static Action getExperimenter(final MessageReader body) {
        final var experimenter = body.get32();
        final var subtype = body.get16();
        return switch (experimenter == OpenFlow13.NX_EXPERIMENTER_ID ? subtype : -1) {
            case OpenFlow13.NXAST_RESUBMIT_TABLE -> getResubmit(body);
            case OpenFlow13.NXAST_REG_MOVE -> getMove(body);
            case OpenFlow13.NXAST_CONTROLLER2 -> getController(body);
            case OpenFlow13.NXAST_RAW_ENCAP -> getEncap(body);
            case OpenFlow13.NXAST_RAW_DECAP -> getDecap(body);
            default -> throw new IllegalArgumentException("action %d of experimenter 0x%x".formatted(subtype,
                experimenter));
        };
    }

    private static Action getResubmit(final MessageReader body) {
        final var port = body.get16();
        if (port != OpenFlow13.OFPP10_IN_PORT) {
            throw new IllegalArgumentException("resubmit with in_port " + port);
        }
        return new Action.Resubmit(new TableId(body.get8()));
    }

    /** Open vSwitch writes only the properties that are not as they are by themselves. */
    private static Action getController(final MessageReader body) {
        body.skip(OpenFlow13.NXAST_CONTROLLER2_PADDING);
        if (body.remaining() != OpenFlow13.NXAC2PT_METER_ID_LENGTH || body.get16() != OpenFlow13.NXAC2PT_METER_ID
                || body.get16() != OpenFlow13.NXAC2PT_METER_ID_LENGTH) {
            throw new IllegalArgumentException("a packet to the controller with other properties than a meter");
        }
        return new Action.ToController(OptionalInt.of(body.get32()));
    }

    private static Action getMove(final MessageReader body) {
        final var count = body.get16();
        final var first = body.get16();
        final var destination = body.get16();
        return new Action.Move(Action.Bits.ofHeader(body.get32(), first, count),
            Action.Bits.ofHeader(body.get32(), destination, count));
    }

    private static Action getEncap(final MessageReader body) {
        final var size = body.get16();
        final var packetType = body.get32();
        for (var header : Action.Header.values()) {
            if (size == 0 && header.packetType() == packetType) {
                return header == Action.Header.NSH ? getNsh(body) : getPlain(header, body);
            }
        }
        throw new IllegalArgumentException("encap of packet type 0x" + Integer.toHexString(packetType));
    }

    private static Action getPlain(final Action.Header header, final MessageReader body) {
        if (body.remaining() != 0) {
            throw new IllegalArgumentException("encap of " + header + " with properties");
        }
        return new Action.Encap(header);
    }

    private static Action getNsh(final MessageReader body) {
        if (body.get16() != OpenFlow13.OFPPPC_NSH || body.get8() != OpenFlow13.OFPPPT_PROP_NSH_MDTYPE
                || body.get8() != OpenFlow13.NSH_MDTYPE_LENGTH || body.get8() != OpenFlow13.NSH_MD_TYPE_2) {
            throw new IllegalArgumentException("encap of NSH with other properties");
        }
        body.skip(3);
        return new Action.Encap(Action.Header.NSH,
            body.remaining() == 0 ? Optional.empty() : Optional.of(getTlv(body)));
    }

    private static Action.Tlv getTlv(final MessageReader body) {
        final var padded = body.remaining();
        if (body.get16() != OpenFlow13.OFPPPC_NSH || body.get8() != OpenFlow13.OFPPPT_PROP_NSH_TLV) {
            throw new IllegalArgumentException("encap of NSH with other properties");
        }
        final var length = body.get8();
        final var tlvClass = body.get16();
        final var type = body.get8();
        final var count = body.get8();
        final var told = OpenFlow13.NSH_TLV_LENGTH + count;
        if (length != padded || padded != told + MessageReader.padding(told)) {
            throw new IllegalArgumentException("encap of NSH with metadata of " + count + " bytes in " + padded);
        }
        final var value = ImmutableList.<Byte>builder();
        for (int i = 0; i < count; i++) {
            value.add((byte) body.get8());
        }
        return new Action.Tlv(tlvClass, type, value.build());
    }

    private static Action getDecap(final MessageReader body) {
        body.skip(Short.BYTES);
        final var packetType = body.get32();
        for (var next : Action.Next.values()) {
            if (next.packetType() == packetType) {
                return new Action.Decap(next);
            }
        }
        throw new IllegalArgumentException("decap to packet type 0x" + Integer.toHexString(packetType));
    }
}
