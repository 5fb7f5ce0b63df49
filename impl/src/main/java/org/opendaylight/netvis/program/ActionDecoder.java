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
        if (experimenter != NiciraAction.EXPERIMENTER) {
            throw new IllegalArgumentException("action of experimenter 0x" + Integer.toHexString(experimenter));
        }
        final var payload = body.getBytes(body.remaining());
        final var rest = MessageReader.of(payload);
        if (rest.get16() == OpenFlow13.NXAST_CONTROLLER2) {
            return getController(rest);
        }
        final var action = NiciraCodec.decode(payload);
        if (action instanceof NiciraAction.Unknown unknown) {
            throw new IllegalArgumentException("action of Open vSwitch: " + unknown.reason());
        }
        return new Action.Experimenter(action);
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
}
