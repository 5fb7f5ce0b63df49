/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * An action of Open vSwitch, experimenter 0x2320 (ovs-actions(7); Open vSwitch, lib/ofp-actions.c).
 *
 * <p>Their texts are those of ovs-ofctl, but for {@link RegLoad2}. Ports have 16 bits, as in OpenFlow 1.0: the
 * reserved ones are from {@link #IN_PORT} up.
 *
 * @see <a href="https://docs.openvswitch.org/en/latest/ref/ovs-actions.7/">ovs-actions(7)</a>
 */
@NonNullByDefault
public sealed interface NiciraAction {
    /** The ingress port (Open vSwitch, include/openflow/openflow-1.0.h, OFPP_IN_PORT). */
    int IN_PORT = OpenFlow13.OFPP_IN_PORT & 0xffff;
    /** The bridge's own port (Open vSwitch, include/openflow/openflow-1.0.h, OFPP_LOCAL). */
    int LOCAL = OpenFlow13.OFPP_LOCAL & 0xffff;
    /** The table that a packet is in (Open vSwitch, lib/ofp-actions.c, nx_action_resubmit). */
    int THIS_TABLE = 0xff;

    /**
     * Copies bits from one field to another (NXAST_REG_MOVE).
     *
     * @param source the bits to copy
     * @param destination as many bits of a writable field
     */
    record RegMove(Subfield source, Subfield destination) implements NiciraAction {
        /** Checks that they have the same width and that the destination is writable. */
        public RegMove {
            if (source.width() != destination.requireWritable().width()) {
                throw new IllegalArgumentException("%s has %d bits and %s has %d; move takes the same number"
                    .formatted(source, source.width(), destination, destination.width()));
            }
        }

        @Override
        public String toString() {
            return "move:" + source + "->" + destination;
        }
    }

    /**
     * Sets bits of a field (NXAST_REG_LOAD). ovs-ofctl sends also a set_field that has a mask so, one action for each
     * run of mask bits.
     *
     * @param destination up to 64 bits of a writable field that has no experimenter
     * @param value the unsigned value, not wider than the destination
     */
    record RegLoad(Subfield destination, long value) implements NiciraAction {
        /** Checks field and width. */
        public RegLoad {
            if (destination.requireWritable().field().isExperimenter()) {
                throw new IllegalArgumentException(destination.field() + " has an experimenter; only RegLoad2 sets it");
            }
            Ranges.require("width of " + destination, destination.width(), 1, Long.SIZE);
            if (destination.width() < Long.SIZE && value >>> destination.width() != 0) {
                throw new IllegalArgumentException("0x%x is wider than %s".formatted(value, destination));
            }
        }

        @Override
        public String toString() {
            return "load:" + (value == 0 ? "0" : "0x" + Long.toHexString(value)) + "->" + destination;
        }
    }

    /**
     * Sets bits of a field that are in a mask (NXAST_REG_LOAD2). ovs-ofctl sends fields with an experimenter so. Open
     * vSwitch leaves out the zeros that the value of a tunnel's option begins with, and has the field in that length.
     *
     * @param field a writable field
     * @param value the value, in the field's length in bytes; no bit outside the mask
     * @param mask the bits that are set, in the field's length in bytes; all ones: the whole field; never all zeros,
     *     but for a field of no bytes
     */
    record RegLoad2(NxmField field, Bytes value, Bytes mask) implements NiciraAction {
        /** Checks lengths and bits. */
        public RegLoad2 {
            field.requireWritable();
            if (value.length() != field.bytes() || mask.length() != field.bytes()) {
                throw new IllegalArgumentException("%s has %d bytes, and not the lengths of %s/%s".formatted(field,
                    field.bytes(), value, mask));
            }
            if (!value.fits(field.bits()) || value.exceeds(mask) || mask.length() > 0 && mask.isAll(0)) {
                throw new IllegalArgumentException("%s/%s is no value and mask of %s".formatted(value, mask, field));
            }
        }

        /**
         * {@return an action that sets a whole field}
         *
         * @param field a writable field
         * @param value the value, in the field's length in bytes
         */
        public static RegLoad2 whole(final NxmField field, final Bytes value) {
            final var ones = new byte[field.bytes()];
            Arrays.fill(ones, (byte) 0xff);
            return new RegLoad2(field, value, Bytes.of(ones));
        }

        /** {@return whether the whole field is set} */
        public boolean isWhole() {
            return mask.isAll(0xff);
        }
    }

    /**
     * Adds a header (NXAST_RAW_ENCAP).
     *
     * @param headerSize size of the header in bytes, 0 for unspecified; 0 to 0xffff
     * @param packetType type of the header
     * @param properties more about the header
     */
    record Encap(int headerSize, PacketType packetType, ImmutableList<EncapProperty> properties)
            implements NiciraAction {
        /** Checks the size. */
        public Encap {
            Ranges.require16("header size", headerSize);
            requireNonNull(packetType);
            requireNonNull(properties);
        }

        /**
         * Adds a header of unspecified size.
         *
         * @param packetType type of the header
         * @param properties more about the header
         */
        public Encap(final PacketType packetType, final EncapProperty... properties) {
            this(0, packetType, ImmutableList.copyOf(properties));
        }

        @Override
        public String toString() {
            return NiciraText.encap(this);
        }
    }

    /**
     * Removes the outermost header (NXAST_RAW_DECAP).
     *
     * @param newType what the packet begins with then
     */
    record Decap(PacketType newType) implements NiciraAction {
        /** Checks for null. */
        public Decap {
            requireNonNull(newType);
        }

        @Override
        public String toString() {
            return "decap(" + (newType.equals(PacketType.NEXT_PROTO) ? "" : newType) + ")";
        }
    }

    /**
     * Sends the beginning of a packet out of a port (NXAST_OUTPUT_TRUNC).
     *
     * @param port the port, 0 to 0xffff
     * @param maxLength how many bytes at most, 14 (an Ethernet header) to 4294967295
     */
    record OutputTrunc(int port, long maxLength) implements NiciraAction {
        private static final int ETH_HEADER_LEN = 14;
        private static final long MAX_32 = 0xffffffffL;

        /** Checks the ranges. */
        public OutputTrunc {
            Ranges.require16("port", port);
            Ranges.require("max_len", maxLength, ETH_HEADER_LEN, MAX_32);
        }

        @Override
        public String toString() {
            return "output(port=%s,max_len=%d)".formatted(PortText.ofShort(port), maxLength);
        }
    }

    /**
     * Looks the packet up again in the same table, as if it came from another port, then comes back (NXAST_RESUBMIT).
     *
     * @param port the port, 0 to 0xffff
     */
    record Resubmit(int port) implements NiciraAction {
        /** Checks the range. */
        public Resubmit {
            Ranges.require16("port", port);
        }

        @Override
        public String toString() {
            return NiciraText.resubmit(port, THIS_TABLE);
        }
    }

    /**
     * Looks the packet up in a table, then comes back (NXAST_RESUBMIT_TABLE).
     *
     * @param port the port that it seems to come from, 0 to 0xffff; {@link #IN_PORT}: no change
     * @param table the table, 0 to 254, or {@link #THIS_TABLE}
     */
    record ResubmitTable(int port, int table) implements NiciraAction {
        /** Checks the ranges. */
        public ResubmitTable {
            Ranges.require16("port", port);
            Ranges.require8("table", table);
        }

        @Override
        public String toString() {
            return NiciraText.resubmit(port, table);
        }
    }

    /**
     * Sends the whole packet to the controller, as long as a meter lets it pass (NXAST_CONTROLLER2 with no other
     * property).
     *
     * @param meter identifier of the meter, unsigned
     */
    record Controller(int meter) implements NiciraAction {
        @Override
        public String toString() {
            return "controller(meter_id=" + Integer.toUnsignedString(meter) + ")";
        }
    }

    /**
     * An action that is none of the above, or is not as it should be.
     *
     * @param payload what follows the experimenter: subtype, and then its own, padding included
     * @param reason why it is unknown
     */
    record Unknown(Bytes payload, String reason) implements NiciraAction {
        private static final int MAX_LENGTH = 0xfff8 - NiciraCodec.HEADER_LENGTH;

        /** Checks the length. */
        public Unknown {
            Ranges.require("length", payload.length(), 0, MAX_LENGTH);
            requireNonNull(reason);
        }
    }
}
