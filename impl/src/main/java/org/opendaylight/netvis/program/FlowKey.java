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
 * The identity of a flow: a switch holds at most one flow with a key.
 *
 * @param table the table
 * @param priority 0 to 65535, the highest that matches wins
 * @param match the packets
 */
public record FlowKey(TableId table, int priority, Match match) {
    /** The highest priority. */
    public static final int MAX_PRIORITY = 0xffff;

    /**
     * Checks the priority.
     *
     * @param table the table
     * @param priority the priority
     * @param match the packets
     */
    public FlowKey {
        requireNonNull(table);
        requireNonNull(match);
        if (priority < 0 || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("priority " + priority + " is not within 0.." + MAX_PRIORITY);
        }
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof FlowKey other && priority == other.priority && table.equals(other.table)
            && match.equals(other.match);
    }

    /** Asked so often that it is spelled out. */
    @Override
    public int hashCode() {
        return (match.hashCode() * 31 + priority) * 31 + table.value();
    }

    /** {@return the identity in the words of ovs-ofctl} */
    @Override
    public String toString() {
        return "table=" + table.value() + ",priority=" + priority + (match.isAny() ? "" : "," + match);
    }
}
