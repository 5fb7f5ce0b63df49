/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;

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
     * Copies bits from one field to another (NXAST_REG_MOVE).
     *
     * @param source where the bits are
     * @param destination where they go, as many
     */
    record Move(Bits source, Bits destination) implements Action {
        /**
         * Checks the widths.
         *
         * @param source where the bits are
         * @param destination where they go
         */
        public Move {
            if (source.count() != destination.count()) {
                throw new IllegalArgumentException(source + " and " + destination + " differ in width");
            }
        }
    }

    /**
     * Puts a header in front of the packet (NXAST_RAW_ENCAP).
     *
     * @param header which
     * @param metadata the metadata of a Network Service Header; empty if it has none
     */
    record Encap(Header header, Optional<Tlv> metadata) implements Action {
        /**
         * Checks that only a Network Service Header has metadata.
         *
         * @param header which
         * @param metadata the metadata
         */
        public Encap {
            if (metadata.isPresent() && header != Header.NSH) {
                throw new IllegalArgumentException(header + " has no metadata");
            }
        }

        /**
         * A header without metadata.
         *
         * @param header which
         */
        public Encap(final Header header) {
            this(header, Optional.empty());
        }
    }

    /**
     * Metadata of a Network Service Header of metadata type 2 (RFC 8300, section 2.5.1).
     *
     * @param tlvClass who defined the type, 16 bits
     * @param type its type, 8 bits
     * @param value its value, up to 127 bytes
     */
    record Tlv(int tlvClass, int type, ImmutableList<Byte> value) {
        private static final int MAX_CLASS = 0xffff;
        private static final int MAX_TYPE = 0xff;
        private static final int MAX_LENGTH = 0x7f;

        /**
         * Checks the widths.
         *
         * @param tlvClass who defined the type
         * @param type its type
         * @param value its value
         */
        public Tlv {
            if (tlvClass < 0 || tlvClass > MAX_CLASS || type < 0 || type > MAX_TYPE || value.size() > MAX_LENGTH) {
                throw new IllegalArgumentException("metadata of class " + tlvClass + ", type " + type + " and "
                    + value.size() + " bytes");
            }
        }
    }

    /**
     * Removes the outermost header (NXAST_RAW_DECAP).
     *
     * @param next what the rest is taken for
     */
    record Decap(Next next) implements Action {
        /**
         * Checks what the rest is taken for.
         *
         * @param next what the rest is taken for
         */
        public Decap {
            requireNonNull(next);
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
     * Bits of a field.
     *
     * @param field the field
     * @param first the lowest bit, from 0
     * @param count how many
     */
    record Bits(Field field, int first, int count) {
        /** The NXM headers of fields, which Open vSwitch itself writes here (its include/openvswitch/meta-flow.h). */
        private static final ImmutableBiMap<Field, Integer> NXM = ImmutableBiMap.of(Field.ETH_DST, 0x0000_0206,
            Field.ETH_SRC, 0x0000_0406, Field.REG0, 0x0001_0004, Field.REG1, 0x0001_0204, Field.PKT_MARK, 0x0001_4204,
            Field.TUN_METADATA0, 0x0001_5008);

        /**
         * Checks that the bits lie within a field that needs no prerequisite.
         *
         * @param field the field
         * @param first the lowest bit
         * @param count how many
         */
        public Bits {
            if (!NXM.containsKey(field)) {
                throw new IllegalArgumentException(field + " is not one of the fields that are moved: " + NXM.keySet());
            }
            if (first < 0 || count < 1 || first + count > field.bits()) {
                throw new IllegalArgumentException(field + " has " + field.bits() + " bits, not " + count + " from bit "
                    + first + " on");
            }
        }

        /**
         * {@return all bits of a field}
         *
         * @param field the field
         */
        public static Bits all(final Field field) {
            return new Bits(field, 0, field.bits());
        }

        /** Bits of the field that an NXM header names. */
        static Bits ofHeader(final int header, final int first, final int count) {
            final var field = NXM.inverse().get(header);
            if (field == null) {
                throw new IllegalArgumentException("field with header 0x" + Integer.toHexString(header));
            }
            return new Bits(field, first, count);
        }

        /** The NXM header that names the field. */
        int header() {
            return NXM.getOrDefault(field, 0);
        }
    }

    /** A header to put in front. */
    enum Header {
        /** 14 bytes of Ethernet, with the ethertype of what it is put in front of. */
        ETHERNET(0),
        /** 8 bytes of a Network Service Header of metadata type 2, and its metadata (RFC 8300). */
        NSH(0x0001_894f);

        private final int packetType;

        Header(final int packetType) {
            this.packetType = packetType;
        }

        /** {@return the packet type: namespace and type of 16 bits each (OpenFlow 1.5.1, section 7.2.3.11)} */
        int packetType() {
            return packetType;
        }
    }

    /** What is behind a header that is removed. */
    enum Next {
        /** What the header says. */
        AS_TOLD(0xfffe),
        /** An Ethernet frame. */
        ETHERNET(0);

        private final int packetType;

        Next(final int packetType) {
            this.packetType = packetType;
        }

        /** {@return the packet type: namespace and type of 16 bits each (OpenFlow 1.5.1, section 7.2.3.11)} */
        int packetType() {
            return packetType;
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
