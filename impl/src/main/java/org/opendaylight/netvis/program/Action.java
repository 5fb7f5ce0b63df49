/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

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

    /**
     * Looks the packet up in another table, then comes back (NXAST_RESUBMIT_TABLE).
     *
     * @param table the other table
     */
    record Resubmit(TableId table) implements Action {
        /**
         * Checks the table.
         *
         * @param table the other table
         */
        public Resubmit {
            requireNonNull(table);
        }
    }
}
