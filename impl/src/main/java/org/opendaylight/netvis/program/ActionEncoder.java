/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.OptionalInt;

/**
 * Actions as they are sent (OpenFlow 1.3.5, section 7.2.5; Open vSwitch's in its lib/ofp-actions.c).
 */
final class ActionEncoder {
    private ActionEncoder() {
        // Hidden on purpose
    }

    static void put(final MessageWriter out, final Iterable<Action> actions) {
        actions.forEach(action -> put(out, action));
    }

    private static void put(final MessageWriter out, final Action action) {
        final var start = out.size();
        switch (action) {
            // max_len is of account for packets to the controller only; 0 is what Open vSwitch reports
            case Action.Output output -> begin(out, OpenFlow13.OFPAT_OUTPUT).put32(output.port().value()).put16(0);
            case Action.ToGroup toGroup -> begin(out, OpenFlow13.OFPAT_GROUP).put32(toGroup.group().value());
            case Action.PopVlan popVlan -> begin(out, OpenFlow13.OFPAT_POP_VLAN).put32(0);
            case Action.PushMpls push -> begin(out, OpenFlow13.OFPAT_PUSH_MPLS).put16(push.etherType());
            case Action.PopMpls pop -> begin(out, OpenFlow13.OFPAT_POP_MPLS).put16(pop.etherType());
            case Action.SetField set ->
                OxmEncoder.putValue(begin(out, OpenFlow13.OFPAT_SET_FIELD), set.field(), set.value());
            case Action.ToController toController -> putController(out, toController.meter());
            case Action.Resubmit resubmit -> extended(out, OpenFlow13.NXAST_RESUBMIT_TABLE)
                .put16(OpenFlow13.OFPP10_IN_PORT)
                .put8(resubmit.table().value());
            case Action.Move move -> putMove(extended(out, OpenFlow13.NXAST_REG_MOVE), move);
            case Action.Encap encap -> putEncap(extended(out, OpenFlow13.NXAST_RAW_ENCAP), encap);
            case Action.Decap decap -> extended(out, OpenFlow13.NXAST_RAW_DECAP)
                .put16(0).put32(decap.next().packetType());
        }
        out.align(start);
        out.setLength(start + Short.BYTES, start);
    }

    private static void putController(final MessageWriter out, final OptionalInt meter) {
        if (meter.isPresent()) {
            extended(out, OpenFlow13.NXAST_CONTROLLER2).putZeros(OpenFlow13.NXAST_CONTROLLER2_PADDING)
                .put16(OpenFlow13.NXAC2PT_METER_ID).put16(OpenFlow13.NXAC2PT_METER_ID_LENGTH).put32(meter.getAsInt());
        } else {
            begin(out, OpenFlow13.OFPAT_OUTPUT).put32(OpenFlow13.OFPP_CONTROLLER).put16(OpenFlow13.OFPCML_NO_BUFFER);
        }
    }

    private static void putMove(final MessageWriter out, final Action.Move move) {
        out.put16(move.source().count()).put16(move.source().first()).put16(move.destination().first())
            .put32(move.source().header()).put32(move.destination().header());
    }

    private static void putEncap(final MessageWriter out, final Action.Encap encap) {
        out.put16(0).put32(encap.header().packetType());
        if (encap.header() == Action.Header.NSH) {
            out.put16(OpenFlow13.OFPPPC_NSH).put8(OpenFlow13.OFPPPT_PROP_NSH_MDTYPE)
                .put8(OpenFlow13.NSH_MDTYPE_LENGTH).put8(OpenFlow13.NSH_MD_TYPE_2).putZeros(3);
        }
        encap.metadata().ifPresent(tlv -> putTlv(out, tlv));
    }

    private static void putTlv(final MessageWriter out, final Action.Tlv tlv) {
        final var count = tlv.value().size();
        final var length = OpenFlow13.NSH_TLV_LENGTH + count;
        final var padding = MessageReader.padding(length);
        out.put16(OpenFlow13.OFPPPC_NSH).put8(OpenFlow13.OFPPPT_PROP_NSH_TLV).put8(length + padding)
            .put16(tlv.tlvClass()).put8(tlv.type()).put8(count);
        tlv.value().forEach(out::put8);
        out.putZeros(padding);
    }

    private static MessageWriter extended(final MessageWriter out, final int subtype) {
        return begin(out, OpenFlow13.OFPAT_EXPERIMENTER).put32(OpenFlow13.NX_EXPERIMENTER_ID).put16(subtype);
    }

    private static MessageWriter begin(final MessageWriter out, final int type) {
        return out.put16(type).put16(0);
    }
}
