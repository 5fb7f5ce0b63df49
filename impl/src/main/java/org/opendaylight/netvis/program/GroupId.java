/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * A group of netvis.
 *
 * <p>OpenFlow groups carry no cookie, so the identifier itself says whose they are:
 * <pre>
 *   31      24 23                     0
 *  +----------+------------------------+
 *  |   0x4e   |  number of the delivery |
 *  +----------+------------------------+
 * </pre>
 *
 * @param number 24 bits
 */
public record GroupId(int number) implements Comparable<GroupId> {
    /** The first byte of every group of netvis, an N. */
    private static final int MARK = 0x4e000000;
    private static final int MARK_MASK = 0xff000000;

    /**
     * Checks the range.
     *
     * @param number the number
     */
    public GroupId {
        if ((number & MARK_MASK) != 0) {
            throw new IllegalArgumentException("group number " + number + " has more than 24 bits");
        }
    }

    /** {@return the identifier on the switch} */
    public int value() {
        return MARK | number;
    }

    /**
     * {@return whether a group on a switch is one of netvis}
     *
     * @param value its identifier
     */
    public static boolean isOurs(final int value) {
        return (value & MARK_MASK) == MARK;
    }

    /**
     * {@return the group of an identifier on a switch, which must be one of netvis}
     *
     * @param value its identifier
     */
    public static GroupId ofValue(final int value) {
        if (!isOurs(value)) {
            throw new IllegalArgumentException("group " + Integer.toUnsignedString(value) + " is not one of netvis");
        }
        return new GroupId(value & ~MARK_MASK);
    }

    @Override
    public int compareTo(final GroupId other) {
        return Integer.compare(number, other.number);
    }
}
