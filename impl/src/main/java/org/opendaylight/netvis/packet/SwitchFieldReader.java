/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.VlanType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.punt.View;

/**
 * Reads a packet in the way of Open vSwitch 3.1, {@code miniflow_extract()} in {@code lib/flow.c}, or further than it,
 * see {@link View.Leniently}.
 */
final class SwitchFieldReader {
    /** FLOW_DL_TYPE_NONE: the ethertype of a frame that has none. */
    private static final int NO_TYPE = 0x05ff;
    private static final int VLAN_ID_MASK = 0xfff;
    /** A tag and the ethertype behind it, without which Open vSwitch does not look at the tag. */
    private static final int WHOLE_TAG = 6;
    private static final int TAG = 4;

    private static final int LABEL = 4;
    private static final int BOTTOM_OF_STACK = 0x100;

    private static final int ECN_BITS = 2;
    private static final int FLOW_LABEL_MASK = 0xfffff;
    private static final int TRAFFIC_CLASS_SHIFT = 20;

    private final SwitchFields fields;
    private final TransportFieldReader transport;
    private final int vlanLimit;
    private final boolean isLenient;

    private ByteBuf frame = Unpooled.EMPTY_BUFFER;
    private int position;
    private int end;

    // What the headers of IPv6 leave behind.
    private int protocol;
    private int fragment;

    SwitchFieldReader(final SwitchFields fields, final int vlanLimit, final boolean isLenient) {
        this.fields = fields;
        this.vlanLimit = vlanLimit;
        this.isLenient = isLenient;
        transport = new TransportFieldReader(fields);
    }

    void readEthernet(final ByteBuf buffer, final int start, final int limit) {
        readEthernet(buffer, start, start + LinkHeaders.ETHERNET_TYPE, limit);
    }

    /** Reads a frame that has something between its MAC addresses and the type which is as if it were not there. */
    void readEthernet(final ByteBuf buffer, final int macs, final int typeStart, final int limit) {
        fields.set(Field.ETH_DST, mac(buffer, macs));
        fields.set(Field.ETH_SRC, mac(buffer, macs + LinkHeaders.ETHERNET_TYPE / 2));
        frame = buffer;
        position = typeStart;
        end = limit;
        readTags();
        final var type = type();
        readType(buffer, position, limit, type);
    }

    private static long mac(final ByteBuf buffer, final int index) {
        return (long) buffer.getUnsignedShort(index) << Integer.SIZE | buffer.getUnsignedInt(index + Short.BYTES);
    }

    private void readTags() {
        for (var tags = 0; tags < vlanLimit && isVlan(frame.getUnsignedShort(position)); tags++) {
            if (end - position < WHOLE_TAG) {
                return;
            }
            if (tags == 0) {
                final var id = frame.getUnsignedShort(position + Short.BYTES) & VLAN_ID_MASK;
                fields.set(Field.VLAN_VID, Field.VLAN_PRESENT | id);
            }
            position += TAG;
        }
    }

    private boolean isVlan(final int type) {
        return type == EtherType.VLAN || type == EtherType.SERVICE_VLAN || isLenient && VlanType.isOther(type);
    }

    /** Takes the ethertype, or the SNAP header that has it. */
    private int type() {
        final var type = frame.getUnsignedShort(position);
        position += Short.BYTES;
        if (type >= EtherType.LEAST) {
            return type;
        }
        if (end - position < LinkHeaders.SNAP_LENGTH || frame.getInt(position) != LinkHeaders.SNAP
                || frame.getUnsignedShort(position + LinkHeaders.SNAP_ORGANISATION) != 0) {
            return NO_TYPE;
        }
        final var snapType = frame.getUnsignedShort(position + LinkHeaders.SNAP_TYPE);
        position += LinkHeaders.SNAP_LENGTH;
        return snapType >= EtherType.LEAST ? snapType : NO_TYPE;
    }

    void readType(final ByteBuf buffer, final int start, final int limit, final int type) {
        frame = buffer;
        position = start;
        end = limit;
        fields.set(Field.ETH_TYPE, type);
        switch (type) {
            case EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST -> readLabel();
            case EtherType.IPV4 -> readIpv4();
            case EtherType.IPV6 -> readIpv6();
            default -> {
                // Open vSwitch reads more, but nothing that netvis matches.
            }
        }
        frame = Unpooled.EMPTY_BUFFER;
    }

    private void readLabel() {
        if (end - position >= LABEL && (frame.getInt(position) & BOTTOM_OF_STACK) != 0) {
            fields.set(Field.MPLS_BOS, 1);
        }
    }

