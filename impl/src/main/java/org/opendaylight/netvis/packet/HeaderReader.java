/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.opendaylight.netvis.net.HeaderKind.PAYLOAD;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * A place in a frame that moves on from header to header. Those who know the headers look at what is in front of the
 * place, and take it into the dissection.
 */
final class HeaderReader {
    private final Dissection dissection;

    private ByteBuf frame = Unpooled.EMPTY_BUFFER;
    private int position;
    private int limit;

    HeaderReader(final Dissection dissection) {
        this.dissection = dissection;
    }

    /** Reads until something unknown comes; returns where that is. */
    int readAll(final ByteBuf ethernetFrame) {
        frame = ethernetFrame;
        position = ethernetFrame.readerIndex();
        limit = ethernetFrame.writerIndex();
        var next = HeaderKind.ETHERNET;
        while (next != PAYLOAD) {
            next = read(next);
        }
        frame = Unpooled.EMPTY_BUFFER;
        return position;
    }

    /** Reads a header and returns what follows. Each call adds a header or ends the reading. */
    private HeaderKind read(final HeaderKind kind) {
        return switch (kind) {
            case ETHERNET -> LinkHeaders.ethernet(this);
            case VLAN, VN_TAG, E_TAG -> LinkHeaders.tag(this, kind);
            case I_TAG -> LinkHeaders.backboneService(this);
            case LLC_SNAP -> LinkHeaders.snap(this);
            case MPLS -> LabelHeaders.label(this);
            case PSEUDOWIRE_CONTROL_WORD -> LabelHeaders.controlWord(this);
            case ARP -> NetworkHeaders.arp(this);
            case IPV4 -> NetworkHeaders.ipv4(this);
            case IPV6 -> NetworkHeaders.ipv6(this);
            case IPV6_EXTENSION -> ExtensionHeaders.options(this);
            case IPV6_FRAGMENT -> ExtensionHeaders.fragment(this);
            case AUTHENTICATION -> ExtensionHeaders.authentication(this);
            case TCP -> TransportHeaders.tcp(this);
            case UDP -> TransportHeaders.udp(this);
            case SCTP -> TransportHeaders.sctp(this);
            case ICMP -> TransportHeaders.icmp(this);
            case ICMPV6 -> TransportHeaders.icmpv6(this);
            case VXLAN -> TunnelHeaders.vxlan(this);
            case GENEVE -> TunnelHeaders.geneve(this);
            case GRE -> GreHeaders.gre(this);
            case ERSPAN_II -> GreHeaders.erspan2(this);
            case ERSPAN_III -> GreHeaders.erspan3(this);
            case GTP_U -> TunnelHeaders.gtp(this);
            case PAYLOAD -> PAYLOAD;
        };
    }

    int remaining() {
        return limit - position;
    }

    int u8(final int offset) {
        return frame.getUnsignedByte(position + offset);
    }

    int u16(final int offset) {
        return frame.getUnsignedShort(position + offset);
    }

    int s32(final int offset) {
        return frame.getInt(position + offset);
    }

    /** Whether this many bytes are there; if not, the frame is malformed. */
    boolean has(final int length) {
        if (remaining() >= length) {
            return true;
        }
        malformed(Malformation.TRUNCATED_HEADER);
        return false;
    }

    /** Takes the bytes in front as a header. */
    boolean take(final HeaderKind kind, final int length) {
        if (!has(length)) {
            return false;
        }
        if (dissection.isFull()) {
            malformed(Malformation.TOO_MANY_HEADERS);
            return false;
        }
        dissection.add(kind, position, position + length, limit);
        position += length;
        return true;
    }

    /** Takes the bytes in front as more of the last header. */
    boolean extend(final int length) {
        if (!has(length)) {
            return false;
        }
        position += length;
        dissection.extend(position);
        return true;
    }

    /** Says how much the last header carries. */
    boolean bound(final int length) {
        if (length > remaining()) {
            malformed(Malformation.LENGTH_BEYOND_CONTENT);
            return false;
        }
        limit = position + length;
        dissection.bound(limit);
        return true;
    }

    /** A packet within the packet begins. */
    HeaderKind enter(final HeaderKind kind) {
        return kind == PAYLOAD || dissection.enter() ? kind : malformed(Malformation.TOO_MANY_ENCAPSULATIONS);
    }

    HeaderKind malformed(final Malformation reason) {
        dissection.malformed(reason);
        return PAYLOAD;
    }

    /** The tunnel that somebody said is at a UDP port; PAYLOAD if nobody did. */
    HeaderKind expectedAt(final int port) {
        return dissection.expectedAt(port);
    }

    void markFragment() {
        dissection.markFragment();
    }

    boolean isFragment() {
        return dissection.isFragment();
    }
}
