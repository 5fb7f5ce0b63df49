/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import org.opendaylight.netvis.compile.Ipv4Header;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * The headers of a Geneve tunnel that end with the first six bytes of the frame behind them, written as metadata of a
 * Network Service Header, the one thing of free content that Open vSwitch can put in front of a frame:
 * <pre>
 *   Network Service Header 8 | TLV 4 | value 44
 *   MAC addresses 12                 | 0800 | IPv4 20 | UDP 8 | Geneve 8 | option 4 + 2 zeros || first six bytes
 * </pre>
 * Both lengths that are told, of IPv4 and UDP, end with those six bytes: what is behind is the frame in the tunnel to
 * Open vSwitch all the same, so they are true of no frame and right for all.
 *
 * @param source where the tunnel seems to come from
 * @param destination where it ends
 * @param udpPort its UDP port
 */
record TunnelHeaders(int source, int destination, int udpPort) {
    private static final TunnelOption OPTION = TunnelOption.FRAME_DESTINATION;
    /** UDP (RFC 768). A checksum of 0 is none. */
    private static final int UDP_LENGTH = 8;
    /** Geneve: version 0 and the length of options in words, no flags, network identifier 0 (RFC 8926, section 3.4). */
    private static final int GENEVE_LENGTH = 8;
    private static final int OPTION_HEADER_LENGTH = 4;
    private static final int WORD = 4;
    private static final int ADDRESS_LENGTH = 6;

    private static final int OPTIONS_LENGTH = OPTION_HEADER_LENGTH + OPTION.length();
    private static final int DATAGRAM_LENGTH = UDP_LENGTH + GENEVE_LENGTH + OPTIONS_LENGTH;

    /** The metadata; class and type are part of what is read as a MAC address, and any would do. */
    EncapProperty.NshTlv asMetadata() {
        final var value = ByteStreams.newDataOutput();
        value.writeShort(EtherType.IPV4);
        value.write(new Ipv4Header(source, destination, IpProtocol.UDP, DATAGRAM_LENGTH).toBytes());
        putUdp(value);
        value.writeByte(OPTIONS_LENGTH / WORD);
        value.writeByte(0);
        value.writeShort(EtherType.TRANSPARENT_BRIDGING);
        value.writeInt(0);
        value.writeShort(OPTION.optionClass());
        value.writeByte(OPTION.type());
        value.writeByte(OPTION.length() / WORD);
        value.write(new byte[OPTION.length() - ADDRESS_LENGTH]);
        return new EncapProperty.NshTlv(OPTION.optionClass(), OPTION.type(), Bytes.of(value.toByteArray()));
    }

    private void putUdp(final ByteArrayDataOutput value) {
        value.writeShort(udpPort);
        value.writeShort(udpPort);
        value.writeShort(DATAGRAM_LENGTH);
        value.writeShort(0);
    }
}
