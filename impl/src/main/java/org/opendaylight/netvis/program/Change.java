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
 *
 * @see <a href="https://docs.openvswitch.org/en/latest/topics/openflow/">OpenFlow Support in Open vSwitch</a>
 */
public sealed interface Change {
    /** A change that Open vSwitch takes as part of an atomic bundle. */
    sealed interface Bundled extends Change {
    }

    /** A change that Open vSwitch takes by itself only. */
    sealed interface Unbundled extends Change {
    }

    /** Removes every flow that has netvis's mark in its cookie. */
    record DeleteAllFlows() implements Bundled {
    }

    /**
     * Makes a group that the switch does not have.
     *
     * @param group the group
     */
    record AddGroup(Group group) implements Bundled {
    }

    /**
     * Replaces what is in a group that the switch has.
     *
     * @param group the group as it should be
     */
    record ModifyGroup(Group group) implements Bundled {
    }

    /**
     * Removes a group, and with it every flow that still uses it.
     *
     * @param id the group
     */
    record DeleteGroup(GroupId id) implements Bundled {
    }

    /**
     * Makes a flow that the switch does not have.
     *
     * @param flow the flow
     */
    record AddFlow(Flow flow) implements Bundled {
    }

    /**
     * Replaces what a flow does, and keeps what it has counted.
     *
     * @param flow the flow as it should be
     */
    record ModifyFlow(Flow flow) implements Bundled {
    }

    /**
     * Removes a flow.
     *
     * @param flow the flow as the switch has it
     */
    record DeleteFlow(Flow flow) implements Bundled {
    }

    /**
     * Makes a meter that the switch does not have.
     *
     * @param meter the meter
     */
    record AddMeter(Meter meter) implements Unbundled {
    }

    /**
     * Changes a meter that the switch has.
     *
     * @param meter the meter as it should be
     */
    record ModifyMeter(Meter meter) implements Unbundled {
    }

    /**
     * Removes a meter.
     *
     * @param id its identifier
     */
    record DeleteMeter(int id) implements Unbundled {
    }

    /**
     * Has the switch know an option of tunnels, as long as ovs-vswitchd runs.
     *
     * @param mapping the option, and the field that shows it
     */
    record AddTlvMapping(TlvMapping mapping) implements Unbundled {
    }
}
