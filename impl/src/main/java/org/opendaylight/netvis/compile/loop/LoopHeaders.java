/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.io.ByteStreams;
import org.opendaylight.netvis.compile.Ipv4Header;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * The headers of a Geneve tunnel to the bridge itself, whose last option has the headers of the frame behind as its
 * data, written as metadata of a Network Service Header, the one thing of free content that Open vSwitch can put in
 * front of a frame:
 * <pre>
 *   Network Service Header 8 | TLV 4 | value 44
 *   MAC addresses 12                 | 0800 | IPv4 20 | UDP 8 | Geneve 8 | option 4 + 2 zeros || the frame's headers
 * </pre>
 * The lengths of IPv4 and UDP end with those headers: a frame that is too short for them is no IPv4 packet to Open
 * vSwitch, and meets no flow. What is behind them is the frame in the tunnel all the same.
 *
 * @param source where the tunnel seems to come from
 * @param destination where it ends
 * @param udpPort its UDP port
 * @param first the option whose header is the last of these bytes
 * @param optionsLength how many bytes all its options have, a multiple of 4
 */
record LoopHeaders(int source, int destination, int udpPort, TunnelOption first, int optionsLength) {
    /** UDP (RFC 768). A checksum of 0 is none. */
    private static final int UDP_LENGTH = 8;
    /** Geneve: version 0 and the length of options in words, no flags, network identifier 0 (RFC 8926, section 3.4). */
    private static final int GENEVE_LENGTH = 8;
    private static final int OPTION_HEADER_LENGTH = 4;
    private static final int WORD = 4;

    LoopHeaders {
        requireNonNull(first);
    }

    /** With one option. */
    static LoopHeaders of(final int source, final int destination, final int udpPort, final LoopOption option) {
        return new LoopHeaders(source, destination, udpPort, option.asTunnelOption(),
            OPTION_HEADER_LENGTH + option.length());
    }

    /** With one that Open vSwitch skips before it, whose data is up to where the header of that one is. */
    static LoopHeaders behind(final TunnelOption skipped, final int source, final int destination, final int udpPort,
            final LoopOption option) {
        return new LoopHeaders(source, destination, udpPort, skipped,
            OPTION_HEADER_LENGTH + skipped.length() + OPTION_HEADER_LENGTH + option.length());
    }

    /** The metadata; class and type are part of what is read as a MAC address, and any would do. */
    EncapProperty.NshTlv asMetadata() {
        final var value = ByteStreams.newDataOutput();
        value.writeShort(EtherType.IPV4);
        value.write(new Ipv4Header(source, destination, IpProtocol.UDP, datagramLength()).toBytes());
        value.writeShort(udpPort);
        value.writeShort(udpPort);
        value.writeShort(datagramLength());
        value.writeShort(0);
        value.writeByte(optionsLength / WORD);
        value.writeByte(0);
        value.writeShort(EtherType.TRANSPARENT_BRIDGING);
        value.writeInt(0);
        value.writeShort(first.optionClass());
        value.writeByte(first.type());
        value.writeByte(first.length() / WORD);
        value.write(new byte[HeaderStack.PADDING]);
        return new EncapProperty.NshTlv(first.optionClass(), first.type(), Bytes.of(value.toByteArray()));
    }

    private int datagramLength() {
        return UDP_LENGTH + GENEVE_LENGTH + optionsLength;
    }
}
