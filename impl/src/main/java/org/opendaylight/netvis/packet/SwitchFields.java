/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.opendaylight.netvis.net.HeaderKind.ETHERNET;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Set;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.netvis.punt.View;

/**
 * The fields of a packet as Open vSwitch would see them, if the packet came in as a frame of its own: all zero where it
 * reads nothing. Read once for a packet, compared with any number of matches. A match on a field that is not read here
 * is refused, see {@link #fields()}.
 *
 * <p>This is not what {@link Dissection} has found. Open vSwitch looks at two VLAN tags, at nothing behind MPLS labels
 * or VN-tags, does not check the IP version, and gives a fragment no ports. A policy must select the same packets
 * here and in the switch. A packet without Ethernet header has zero MAC addresses, as in a bridge of Open vSwitch.
 *
 * <p>Makes no garbage. Not safe for use by several threads.
 *
 * @see <a href="https://github.com/openvswitch/ovs/blob/v3.1.0/lib/flow.c">miniflow_extract() in lib/flow.c, and
 *      rule_dpif_lookup_from_table() in ofproto/ofproto-dpif.c for ports of fragments</a>
 */
public final class SwitchFields {
    /** VLAN tags that Open vSwitch looks behind with {@code vlan-limit=0}, which netvis requires. */
    public static final int MAX_VLAN_LIMIT = 2;

    /** What is read of a frame. */
    static final ImmutableSet<Field> OF_FRAMES = Sets.immutableEnumSet(Field.ETH_SRC, Field.ETH_DST, Field.ETH_TYPE,
        Field.VLAN_VID, Field.MPLS_BOS, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC, Field.IPV6_DST, Field.IP_FRAG,
        Field.IP_DSCP, Field.IP_TTL, Field.IPV6_FLABEL, Field.IP_PROTO, Field.TCP_SRC, Field.TCP_DST, Field.TCP_FLAGS,
        Field.UDP_SRC, Field.UDP_DST, Field.SCTP_SRC, Field.SCTP_DST, Field.ICMPV4_TYPE, Field.ICMPV4_CODE,
        Field.ICMPV6_TYPE, Field.ICMPV6_CODE);
    /** What the switch tells beside. */
    static final ImmutableSet<Field> OF_CONTEXT =
        Sets.immutableEnumSet(Field.IN_PORT, Field.TUNNEL_ID, Field.TUN_IPV4_SRC, Field.TUN_IPV4_DST,
            Field.TUN_IPV6_SRC, Field.TUN_IPV6_DST, Field.REG0, Field.METADATA);

    /** The slots of the lower halves, by number of the field; and of the upper halves, -1 where a field has none. */
    private static final int LOW_SLOTS = Field.values().length;
    private static final int[] HIGH_SLOTS = highSlots();
    private static final int SLOTS = LOW_SLOTS + (int) Arrays.stream(Field.values()).filter(SwitchFields::isWide)
        .count();

    private final long[] slots = new long[SLOTS];
    private final SwitchFieldReader strict;
    private final SwitchFieldReader lenient;

    private SwitchFieldReader reader;

    private Dissection dissection = new Dissection();
    private int base;

    /** For a switch with {@code vlan-limit=0}. */
    public SwitchFields() {
        this(MAX_VLAN_LIMIT);
    }

    /**
     * For a switch with another limit.
     *
     * @param vlanLimit how many VLAN tags the switch looks behind, 1 to {@link #MAX_VLAN_LIMIT}
     */
    public SwitchFields(final int vlanLimit) {
        if (vlanLimit < 1 || vlanLimit > MAX_VLAN_LIMIT) {
            throw new IllegalArgumentException("vlan limit " + vlanLimit + " is not 1 to " + MAX_VLAN_LIMIT);
        }
        strict = new SwitchFieldReader(this, vlanLimit, false);
        lenient = new SwitchFieldReader(this, vlanLimit, true);
        reader = strict;
    }

    /**
     * Reads all fields of a packet.
     *
     * @param frame the dissected frame
     * @param header number of the first header of the packet that is meant; 0 is the frame itself, which may also be
     *        too short for an Ethernet header, {@link Dissection#innermostEthernet()} the innermost frame
     * @param context what the switch knows beside
     * @return this
     */
    public SwitchFields read(final Dissection frame, final int header, final PacketContext context) {
        begin(frame, header, context);
        if (header < frame.size()) {
            readPacket(frame.limit(header > 0 ? header - 1 : 0));
        }
        return this;
    }

