/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.ovs.field.Bytes;

/**
 * The headers around a frame that something carries, from the outer Ethernet header to the last byte before the frame:
 * a value, which knows how long they are, which of their bits show that they are these headers and no others of the
 * same length, and where in them a rule finds what it asks for.
 *
 * <p>Nothing else tells what came before the frame, so all that leads from one header to the next is among those bits:
 * types, versions, lengths, and the flags that make a header longer. What may be anything on receipt is not: checksums,
 * reserved bits, addresses.
 *
 * @param value the bits that are fixed
 * @param mask which those are
 * @param places where the fields are that rules ask for
 */
public record HeaderStack(Bytes value, Bytes mask, ImmutableMap<Place, Bits> places) {
    /** A field that rules ask for. */
    public enum Place {
        /** Identifier of the outermost VLAN tag, 12 bits. */
        VLAN,
        /** Differentiated Services Code Point of the outer IP header, 6 bits. */
        DSCP,
        /** Outer IP source address. */
        SOURCE,
        /** Outer IP destination address. */
        DESTINATION,
        /** Outer UDP source port. */
        SOURCE_PORT,
        /** VNI of VXLAN and Geneve, key of GRE, session of ERSPAN, I-SID of a provider's backbone. */
        IDENTIFIER,
        /** FlowID of NVGRE, 8 bits. */
        FLOW_ID
    }

    /** Two bytes of padding are before the headers in the data of the option: an Ethernet header has 14 bytes. */
    public static final int PADDING = 2;

    /** Length of an Ethernet header without tags (IEEE 802.3, section 3.1). */
    private static final int ETHERNET_LENGTH = 14;
    private static final int TYPE_LENGTH = 2;
    private static final int WORD = 4;
    private static final int FULL = 0xff;

    /**
     * Checks that the option of a tunnel has room for them.
     *
     * @param value the bits that are fixed
     * @param mask which those are
     * @param places where the fields are that rules ask for
     */
    public HeaderStack {
        requireNonNull(value);
        requireNonNull(mask);
        requireNonNull(places);
        if (value.length() != mask.length() || value.exceeds(mask)) {
            throw new IllegalArgumentException("value " + value + " is not within mask " + mask);
        }
        // Refuses lengths that no option has
        LoopOption.ofHeaders(value.length());
    }

    /**
     * Some bits in a row.
     *
     * @param first the first, counted from the beginning of the headers
     * @param count how many
     */
    public record Bits(int first, int count) {
    }

    /** {@return how many bytes they are} */
    public int length() {
        return value.length();
    }

    /** {@return the option whose data they are} */
    public LoopOption option() {
        return LoopOption.ofHeaders(length());
    }

    /**
     * {@return the bits of a field, if these headers have it}
     *
     * @param place the field
     */
    public Optional<Bits> bits(final Place place) {
        return Optional.ofNullable(places.get(place));
    }

    /** {@return an Ethernet header, to be followed by others} */
    public static Builder ethernet() {
        return new Builder();
    }

    /** Puts one header behind another. */
    public static final class Builder {
        private byte[] values = new byte[ETHERNET_LENGTH];
        private byte[] masks = new byte[ETHERNET_LENGTH];
        private final Map<Place, Bits> places = new EnumMap<>(Place.class);
        /** What the last header calls the next, once that is known. */
        private int typeAt = ETHERNET_LENGTH - TYPE_LENGTH;
        private int typeLength = TYPE_LENGTH;

        private Builder() {
            // By ethernet()
        }

        /**
         * {@return this with a VLAN tag (IEEE 802.1Q, section 9.6)}
         *
         * @param tagType the type by which it is told
         */
        public Builder vlan(final int tagType) {
            next(tagType);
            places.putIfAbsent(Place.VLAN, new Bits(Byte.SIZE * size() + 4, 12));
            any(WORD);
            typeAt = size() - TYPE_LENGTH;
            return this;
        }

        /** {@return this with IPv4 without options, no fragment (RFC 791, section 3.1)} */
        public Builder ipv4() {
            next(EtherType.IPV4);
            final int start = size();
            fixed(0x45, FULL);
            places.put(Place.DSCP, new Bits(Byte.SIZE * size(), 6));
            any(5);
            // No fragment: the flag that says that more follow, and the offset
            fixed(0, 0x3f);
            fixed(0, FULL);
            any(4);
            places.put(Place.SOURCE, new Bits(Byte.SIZE * size(), Integer.SIZE));
            any(WORD);
            places.put(Place.DESTINATION, new Bits(Byte.SIZE * size(), Integer.SIZE));
            any(WORD);
            typeAt = start + 9;
            typeLength = 1;
            return this;
        }

        /** {@return this with IPv6 without extension headers (RFC 8200, section 3)} */
        public Builder ipv6() {
            next(EtherType.IPV6);
            final int start = size();
            fixed(0x60, 0xf0);
            places.put(Place.DSCP, new Bits(Byte.SIZE * start + 4, 6));
            any(7);
            places.put(Place.SOURCE, new Bits(Byte.SIZE * size(), 128));
            any(16);
            places.put(Place.DESTINATION, new Bits(Byte.SIZE * size(), 128));
            any(16);
            typeAt = start + 6;
            typeLength = 1;
            return this;
        }

        /**
         * {@return this with VXLAN over UDP that has a network identifier (RFC 7348, section 5)} Other flags and
         * reserved bits are anything, but that flag P is not set (draft-ietf-nvo3-vxlan-gpe, section 3.1).
         *
         * @param port the UDP port
         */
        public Builder vxlan(final int port) {
            return udp(port).fixed(0x08, 0x0c).any(3).identifier(24).any(1);
        }

