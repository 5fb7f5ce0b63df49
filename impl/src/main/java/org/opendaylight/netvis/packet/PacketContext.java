/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.program.Word;

/**
 * What a switch knows of a packet beside its bytes. Can be used again for the next packet. Not safe for use by several
 * threads.
 */
public final class PacketContext {
    private int inPort;
    private long metadata;
    private long tunnelId;
    private final TunnelEnds tunnel = new TunnelEnds();
    private int register0;

    /**
     * Sets where the packet came in, and forgets everything else.
     *
     * @param port OpenFlow port number, unsigned
     * @return this
     */
    public PacketContext receivedAt(final int port) {
        inPort = port;
        metadata = 0;
        register0 = 0;
        return throughTunnel(0, 0);
    }

    /**
     * Sets the VN-tag that was removed from the packet.
     *
     * @param value register 0
     * @return this
     */
    public PacketContext withRegister0(final int value) {
        register0 = value;
        return this;
    }

    /**
     * Sets what tables before have written.
     *
     * @param value 64 bits
     * @return this
     */
    public PacketContext withMetadata(final long value) {
        metadata = value;
        return this;
    }

    /**
     * Sets the tunnel that the packet came out of.
     *
     * @param key VNI of VXLAN and Geneve, key of GRE
     * @param ipv4Source outer IPv4 source address
     * @return this
     */
    public PacketContext throughTunnel(final long key, final int ipv4Source) {
        tunnelId = key;
        tunnel.clear();
        tunnel.setIpv4Source(ipv4Source);
        return this;
    }

    /**
     * Sets the tunnel that the packet came out of.
     *
     * @param key VNI of VXLAN and Geneve, key of GRE
     * @param ipv6 whether the addresses are of IPv6
     * @param source outer source address; zero where it is not known, as in Open vSwitch
     * @param destination outer destination address; the same
     * @return this
     */
    public PacketContext throughTunnel(final long key, final boolean ipv6, final Word source, final Word destination) {
        tunnelId = key;
        tunnel.clear();
        if (ipv6) {
            tunnel.setIpv6Source(source.high(), source.low());
            tunnel.setIpv6Destination(destination.high(), destination.low());
        } else {
            tunnel.setIpv4Source((int) source.low());
            tunnel.setIpv4Destination((int) destination.low());
        }
        return this;
    }

    /** The same, with all that the switch tells of where the tunnel was. */
    PacketContext throughTunnel(final long key, final TunnelEnds ends) {
        tunnelId = key;
        tunnel.copy(ends);
        return this;
    }

    long inPort() {
        return Integer.toUnsignedLong(inPort);
    }

    long metadata() {
        return metadata;
    }

    long tunnelId() {
        return tunnelId;
    }

    TunnelEnds tunnel() {
        return tunnel;
    }

    long register0() {
        return Integer.toUnsignedLong(register0);
    }
}
