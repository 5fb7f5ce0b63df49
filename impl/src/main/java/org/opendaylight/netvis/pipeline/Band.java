/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static java.util.Objects.requireNonNull;

import org.opendaylight.netvis.program.FlowKey;

/**
 * Priorities of a {@link Table} that have a meaning of their own: one, or one for each rule of a policy.
 */
public enum Band {
    RENEWAL(FlowKey.MAX_PRIORITY, "matches nothing, and is exchanged with every change"),
    SEEN(60_000, Band.MAX_RULES, "rules in their order, one priority each, in what is seen"),
    HOLE(30_001, "holes: frames that a source would hear from itself"),
    HEARD(30_000, Band.MAX_RULES, "rules in their order, in what is heard"),
    TOOL_PORT(10, "drop what comes in at a tool port (inline)"),
    UNREAD(7, "frames at a tap port that Open vSwitch does not read as what they are"),
    FROM_TUNNEL(6, "what comes out of a tunnel that transit leads to"),
    MONITORED(5, "monitored"),
    PRODUCTION(1, "production: NORMAL (inline)"),
    BY_TUNNEL(2, "a frame whose VN-tag was removed by the tunnel"),
    BY_REGISTERS(1, "a frame whose VN-tag was removed by registers"),
    VN_TAG(1, "frames with a VN-tag"),
    LOOP(1, "frames on their way through the loop"),
    ROUND(1, "a round"),
    GROUP_ADDRESSED(2, "broadcast and multicast"),
    ALL(1, "all"),
    DUE(1, "due"),
    TAGGED(2, "with a VLAN tag"),
    UNTAGGED(1, "without"),
    LABELLED(2, "with MPLS labels"),
    UNLABELLED(1, "without"),
    LABEL(1, "removes a label"),
    MISREAD(2, "called IPv4, and IPv6"),
    STRIPPED(1, "out to the tool"),
    MISS(0, "what nothing else matches goes on");

    /** The rules that a policy may have, one priority each. */
    public static final int MAX_RULES = 29_000;

    private final int highest;
    private final int size;
    private final String purpose;

    Band(final int priority, final String purpose) {
        this(priority, 1, purpose);
    }

    Band(final int highest, final int size, final String purpose) {
        this.highest = highest;
        this.size = size;
        this.purpose = requireNonNull(purpose);
    }

    /** {@return the priority, or the highest of them} */
    public int priority() {
        return highest;
    }

    /**
     * {@return the priority of one of several, from the highest}
     *
     * @param index which, from 0
     */
    public int priority(final int index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(this + " has " + size + " priorities, and none of number " + index);
        }
        return highest - index;
    }

    /** {@return the lowest priority} */
    public int lowest() {
        return highest - size + 1;
    }

    /** {@return what has such a priority} */
    public String purpose() {
        return purpose;
    }

    /**
     * {@return whether a priority is one of the band}
     *
     * @param priority the priority
     */
    public boolean contains(final int priority) {
        return priority <= highest && priority > highest - size;
    }
}
