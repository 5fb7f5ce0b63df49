/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.transit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import org.opendaylight.netvis.compile.Ipv4Header;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.PortNo;

/**
 * A port where the switch ends tunnels that are seen in transit, with what shows whether it does: a tunnel of netvis's
 * own, addressed as {@link Transit} addresses those that are tapped. Without the address on the LOCAL port, to name one
 * cause, Open vSwitch takes such a packet for one to the host and nothing comes out of the tunnel port.
 *
 * @param port number of the tunnel port
 * @param type the encapsulation
 * @param udpPort the UDP destination port, 0 for GRE
 * @param bridgeAddress the IPv4 address of the bridge's LOCAL port
 * @param bridgeMac the MAC address of the bridge's LOCAL port
 */
public record TunnelEnd(PortNo port, TunnelType type, int udpPort, int bridgeAddress, long bridgeMac) {
    /** Locally administered (IEEE 802, section 8.4). */
    private static final long SENDER = 0x0200_0000_0000L;
    /** UDP (RFC 768). A checksum of 0 is none. */
    private static final int UDP_LENGTH = 8;
    /** VXLAN (RFC 7348, section 5), Geneve without options (RFC 8926, section 3.4), GRE with a key (RFC 2890). */
    private static final int TUNNEL_LENGTH = 8;
    private static final int VXLAN_VNI_IS_VALID = 0x0800_0000;
    private static final int GRE_KEY_IS_PRESENT = 0x2000_0000;
    private static final int BITS_BEHIND_VNI = 8;

    /**
     * Checks the presence.
     *
     * @param port number of the tunnel port
     * @param type the encapsulation
     * @param udpPort the UDP destination port
     * @param bridgeAddress the IPv4 address of LOCAL
     * @param bridgeMac the MAC address of LOCAL
     */
    public TunnelEnd {
        requireNonNull(port);
        requireNonNull(type);
    }

    /** {@return the flow that sends what comes out of the tunnel back to the controller} */
    public Flow testFlow() {
        return Table.ADMIT.flow(Band.FROM_TUNNEL, TapNetwork.outOf(port, Transit.NETWORK.testAddress()))
            .cookie(Probes.COOKIE).apply(new Action.ToController()).end();
    }

    /** {@return the actions of the packet-out for {@link #wrap}} */
    public ImmutableList<Action> test() {
        return ImmutableList.of(new Action.Output(PortNo.LOCAL));
    }

    /**
     * {@return a packet that is to come out of the tunnel port as the frame in it}
     *
     * @param frame the frame
     * @param id the network identifier or key, of which VXLAN and Geneve have 24 bits
     */
    public byte[] wrap(final byte[] frame, final int id) {
        final boolean gre = type == TunnelType.GRE;
        final int length = (gre ? 0 : UDP_LENGTH) + TUNNEL_LENGTH + frame.length;
        final var packet = ByteStreams.newDataOutput();
        putAddress(packet, bridgeMac);
        putAddress(packet, SENDER);
        packet.writeShort(EtherType.IPV4);
        packet.write(new Ipv4Header(Transit.NETWORK.testAddress(), bridgeAddress,
            gre ? IpProtocol.GRE : IpProtocol.UDP, length).toBytes());
        if (!gre) {
            packet.writeShort(udpPort);
            packet.writeShort(udpPort);
            packet.writeShort(length);
            packet.writeShort(0);
        }
        packet.writeInt(switch (type) {
            case VXLAN -> VXLAN_VNI_IS_VALID;
            case GENEVE -> EtherType.TRANSPARENT_BRIDGING;
            case GRE -> GRE_KEY_IS_PRESENT | EtherType.TRANSPARENT_BRIDGING;
            case GTP_U, NVGRE, ERSPAN, PSEUDOWIRE, PBB -> throw new IllegalStateException("no switch ends " + type);
        });
        packet.writeInt(gre ? id : id << BITS_BEHIND_VNI);
        packet.write(frame);
        return packet.toByteArray();
    }

    private static void putAddress(final ByteArrayDataOutput packet, final long address) {
        packet.writeShort((int) (address >>> Integer.SIZE));
        packet.writeInt((int) address);
    }
}
