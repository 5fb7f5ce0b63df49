/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Collection;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.punt.View;

/**
 * The headers of a frame, found in place.
 *
 * <pre>{@code
 *   reader index                                                             writer index
 *   | Ethernet | VLAN | IPv4 | UDP | VXLAN | Ethernet | IPv4 | TCP | ... | padding |
 *     0          1      2      3     4       5          6      7       header
 *     0          0      0      0     0       1          1      1       depth
 * }</pre>
 *
 * <p>All positions are indexes of the buffer, as {@link ByteBuf#getByte(int)} takes them. The buffer is only read: not
 * retained, not copied, and its indexes do not move. What is recorded holds until the buffer changes or the object is
 * used for the next frame. No input makes it throw or run long: each header is within the one that encloses it, and
 * there are at most {@link #MAX_HEADERS}. It makes no garbage. Not safe for use by several threads; each has its own.
 */
public final class Dissection {
    /** How many headers are read at most. */
    public static final int MAX_HEADERS = 32;
    /** How many packets within packets are read at most; the frame itself does not count. */
    public static final int MAX_ENCAPSULATIONS = 4;

    private final HeaderKind[] kinds = new HeaderKind[MAX_HEADERS];
    private final int[] starts = new int[MAX_HEADERS];
    private final int[] ends = new int[MAX_HEADERS];
    private final int[] limits = new int[MAX_HEADERS];
    private final int[] depths = new int[MAX_HEADERS];
    private final HeaderReader reader = new HeaderReader(this);

    private HeaderKind[] expectedKinds = {};
    private int[] expectedPorts = {};
    private ByteBuf frame = Unpooled.EMPTY_BUFFER;
    private Malformation malformation = Malformation.NONE;
    private boolean fragment;
    private int count;
    private int depth;
    private int payload;

    /**
     * Says at which other UDP ports than those of IANA's registry there are tunnels. Replaces what was said before.
     *
     * @param views where a tunnel is expected; others do not matter
     */
    public void expect(final Collection<? extends View> views) {
        final var tunnels = views.stream().filter(View.InTunnel.class::isInstance).map(View.InTunnel.class::cast)
            .filter(view -> view.udpPort() != 0).toList();
        expectedKinds = tunnels.stream().map(view -> view.type().header()).toArray(HeaderKind[]::new);
        expectedPorts = tunnels.stream().mapToInt(View.InTunnel::udpPort).toArray();
    }

    HeaderKind expectedAt(final int port) {
        for (var i = 0; i < expectedPorts.length; i++) {
            if (expectedPorts[i] == port) {
                return expectedKinds[i];
            }
        }
        return HeaderKind.PAYLOAD;
    }

    /**
     * Finds the headers of an Ethernet frame, and forgets those of the frame before.
     *
     * @param ethernetFrame what is readable is the frame, without frame check sequence
     * @return this
     */
    public Dissection dissect(final ByteBuf ethernetFrame) {
        frame = requireNonNull(ethernetFrame);
        malformation = Malformation.NONE;
        fragment = false;
        count = 0;
        depth = 0;
        payload = reader.readAll(ethernetFrame);
        return this;
    }

    /** Forgets the frame, so that it is not kept in memory. */
    public void clear() {
        frame = Unpooled.EMPTY_BUFFER;
        count = 0;
    }

    /** {@return the frame that was dissected} */
    public ByteBuf frame() {
        return frame;
    }

    /** {@return how many headers there are} */
    public int size() {
        return count;
    }

    /**
     * {@return what a header is}
     *
     * @param header number of the header, 0 to {@code size() - 1}
     */
    public HeaderKind kind(final int header) {
        return kinds[checkIndex(header, count)];
    }

    /**
     * {@return the index of a header's first byte}
     *
     * @param header number of the header
     */
    public int start(final int header) {
        return starts[checkIndex(header, count)];
    }

    /**
     * {@return the index behind a header's last byte}
     *
     * @param header number of the header
     */
    public int end(final int header) {
        return ends[checkIndex(header, count)];
    }

