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
import org.opendaylight.netvis.ovs.action.PortText;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Actions as ovs-ofctl writes them, see ovs-actions(7).
 */
final class ActionText {
    private ActionText() {
        // Hidden on purpose
    }

    static String of(final Action action) {
        return switch (action) {
            case Action.Output output -> output(output.port());
            case Action.ToGroup toGroup -> "group:" + Integer.toUnsignedString(toGroup.group().value());
            case Action.PopVlan popVlan -> "pop_vlan";
            case Action.PushMpls push -> "push_mpls:" + ValueText.etherType(push.etherType());
            case Action.PopMpls pop -> "pop_mpls:" + ValueText.etherType(pop.etherType());
            case Action.SetField set ->
                "set_field:" + ValueText.set(set.field(), set.value()) + "->" + set.field().row().name();
            case Action.ToController toController -> controller(toController.meter());
            case Action.Experimenter experimenter -> experimenter.action().toString();
        };
    }

    static String writeMetadata(final FieldMatch written) {
        return "write_metadata:" + ValueText.maskedHex(Field.METADATA, written);
    }

    private static String controller(final OptionalInt meter) {
        return meter.isEmpty() ? "CONTROLLER:" + OpenFlow13.OFPCML_NO_BUFFER
            : new NiciraAction.Controller(meter.getAsInt()).toString();
    }

    private static String output(final PortNo port) {
        final var text = PortText.of(port.value());
        return Character.isDigit(text.charAt(0)) ? "output:" + text : text;
    }
}
