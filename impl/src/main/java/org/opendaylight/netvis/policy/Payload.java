/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;

/**
 * What must be in a packet beyond the fields that a switch knows.
 */
public sealed interface Payload {
    /** Where bytes are counted from. */
    enum Header {
        /** MAC addresses and ethertype. */
        ETHERNET,
        /** VLAN tag. */
        VLAN,
        /** Entry of an MPLS label stack. */
        MPLS,
        /** ARP. */
        ARP,
        /** IPv4. */
        IPV4,
        /** IPv6. */
        IPV6,
        /** TCP. */
        TCP,
        /** UDP. */
        UDP,
        /** SCTP. */
        SCTP,
        /** ICMP. */
        ICMP,
        /** ICMPv6. */
        ICMPV6
    }

    /**
     * Bytes at a place.
     *
     * @param from the first header of this kind
     * @param offset bytes from its start, 0 to 65535
     * @param value the bytes, 0 to 255; bits that the mask leaves out are zero
     * @param mask the bits that are compared, as many bytes
     */
    record Bytes(Header from, int offset, ImmutableIntArray value, ImmutableIntArray mask) implements Payload {
        /**
         * Checks the lengths.
         *
         * @param from the header
         * @param offset bytes from its start
         * @param value the bytes
         * @param mask the bits that are compared
         */
        public Bytes {
            requireNonNull(from);
            if (value.isEmpty() || value.length() != mask.length()) {
                throw new IllegalArgumentException("a value of " + value.length() + " bytes has a mask of "
                    + mask.length() + ": give as many, at least one");
            }
            for (int i = 0; i < value.length(); i++) {
                if ((value.get(i) & ~mask.get(i)) != 0) {
                    throw new IllegalArgumentException("byte %d, %02x, has bits outside of its mask %02x, so nothing"
                        .formatted(i, value.get(i), mask.get(i)) + " matches: clear them");
                }
            }
        }
    }

    /**
     * Bytes somewhere behind a header.
     *
     * @param after the last header of this kind
     * @param bytes the bytes, 0 to 255, 1 to 255 of them
     * @param within how many bytes behind the header are searched, 1 to 2048
     */
    record Literal(Header after, ImmutableIntArray bytes, int within) implements Payload {
        private static final int MAX_LENGTH = 255;

        /**
         * Checks the lengths.
         *
         * @param after the header
         * @param bytes the bytes
         * @param within how many bytes are searched
         */
        public Literal {
            requireNonNull(after);
            if (bytes.isEmpty() || bytes.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("a literal of " + bytes.length() + " bytes: give 1 to "
                    + MAX_LENGTH);
            }
            if (within < bytes.length()) {
                throw new IllegalArgumentException("a literal of " + bytes.length() + " bytes is never within "
                    + within + ": search in more");
            }
        }
    }
}