    /**
     * {@return the index behind what a header carries; padding is not carried}
     *
     * @param header number of the header
     */
    public int limit(final int header) {
        return limits[checkIndex(header, count)];
    }

    /**
     * {@return in how many packets a header's own packet is carried, 0 to {@link #MAX_ENCAPSULATIONS}}
     *
     * @param header number of the header
     */
    public int depth(final int header) {
        return depths[checkIndex(header, count)];
    }

    /** {@return the index behind the last header: where begins what is not known, not whole, or wrong} */
    public int payload() {
        return payload;
    }

    /** {@return why the headers end, if they should not} */
    public Malformation malformation() {
        return malformation;
    }

    /** {@return whether the innermost packet is a fragment, the first or a later one, whose payload is not read} */
    public boolean isFragment() {
        return fragment;
    }

    /**
     * {@return the number of the first header of a kind in a packet, or -1}
     *
     * @param kind what is looked for
     * @param base number of the header to start at; the end of its packet is the end of the search
     */
    public int find(final HeaderKind kind, final int base) {
        for (var header = base; header < count && depths[header] == depths[base]; header++) {
            if (kinds[header] == kind) {
                return header;
            }
        }
        return -1;
    }

    /**
     * {@return the number of one of the headers of a kind that follow one another in a packet, or -1}
     *
     * @param kind what is looked for
     * @param base number of the header to start at
     * @param occurrence how many of the kind are directly before it
     */
    public int find(final HeaderKind kind, final int base, final int occurrence) {
        final var first = find(kind, base);
        for (var header = first; first >= 0 && header <= first + occurrence; header++) {
            if (header == count || kinds[header] != kind || depths[header] != depths[base]) {
                return -1;
            }
        }
        return first < 0 ? -1 : first + occurrence;
    }

    /**
     * {@return the number of the first header of the packet that is carried in another, or -1}
     *
     * @param base number of a header of the carrying packet
     */
    public int inner(final int base) {
        for (var header = base + 1; header < count; header++) {
            if (depths[header] != depths[base]) {
                return header;
            }
        }
        return -1;
    }

    /** {@return the number of the first header of the innermost packet, or -1 if there is no header at all} */
    public int innermost() {
        var header = count - 1;
        while (header > 0 && depths[header - 1] == depths[count - 1]) {
            header--;
        }
        return header;
    }

    /** {@return the number of the innermost Ethernet header, or -1 if there is none} */
    public int innermostEthernet() {
        var header = count - 1;
        while (header >= 0 && kinds[header] != HeaderKind.ETHERNET) {
            header--;
        }
        return header;
    }

    /** {@return the headers, for people} */
    @Override
    public String toString() {
        return Arrays.asList(kinds).subList(0, count) + (malformation == Malformation.NONE ? "" : " " + malformation);
    }

    /** The ethertype of a packet that is carried without an Ethernet header; its number is that of its first header. */
    int carriedType(final int header) {
        return switch (kinds[header]) {
            case IPV4 -> EtherType.IPV4;
            case IPV6 -> EtherType.IPV6;
            // Only GRE and Geneve carry labels, and both have the ethertype at the same place.
            case MPLS -> frame.getUnsignedShort(starts[header - 1] + GreHeaders.PROTOCOL);
            default -> throw new IllegalArgumentException("header " + header + " does not begin a packet: " + this);
        };
    }

    boolean isFull() {
        return count == MAX_HEADERS;
    }

    void add(final HeaderKind kind, final int start, final int end, final int limit) {
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        limits[count] = limit;
        depths[count] = depth;
        count++;
    }

    /** Makes the last header longer. */
    void extend(final int end) {
        ends[count - 1] = end;
    }

    /** Says that the last header carries less than what encloses it. */
    void bound(final int limit) {
        limits[count - 1] = limit;
    }

    boolean enter() {
        if (depth == MAX_ENCAPSULATIONS) {
            return false;
        }
        depth++;
        return true;
    }

    void malformed(final Malformation reason) {
        malformation = reason;
    }

    void markFragment() {
        fragment = true;
    }
}
