/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * A flow table.
 *
 * @param value 0 to 253; Open vSwitch keeps 254 for itself, and 255 means all
 */
public record TableId(int value) implements Comparable<TableId> {
    /** The highest table that a controller can use. */
    public static final int MAX = 253;

    /**
     * Checks the range.
     *
     * @param value the number
     */
    public TableId {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("table " + value + " is not within 0.." + MAX);
        }
    }

    @Override
    public int compareTo(final TableId other) {
        return Integer.compare(value, other.value);
    }
}
