/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.io.ByteStreams;
import java.util.Optional;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.program.Word;

/**
 * Headers in front of a frame that have Open vSwitch take four bytes of it, at a place where it knows no header, for
 * ports of SCTP: the frame seems to be a destination option of IPv6 up to there, which nobody reads.
 * <pre>
 *   Network Service Header 8 | TLV 4 | value 44 or 48
 *   MAC addresses 12                 | 86dd | IPv6 40 | option 2, zeros 0 or 4 + the frame up to the place || ports 4
 * </pre>
 * So a flow can look at what tells how long the frame's headers are. Then the last four bytes of the IPv6 destination
 * address become the header of the option of {@link LoopHeaders} that has all from there on as its data. SCTP is taken
 * as it has no checksum that follows the addresses, which Open vSwitch would write into the frame.
 *
 * @param etherType what the frame's tunnel goes over, IPv4 or IPv6
 * @param place where the four bytes are, counted from the beginning of a frame without tags
 */
record LengthLook(int etherType, int place) {
    /**
     * The option before that of the headers, which Open vSwitch has not been told of and skips: two zeros, and what
     * comes before the last word of IPv6's header. No words are added to the type, so no headers have it.
     */
    private static final TunnelOption SKIPPED = new TunnelOption(0xffff, TunnelOption.HEADERS_TYPE, 52);
    /** Addresses that nobody has: those of packets to be discarded (RFC 6666, section 3). */
    private static final long PREFIX = 0x0100_0000_0000_0000L;
    private static final int VERSION_6 = 0x6000_0000;
    private static final int HOP_LIMIT = 64;
    /** Next header, and how many times eight bytes there are more than eight (RFC 8200, section 4.6). */
    private static final int EXTENSION_LENGTH = 2;
    /** What Open vSwitch takes for a header of SCTP, or else it shows no ports (RFC 9260, section 3.1). */
    private static final int SCTP_LENGTH = 12;
    private static final int PORT_BITS = 16;

    LengthLook {
        if ((place + EXTENSION_LENGTH) % Integer.BYTES != 0) {
            throw new IllegalArgumentException("no extension header ends after " + place + " bytes of a frame");
        }
    }

    /** The metadata for a frame of a tap port, which its address tells. */
    EncapProperty.NshTlv asMetadata(final int source) {
        final var value = ByteStreams.newDataOutput();
        value.writeShort(EtherType.IPV6);
        value.writeInt(VERSION_6);
        value.writeShort(extensionLength() + SCTP_LENGTH);
        value.writeByte(IpProtocol.DESTINATION_OPTIONS);
        value.writeByte(HOP_LIMIT);
        final var address = address(source);
        value.writeLong(address.high());
        value.writeLong(address.low());
        value.writeLong(PREFIX);
        value.writeLong(0);
        value.write(before().toArray());
        return new EncapProperty.NshTlv(SKIPPED.optionClass(), SKIPPED.type(), Bytes.of(value.toByteArray()));
    }

    /** What the data of the option has before the frame. */
    Bytes before() {
        final var result = new byte[EXTENSION_LENGTH + padding()];
        result[0] = (byte) IpProtocol.SCTP;
        result[1] = (byte) (extensionLength() / Long.BYTES - 1);
        return Bytes.of(result);
    }

    /** So that the extension header has a multiple of eight bytes. */
    private int padding() {
        return (EXTENSION_LENGTH + place) % Long.BYTES;
    }

    private int extensionLength() {
        return EXTENSION_LENGTH + padding() + place;
    }

    /** The source address tells the place and the tap port. */
    private Word address(final int source) {
        return new Word(PREFIX, (long) place << Integer.SIZE | Integer.toUnsignedLong(source));
    }

    /** Frames of a tap port whose four bytes have a value. */
    Match match(final int source, final int value, final int mask) {
        return Match.ANY.with(Field.ETH_TYPE, EtherType.IPV6)
            .flatMap(it -> it.with(Field.IPV6_SRC, address(source), Word.ones(Field.IPV6_SRC.bits())))
            .flatMap(it -> it.with(Field.IP_PROTO, IpProtocol.SCTP))
            .flatMap(it -> with(it, Field.SCTP_SRC, value >>> PORT_BITS, mask >>> PORT_BITS))
            .flatMap(it -> with(it, Field.SCTP_DST, value & 0xffff, mask & 0xffff)).orElseThrow();
    }

    private static Optional<Match> with(final Match match, final Field field, final int value,
            final int mask) {
        return match.with(field, Word.of(value), Word.of(mask));
    }

    /** What makes the frame's headers the data of an option. */
    Action.SetField set(final LoopOption option) {
        final var told = option.asTunnelOption();
        return new Action.SetField(Field.IPV6_DST, new Word(PREFIX, Integer.toUnsignedLong(
            told.optionClass() << 16 | told.type() << Byte.SIZE | told.length() / Integer.BYTES)));
    }

    LoopHeaders headers(final int source, final int destination, final int udpPort, final LoopOption option) {
        return LoopHeaders.behind(SKIPPED, source, destination, udpPort, option);
    }
}