    /**
     * Reads all fields of a packet as what it is looked at.
     *
     * @param frame the dissected frame
     * @param view as what it is looked at
     * @param context what the switch knows beside
     * @return whether the frame can be looked at so; if not, there are no fields
     */
    public boolean read(final Dissection frame, final View view, final PacketContext context) {
        return switch (view) {
            case View.AsReceived received -> {
                read(frame, 0, context);
                yield true;
            }
            case View.Leniently leniently -> {
                reader = lenient;
                read(frame, 0, context);
                reader = strict;
                yield true;
            }
            case View.BehindTag behind -> readBehindTag(frame, behind.tag(), context);
            case View.InTunnel inside -> readInTunnel(frame, inside, context);
        };
    }

    /** Header 0 is always Ethernet, so header 1 is directly behind the MAC addresses. */
    private boolean readBehindTag(final Dissection frame, final HeaderKind tag, final PacketContext context) {
        if (frame.size() < 2 || frame.kind(1) != tag) {
            return false;
        }
        begin(frame, 0, context);
        final var bytes = frame.frame();
        if (tag == HeaderKind.VN_TAG) {
            set(Field.REG0, bytes.getUnsignedInt(frame.start(1)));
        }
        reader.readEthernet(bytes, frame.start(0), frame.end(1) - Short.BYTES, bytes.writerIndex());
        return true;
    }

    private boolean readInTunnel(final Dissection frame, final View.InTunnel view, final PacketContext context) {
        final var inner = frame.inner(0);
        if (inner < 0 || !CarriedFrame.isIn(view, frame, inner - 1)) {
            return false;
        }
        begin(frame, inner, context);
        set(Field.TUNNEL_ID, CarriedFrame.key(view, frame, inner - 1));
        readPacket(frame.limit(inner - 1));
        return true;
    }

    private void begin(final Dissection frame, final int header, final PacketContext context) {
        dissection = frame;
        base = header;
        Arrays.fill(slots, 0);
        set(Field.IN_PORT, context.inPort());
        set(Field.METADATA, context.metadata());
        set(Field.TUNNEL_ID, context.tunnelId());
        context.tunnel().fill(this);
        set(Field.REG0, context.register0());
    }

    private void readPacket(final int limit) {
        final var frame = dissection.frame();
        final var start = dissection.start(base);
        final var end = base == 0 ? frame.writerIndex() : limit;
        if (dissection.kind(base) == ETHERNET) {
            reader.readEthernet(frame, start, end);
        } else {
            reader.readType(frame, start, end, dissection.carriedType(base));
        }
    }

    /** {@return the fields that are read; matches on others cannot be decided} */
    public static Set<Field> fields() {
        return Sets.union(OF_FRAMES, OF_CONTEXT);
    }

    /** Refuses a field that nobody reads: it would be zero in each packet, and an exclusion by it in vain. */
    static void requireRead(final Field field) {
        if (!OF_FRAMES.contains(field) && !OF_CONTEXT.contains(field)) {
            throw new IllegalArgumentException(field + " is not read from packets, and nothing can be decided by it");
        }
    }

    /**
     * {@return the value of a field, zero if the packet has none}
     *
     * @param field the field
     * @throws IllegalArgumentException if the field is not read
     */
    public Word value(final Field field) {
        requireRead(field);
        return new Word(hasHighSlot(field) ? slots[highSlot(field)] : 0, slots[lowSlot(field)]);
    }

    Dissection dissection() {
        return dissection;
    }

    int base() {
        return base;
    }

    long slot(final int slot) {
        return slots[slot];
    }

    void set(final Field field, final long value) {
        slots[lowSlot(field)] = value;
    }

    void setHigh(final Field field, final long value) {
        slots[highSlot(field)] = value;
    }

    static int lowSlot(final Field field) {
        return field.ordinal();
    }

    static boolean hasHighSlot(final Field field) {
        return highSlot(field) >= 0;
    }

    static int highSlot(final Field field) {
        return HIGH_SLOTS[field.ordinal()];
    }

    private static int[] highSlots() {
        final var result = new int[Field.values().length];
        int next = LOW_SLOTS;
        for (var field : Field.values()) {
            result[field.ordinal()] = isWide(field) ? next++ : -1;
        }
        return result;
    }

    private static boolean isWide(final Field field) {
        return field.bits() > Long.SIZE;
    }
}