    private void readIpv4() {
        if (!isSaneIpv4()) {
            return;
        }
        final var total = frame.getUnsignedShort(position + NetworkHeaders.IPV4_TOTAL_LENGTH);
        final var place = frame.getUnsignedShort(position + NetworkHeaders.IPV4_FRAGMENT);
        fields.set(Field.IPV4_SRC, frame.getUnsignedInt(position + NetworkHeaders.IPV4_SOURCE));
        fields.set(Field.IPV4_DST, frame.getUnsignedInt(position + NetworkHeaders.IPV4_DESTINATION));
        fields.set(Field.IP_DSCP, frame.getUnsignedByte(position + 1) >> ECN_BITS);
        fields.set(Field.IP_TTL, frame.getUnsignedByte(position + NetworkHeaders.IPV4_TTL));
        protocol = frame.getUnsignedByte(position + NetworkHeaders.IPV4_PROTOCOL);
        fragment = (place & (NetworkHeaders.IPV4_MORE_FRAGMENTS | NetworkHeaders.IPV4_FRAGMENT_OFFSET)) == 0 ? 0
            : (place & NetworkHeaders.IPV4_FRAGMENT_OFFSET) == 0 ? Field.ANY_FRAGMENT
                : Field.ANY_FRAGMENT | Field.LATER_FRAGMENT;
        // A length that does not fit says nothing: what was captured is there
        end = isFitting(total) ? position + total : end;
        position += ipv4HeaderLength();
        readTransport();
    }

    /** {@code ipv4_sanity_check()}. */
    private boolean isSaneIpv4() {
        final var size = end - position;
        if (size < NetworkHeaders.IPV4_LENGTH) {
            return false;
        }
        final var total = frame.getUnsignedShort(position + NetworkHeaders.IPV4_TOTAL_LENGTH);
        final var length = ipv4HeaderLength();
        return length >= NetworkHeaders.IPV4_LENGTH
            && (isFitting(total) || isLenient && length <= size);
    }

    private boolean isFitting(final int total) {
        return ipv4HeaderLength() <= total && total <= end - position;
    }

    private int ipv4HeaderLength() {
        return (frame.getByte(position) & 0xf) * Integer.BYTES;
    }

    private void readIpv6() {
        final var size = end - position - NetworkHeaders.IPV6_LENGTH;
        if (size < 0) {
            return;
        }
        final var start = position;
        final var length = frame.getUnsignedShort(start + NetworkHeaders.IPV6_PAYLOAD_LENGTH);
        final var unfitting = length > size || isLenient && length == 0;
        if (unfitting && !isLenient) {
            return;
        }
        readAddress(Field.IPV6_SRC, start + NetworkHeaders.IPV6_SOURCE);
        readAddress(Field.IPV6_DST, start + NetworkHeaders.IPV6_DESTINATION);
        protocol = frame.getUnsignedByte(start + NetworkHeaders.IPV6_NEXT_HEADER);
        fragment = 0;
        position += NetworkHeaders.IPV6_LENGTH;
        end = position + (unfitting ? size : length);
        if (readExtensions()) {
            final var first = frame.getInt(start);
            fields.set(Field.IPV6_FLABEL, first & FLOW_LABEL_MASK);
            fields.set(Field.IP_DSCP, (first >>> TRAFFIC_CLASS_SHIFT & 0xff) >> ECN_BITS);
            fields.set(Field.IP_TTL, frame.getUnsignedByte(start + NetworkHeaders.IPV6_HOP_LIMIT));
            readTransport();
        }
    }

    private void readAddress(final Field field, final int index) {
        fields.setHigh(field, frame.getLong(index));
        fields.set(field, frame.getLong(index + Long.BYTES));
    }

    /** {@code parse_ipv6_ext_hdrs()}: false if they do not fit, and then nothing of them counts. */
    private boolean readExtensions() {
        while (isExtension(protocol)) {
            if (end - position < ExtensionHeaders.UNIT) {
                return false;
            }
            final var header = position;
            position += extensionLength();
            if (position > end) {
                return false;
            }
            if (protocol == IpProtocol.FRAGMENT && isLaterFragment(header)) {
                protocol = isLenient ? frame.getUnsignedByte(header) : protocol;
                return true;
            }
            protocol = frame.getUnsignedByte(header);
        }
        return true;
    }

    private static boolean isExtension(final int number) {
        return switch (number) {
            case IpProtocol.HOPOPT, IpProtocol.ROUTING, IpProtocol.DESTINATION_OPTIONS,
                IpProtocol.AUTHENTICATION, IpProtocol.FRAGMENT -> true;
            default -> false;
        };
    }

    private int extensionLength() {
        return switch (protocol) {
            case IpProtocol.FRAGMENT -> ExtensionHeaders.UNIT;
            case IpProtocol.AUTHENTICATION -> ExtensionHeaders.authenticationLength(
                frame.getUnsignedByte(position + 1));
            default -> ExtensionHeaders.optionsLength(frame.getUnsignedByte(position + 1));
        };
    }

    private boolean isLaterFragment(final int header) {
        final var place = frame.getUnsignedShort(header + ExtensionHeaders.FRAGMENT_OFFSET_AT);
        // Reserved bits make a fragment, too.
        if (place != 0) {
            fragment = Field.ANY_FRAGMENT;
        }
        if ((place & ExtensionHeaders.FRAGMENT_OFFSET) == 0) {
            return false;
        }
        fragment |= Field.LATER_FRAGMENT;
        return true;
    }

    private void readTransport() {
        fields.set(Field.IP_PROTO, protocol);
        fields.set(Field.IP_FRAG, fragment);
        if ((fragment & Field.LATER_FRAGMENT) == 0) {
            transport.read(frame, position, end, protocol, fragment != 0);
        }
    }
}
