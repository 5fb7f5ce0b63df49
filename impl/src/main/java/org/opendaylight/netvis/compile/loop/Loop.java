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
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
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
 * Open vSwitch checks nothing of the headers, as they are but data to it. Where their length is not known, it looks at
 * what tells it first, see {@link LengthLook}.
 *
 * @param tunnelPort the port where Open vSwitch ends Geneve tunnels
 * @param udpPort their UDP destination port
 * @param bridgeAddress the IPv4 address of the bridge's LOCAL port
 * @param bridgeMac the MAC address of the bridge's LOCAL port
 */
public record Loop(PortNo tunnelPort, int udpPort, int bridgeAddress, long bridgeMac) {
    /** Metadata of variable length, or none (RFC 8300, section 2.2). */
    private static final EncapProperty MD_TYPE_2 = new EncapProperty.NshMdType(2);

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
        return putInFront(LoopHeaders.of(source, bridgeAddress, udpPort, option).asMetadata());
    }

    /** What sends a frame that was looked at into the loop. */
    ImmutableList<Action> enter(final int source, final LengthLook look, final LoopOption option) {
        return ImmutableList.<Action>builder().add(look.set(option))
            .addAll(putInFront(look.headers(source, bridgeAddress, udpPort, option).asMetadata())).build();
    }

    /** What has Open vSwitch look at a frame, which must have no VLAN tag, so that {@link #enter} can follow. */
    ImmutableList<Action> look(final int source, final LengthLook look) {
        return putInFront(look.asMetadata(source));
    }

    private static ImmutableList<Action> putInFront(final EncapProperty.NshTlv headers) {
        return ImmutableList.of(
            Experimenter.encap(PacketType.NSH, MD_TYPE_2, headers),
            // Has Open vSwitch look at the packet anew, and take headers and frame for an Ethernet frame
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
}