        /**
         * {@return this with VXLAN that says that it carries Ethernet}
         *
         * @param port the UDP port
         * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-nvo3-vxlan-gpe-13">VXLAN-GPE</a>
         */
        public Builder vxlanGpe(final int port) {
            return udp(port).fixed(0x0c, 0x0c).any(2).fixed(3, FULL).identifier(24).any(1);
        }

        /**
         * {@return this with Geneve that carries Ethernet (RFC 8926, section 3.4)}
         *
         * @param port the UDP port
         * @param words how many words of options it has, 0 to 63
         */
        public Builder geneve(final int port, final int words) {
            // Version 0
            return udp(port).fixed(words, FULL).any(1).type(EtherType.TRANSPARENT_BRIDGING).identifier(24).any(1)
                .any(WORD * words);
        }

        /**
         * {@return this with GRE that carries Ethernet (RFC 2784, section 2.1; RFC 2890, section 2)}
         *
         * @param checksum whether it has a checksum
         * @param key whether it has a key
         * @param sequence whether it has a sequence number
         */
        public Builder gre(final boolean checksum, final boolean key, final boolean sequence) {
            greFlags(checksum, key, sequence).type(EtherType.TRANSPARENT_BRIDGING);
            if (checksum) {
                any(WORD);
            }
            if (key) {
                identifier(Integer.SIZE);
            }
            return sequence ? any(WORD) : this;
        }

        /** {@return this with NVGRE (RFC 7637, section 3.2)} */
        public Builder nvgre() {
            greFlags(false, true, false).type(EtherType.TRANSPARENT_BRIDGING).identifier(24);
            places.put(Place.FLOW_ID, new Bits(Byte.SIZE * size(), Byte.SIZE));
            return any(1);
        }

        /**
         * {@return this with ERSPAN type I: GRE and nothing else}
         *
         * @see <a href="https://datatracker.ietf.org/doc/html/draft-foschiano-erspan-03">ERSPAN, section 4</a>
         */
        public Builder erspan1() {
            return greFlags(false, false, false).type(EtherType.ERSPAN_I_II);
        }

        /** {@return this with ERSPAN type II: a sequence number, and a header of eight bytes of version 1} */
        public Builder erspan2() {
            greFlags(false, false, true).type(EtherType.ERSPAN_I_II).any(WORD);
            session();
            return fixed(0x10, 0xf0).any(7);
        }

        /**
         * {@return this with ERSPAN type III: a sequence number, and a header of twelve bytes of version 2}
         *
         * @param subheader whether eight more follow
         */
        public Builder erspan3(final boolean subheader) {
            greFlags(false, false, true).type(EtherType.ERSPAN_III).any(WORD);
            session();
            // Flag O is the last bit, and the frame type before it is Ethernet's
            fixed(0x20, 0xf0).any(9).fixed(0, 0x7c).fixed(subheader ? 1 : 0, 1);
            return subheader ? any(2 * WORD) : this;
        }

        /**
         * {@return this with a pseudowire (RFC 4448, section 4)}
         *
         * @param labels how many labels it has, at least 1
         * @param controlWord whether a control word follows them, which begins with four zeros; without one the bits
         *        there are those of an address, and may be the same
         */
        public Builder pseudowire(final int labels, final boolean controlWord) {
            next(EtherType.MPLS_UNICAST);
            for (int label = 1; label <= labels; label++) {
                // Bottom of the stack (RFC 3032, section 2.1)
                any(2).fixed(label == labels ? 1 : 0, 1).any(1);
            }
            return controlWord ? fixed(0, 0xf0).any(3) : this;
        }

        /** {@return this with the service tag of a provider's backbone (IEEE 802.1Q, section 9.7)} */
        public Builder backboneService() {
            next(EtherType.BACKBONE_SERVICE);
            return any(1).identifier(24);
        }

        /** {@return the headers} */
        public HeaderStack build() {
            return new HeaderStack(Bytes.of(values), Bytes.of(masks),
                ImmutableMap.copyOf(places));
        }

        private Builder udp(final int port) {
            next(IpProtocol.UDP);
            places.put(Place.SOURCE_PORT, new Bits(Byte.SIZE * size(), Short.SIZE));
            return any(2).type(port).any(WORD);
        }

        private Builder greFlags(final boolean checksum, final boolean key, final boolean sequence) {
            next(IpProtocol.GRE);
            // C, K and S; no source route, and version 0. Other bits are reserved
            return fixed((checksum ? 0x80 : 0) | (key ? 0x20 : 0) | (sequence ? 0x10 : 0), 0xf0).fixed(0, 0x07);
        }

        /** The ten lower bits of the second word of 16. */
        private void session() {
            places.put(Place.IDENTIFIER, new Bits(Byte.SIZE * (size() + 2) + 6, 10));
        }

        private Builder identifier(final int count) {
            places.put(Place.IDENTIFIER, new Bits(Byte.SIZE * size(), count));
            return any(count / Byte.SIZE);
        }

        /** Has the last header say what follows. */
        private void next(final int type) {
            for (int i = 0; i < typeLength; i++) {
                values[typeAt + i] = (byte) (type >> Byte.SIZE * (typeLength - 1 - i));
                masks[typeAt + i] = (byte) FULL;
            }
        }

        private Builder type(final int type) {
            return fixed(type >> Byte.SIZE, FULL).fixed(type & FULL, FULL);
        }

        private Builder fixed(final int value, final int mask) {
            any(1);
            values[size() - 1] = (byte) value;
            masks[size() - 1] = (byte) mask;
            return this;
        }

        private Builder any(final int count) {
            values = Arrays.copyOf(values, values.length + count);
            masks = Arrays.copyOf(masks, masks.length + count);
            return this;
        }

        private int size() {
            return values.length;
        }
    }
}
