/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * One step from what a switch has to what it should have; one OpenFlow message.
 */
public sealed interface Change {
    /** Removes every flow that has netvis's mark in its cookie. */
    record DeleteAllFlows() implements Change {
    }

    /**
     * Makes a group that the switch does not have.
     *
     * @param group the group
     */
    record AddGroup(Group group) implements Change {
    }

    /**
     * Replaces what is in a group that the switch has.
     *
     * @param group the group as it should be
     */
    record ModifyGroup(Group group) implements Change {
    }

    /**
     * Removes a group, and with it every flow that still uses it.
     *
     * @param id the group
     */
    record DeleteGroup(GroupId id) implements Change {
    }

    /**
     * Makes a flow that the switch does not have.
     *
     * @param flow the flow
     */
    record AddFlow(Flow flow) implements Change {
    }

    /**
     * Replaces what a flow does, and keeps what it has counted.
     *
     * @param flow the flow as it should be
     */
    record ModifyFlow(Flow flow) implements Change {
    }

    /**
     * Removes a flow.
     *
     * @param flow the flow as the switch has it
     */
    record DeleteFlow(Flow flow) implements Change {
    }
}
