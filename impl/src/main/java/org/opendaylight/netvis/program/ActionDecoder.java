/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;

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
            case OpenFlow13.OFPAT_OUTPUT -> new Action.Output(new PortNo(body.get32()));
            case OpenFlow13.OFPAT_GROUP -> new Action.ToGroup(GroupId.ofValue(body.get32()));
            case OpenFlow13.OFPAT_POP_VLAN -> new Action.PopVlan();
            case OpenFlow13.OFPAT_PUSH_MPLS -> new Action.PushMpls(body.get16());
            case OpenFlow13.OFPAT_POP_MPLS -> new Action.PopMpls(body.get16());
            case OpenFlow13.OFPAT_SET_FIELD -> OxmDecoder.getSetField(body);
            case OpenFlow13.OFPAT_EXPERIMENTER -> getExperimenter(body);
            default -> throw new IllegalArgumentException("action of type " + type);
        };
    }

    private static Action getExperimenter(final MessageReader body) {
        final var experimenter = body.get32();
        final var subtype = body.get16();
        final var port = body.get16();
        if (experimenter != OpenFlow13.NX_EXPERIMENTER_ID || subtype != OpenFlow13.NXAST_RESUBMIT_TABLE
            || port != OpenFlow13.OFPP10_IN_PORT) {
            throw new IllegalArgumentException("action %d of experimenter 0x%x".formatted(subtype, experimenter));
        }
        return new Action.Resubmit(new TableId(body.get8()));
    }
}
