/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.OptionalInt;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

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
            // Header, length and padding included
            case Action.Experimenter experimenter -> out.putBytes(NiciraCodec.encode(experimenter.action()));
        }
        out.align(start);
        out.setLength(start + Short.BYTES, start);
    }

    private static void putController(final MessageWriter out, final OptionalInt meter) {
        if (meter.isPresent()) {
            out.putBytes(NiciraCodec.encode(new NiciraAction.Controller(meter.getAsInt())));
        } else {
            begin(out, OpenFlow13.OFPAT_OUTPUT).put32(OpenFlow13.OFPP_CONTROLLER).put16(OpenFlow13.OFPCML_NO_BUFFER);
        }
    }

    private static MessageWriter begin(final MessageWriter out, final int type) {
        return out.put16(type).put16(0);
    }
}
