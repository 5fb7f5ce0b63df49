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
import com.google.common.io.ByteStreams;
import org.opendaylight.netvis.compile.Ipv4Header;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Action.Experimenter;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * A loop of a bridge: the tunnel to itself by which frames lose the headers around what they carry.
 * <pre>
 *   transit   [ headers | frame ]
 *             {@link LoopHeaders} come in front of it
 *   lift      [ MACs 12 | 0800 | IPv4 20 | UDP 8 | Geneve 8 | option 4 + 2 + headers || frame ]   an Ethernet frame in
 *             a Geneve tunnel, which goes to LOCAL, where the tunnel ends
 *   admit     [ frame ]   from the tunnel port, with where it was tapped in the tunnel's source address, and all that
 *             was around it in the option
 *   prove     The same, if the headers are what the length was meant for
 * </pre>
 * Open vSwitch checks nothing of the headers, as they are but data to it.
 *
 * @param tunnelPort the port where Open vSwitch ends Geneve tunnels
 * @param udpPort their UDP destination port
 * @param bridgeAddress the IPv4 address of the bridge's LOCAL port
 * @param bridgeMac the MAC address of the bridge's LOCAL port
 */
public record Loop(PortNo tunnelPort, int udpPort, int bridgeAddress, long bridgeMac) {
    /** Metadata of variable length, or none (RFC 8300, section 2.2). */
    private static final EncapProperty MD_TYPE_2 = new EncapProperty.NshMdType(2);
    private static final HeaderStack TEST = HeaderStack.ethernet().ipv4().vxlan(UdpPort.VXLAN).build();
    private static final int UDP_LENGTH = 8;
    private static final int WRONG_CHECKSUM = 0x0101;
    /** VXLAN with a group policy (draft-smith-vxlan-group-policy, section 2.1). */
    private static final int VXLAN_WITH_GROUP = 0x8800_1234;
    private static final int VXLAN_LENGTH = 8;
    private static final int BITS_BEHIND_VNI = 8;

    /**
     * Checks the presence.
     *
     * @param tunnelPort the port where tunnels end
     * @param udpPort their UDP port
     * @param bridgeAddress address of LOCAL
     * @param bridgeMac MAC address of LOCAL
     */
    public Loop {
        requireNonNull(tunnelPort);
    }

    /**
     * {@return what sends a frame into the loop, which must have no VLAN tag}
     *
     * @param source where it is to come from, 127.0.0.0/8
     * @param option what its headers are the data of
     */
    ImmutableList<Action> enter(final int source, final LoopOption option) {
        return ImmutableList.of(
            Experimenter.encap(PacketType.NSH, MD_TYPE_2,
                new LoopHeaders(source, bridgeAddress, udpPort, option).asMetadata()),
            // Has Open vSwitch look at the packet anew, and take header and frame for an Ethernet frame
            Experimenter.encap(PacketType.ETHERNET),
            new Action.PushMpls(EtherType.MPLS_UNICAST),
            Experimenter.decap(PacketType.NEXT_PROTO),
            Experimenter.decap(PacketType.ETHERNET),
            Experimenter.resubmit(Table.LOOP_LIFT.id()));
    }

    /** {@return the flow that sends what is in the loop to the tunnel's end} */
    Flow lift() {
        return Table.LOOP_LIFT.flow(Band.LOOP, Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4)
                .flatMap(it -> it.with(Field.IP_PROTO, IpProtocol.UDP))
                .flatMap(it -> it.with(Field.UDP_DST, udpPort)).orElseThrow())
            .cookie(Cookie.Kind.TRANSIT).apply(ImmutableList.of(
                new Action.SetField(Field.ETH_DST, Word.of(bridgeMac)), new Action.Output(PortNo.LOCAL))).end();
    }

    /**
     * {@return what comes out of the loop}
     *
     * @param source where it seems to come from
     */
    Match outOf(final int source) {
        return TapNetwork.outOf(tunnelPort, source);
    }

    /** {@return the flows that {@link #test} needs} */
    public ImmutableList<Flow> testFlows() {
        return ImmutableList.of(lift(), Table.ADMIT.flow(Band.FROM_TUNNEL,
                outOf(LoopedVxlan.NETWORK.testAddress()).with(TEST.option().proof(TEST)).orElseThrow())
            .cookie(Probes.COOKIE).apply(new Action.ToController()).end());
    }

    /** {@return the actions of the packet-out for {@link #wrap}} */
    public ImmutableList<Action> test() {
        return enter(LoopedVxlan.NETWORK.testAddress(), TEST.option());
    }

    /**
     * {@return a packet that is to come out of the loop as the frame in it} A tunnel's end would refuse it: its flags
     * are not those that RFC 7348 has, and its checksum is wrong.
     *
     * @param frame the frame
     * @param vni the network identifier, of 24 bits
     */
    public byte[] wrap(final byte[] frame, final int vni) {
        final var packet = ByteStreams.newDataOutput();
        packet.writeShort((int) (bridgeMac >>> Integer.SIZE));
        packet.writeInt((int) bridgeMac);
        packet.writeShort((int) (bridgeMac >>> Integer.SIZE));
        packet.writeInt((int) bridgeMac);
        packet.writeShort(EtherType.IPV4);
        final int length = UDP_LENGTH + VXLAN_LENGTH + frame.length;
        packet.write(new Ipv4Header(LoopedVxlan.NETWORK.testAddress(), bridgeAddress, IpProtocol.UDP, length)
            .toBytes());
        packet.writeShort(UdpPort.VXLAN);
        packet.writeShort(UdpPort.VXLAN);
        packet.writeShort(length);
        packet.writeShort(WRONG_CHECKSUM);
        packet.writeInt(VXLAN_WITH_GROUP);
        packet.writeInt(vni << BITS_BEHIND_VNI);
        packet.write(frame);
        return packet.toByteArray();
    }
}
