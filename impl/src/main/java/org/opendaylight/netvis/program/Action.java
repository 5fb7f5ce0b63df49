/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.Subfield;

/**
 * What a switch does with a packet (OpenFlow 1.3.5, section 5.12, and ovs-actions(7)).
 */
public sealed interface Action {
    /**
     * Sends the packet out of a port.
     *
     * @param port the port
     */
    record Output(PortNo port) implements Action {
        /**
         * Checks the port.
         *
         * @param port the port
         */
        public Output {
            requireNonNull(port);
        }
    }

    /**
     * Hands a copy of the packet to a group.
     *
     * @param group the group
     */
    record ToGroup(GroupId group) implements Action {
        /**
         * Checks the group.
         *
         * @param group the group
         */
        public ToGroup {
            requireNonNull(group);
        }
    }

    /** Removes the outermost VLAN tag, if there is one. */
    record PopVlan() implements Action {
    }

    /**
     * Puts an MPLS label in front of the network header.
     *
     * @param etherType the new ethertype, one of MPLS
     */
    record PushMpls(int etherType) implements Action {
    }

    /**
     * Removes the outermost MPLS label.
     *
     * @param etherType the ethertype of what follows, which the label stack does not tell
     */
    record PopMpls(int etherType) implements Action {
    }

    /**
     * What Open vSwitch does beyond OpenFlow 1.3, other than {@link ToController} and {@link SetField}: a branch of the
     * tree that openflowplugin's models need by themselves. An action is in one of the two only.
     *
     * @param action the action
     */
    record Experimenter(NiciraAction action) implements Action {
        /**
         * Checks that there is no other name for it.
         *
         * @param action the action
         */
        public Experimenter {
            if (action instanceof NiciraAction.Controller) {
                throw new IllegalArgumentException(action + " is ToController");
            }
            if (action instanceof NiciraAction.Unknown) {
                throw new IllegalArgumentException(action + " is no action that netvis knows");
            }
            requireNonNull(action);
        }

        /**
         * {@return one that copies bits from one field to another}
         *
         * @param source where the bits are
         * @param destination where they go, as many
         */
        public static Experimenter move(final Subfield source, final Subfield destination) {
            return new Experimenter(new NiciraAction.RegMove(source, destination));
        }

        /**
         * {@return one that puts a header in front of the packet}
         *
         * @param packetType which
         * @param properties more about the header
         */
        public static Experimenter encap(final PacketType packetType, final EncapProperty... properties) {
            return new Experimenter(new NiciraAction.Encap(packetType, properties));
        }

        /**
         * {@return one that removes the outermost header}
         *
         * @param next what the rest is taken for
         */
        public static Experimenter decap(final PacketType next) {
            return new Experimenter(new NiciraAction.Decap(next));
        }

        /**
         * {@return one that looks the packet up in another table, then comes back}
         *
         * @param table the other table
         */
        public static Experimenter resubmit(final TableId table) {
            return new Experimenter(new NiciraAction.ResubmitTable(NiciraAction.IN_PORT, table.value()));
        }
    }

    /**
     * Sends a copy of the whole packet to the controller. With a meter (NXAST_CONTROLLER2) only as long as that lets it
     * pass; what else happens to the packet does not depend on it.
     *
     * @param meter identifier of the meter, if any, which must exist before a flow names it
     */
    record ToController(OptionalInt meter) implements Action {
        /**
         * Checks the presence.
         *
         * @param meter identifier of the meter
         */
        public ToController {
            requireNonNull(meter);
        }

        /** Without a meter. */
        public ToController() {
            this(OptionalInt.empty());
        }
    }

    /**
     * Sets a whole field.
     *
     * @param field the field
     * @param value its new value
     */
    record SetField(Field field, Word value) implements Action {
        /**
         * Checks that the field can be set, and the width.
         *
         * @param field the field
         * @param value its new value
         */
        public SetField {
            if (!field.isSettable()) {
                throw new IllegalArgumentException(field + " cannot be set");
            }
            if (!value.andNot(field.exactMask()).isZero()) {
                throw new IllegalArgumentException(field + " has " + field.bits() + " bits, too few for " + value);
            }
        }
    }
}
