/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

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
        if (experimenter != Experimenter.NICIRA) {
            throw new IllegalArgumentException("action of experimenter 0x" + Integer.toHexString(experimenter));
        }
        // With its subtype at least
        return switch (NiciraCodec.decode(body.getBytes(Math.max(Short.BYTES, body.remaining())))) {
            case NiciraAction.Controller controller ->
                new Action.ToController(OptionalInt.of(controller.meter()));
            case NiciraAction.Unknown unknown ->
                throw new IllegalArgumentException("action of Open vSwitch: " + unknown.reason());
            case NiciraAction action -> new Action.Experimenter(action);
        };
    }
}
