/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import org.opendaylight.netvis.compile.Ipv4Header;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Flow;

/**
 * What shows whether a loop unwraps: a frame of netvis's own, which goes into it by packet-out as from a tap port. A
 * tunnel's end would refuse it where there is a reason to have: checksum and flags of VXLAN and Geneve are none that an
 * end takes.
 *
 * @param loop the loop
 * @param type the type of tunnel around the frame, one that the loop unwraps
 */
public record LoopTest(Loop loop, TunnelType type) {
    private static final int SOURCE = LoopedFrames.NETWORK.testAddress();
    private static final int UDP_LENGTH = 8;
    private static final int WRONG_CHECKSUM = 0x0101;
    /** VXLAN with a group policy (draft-smith-vxlan-group-policy, section 2.1). */
    private static final int VXLAN_WITH_GROUP = 0x8800_1234;
    /** Geneve without options that says that one of them is critical (RFC 8926, section 3.4). */
    private static final int GENEVE_WITH_CRITICAL_OPTION = 0x0040_0000 | EtherType.TRANSPARENT_BRIDGING;
    private static final int GRE_WITH_KEY = 0x2000_0000 | EtherType.TRANSPARENT_BRIDGING;
    /** Of VXLAN, of Geneve, and of GRE with a key. */
    private static final int TUNNEL_LENGTH = 8;
    private static final int BITS_BEHIND_VNI = 8;
    /** Without options, and with a key: each policy asks for them. */
    private static final LookedStack GENEVE =
        stack(TunnelType.GENEVE, HeaderStack.ethernet().ipv4().geneve(UdpPort.GENEVE, 0));
    private static final LookedStack GRE =
        stack(TunnelType.GRE, HeaderStack.ethernet().ipv4().gre(false, true, false));

    /**
     * Checks the presence.
     *
     * @param loop the loop
     * @param type the type of tunnel
     */
    public LoopTest {
        requireNonNull(loop);
        requireNonNull(type);
    }

    /** The option that a test with a type of tunnel needs. */
    static LoopOption option(final TunnelType type) {
        return type == TunnelType.VXLAN ? LoopedVxlan.OVER_IPV4 : looked(type).looped().option();
    }

    /** {@return the option that it needs} */
    public LoopOption option() {
        return option(type);
    }

    private static LookedStack looked(final TunnelType type) {
        return type == TunnelType.GRE ? GRE : GENEVE;
    }

    private static LookedStack stack(final TunnelType type, final HeaderStack.Builder headers) {
        final var stack = headers.build();
        return LookedStack.of(type, UdpPort.GENEVE).filter(it -> it.looped().stack().equals(stack)).findFirst()
            .orElseThrow();
    }

    private LoopedStack looped() {
        return type == TunnelType.VXLAN
            ? LoopedStack.direct(HeaderStack.ethernet().ipv4().vxlan(UdpPort.VXLAN).build()) : looked(type).looped();
    }

    /** {@return the flows that {@link #actions} need} */
    public ImmutableList<Flow> flows() {
        final var flows = ImmutableList.<Flow>builder().add(loop.lift(),
            Table.ADMIT.flow(Band.FROM_TUNNEL, loop.outOf(SOURCE).with(looped().proof()).orElseThrow())
                .cookie(Probes.COOKIE).apply(new Action.ToController()).end());
        return (type == TunnelType.VXLAN ? flows : flows.add(looked(type).enter(loop, SOURCE))).build();
    }

    /** {@return the actions of the packet-out for {@link #wrap}} */
    public ImmutableList<Action> actions() {
        return type == TunnelType.VXLAN ? loop.enter(SOURCE, looped().option())
            : loop.look(SOURCE, looked(type).look());
    }

    /**
     * {@return a packet that is to come out of the loop as the frame in it}
     *
     * @param frame the frame
     * @param id the network identifier or key, of 24 bits
     */
    public byte[] wrap(final byte[] frame, final int id) {
        final var packet = ByteStreams.newDataOutput();
        putAddress(packet);
        putAddress(packet);
        packet.writeShort(EtherType.IPV4);
        final boolean gre = type == TunnelType.GRE;
        final int length = (gre ? 0 : UDP_LENGTH) + TUNNEL_LENGTH + frame.length;
        packet.write(new Ipv4Header(SOURCE, loop.bridgeAddress(), gre ? IpProtocol.GRE : IpProtocol.UDP, length)
            .toBytes());
        if (!gre) {
            final int port = type.udpPort().orElseThrow();
            packet.writeShort(port);
            packet.writeShort(port);
            packet.writeShort(length);
            packet.writeShort(WRONG_CHECKSUM);
        }
        packet.writeInt(type == TunnelType.VXLAN ? VXLAN_WITH_GROUP : gre ? GRE_WITH_KEY
            : GENEVE_WITH_CRITICAL_OPTION);
        packet.writeInt(gre ? id : id << BITS_BEHIND_VNI);
        packet.write(frame);
        return packet.toByteArray();
    }

    private void putAddress(final ByteArrayDataOutput packet) {
        packet.writeShort((int) (loop.bridgeMac() >>> Integer.SIZE));
        packet.writeInt((int) loop.bridgeMac());
    }
}
