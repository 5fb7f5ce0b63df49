/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
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
 * Removes VN-tags on a bridge where Open vSwitch ends Geneve tunnels: the frame is made the end of a tunnel to the
 * bridge itself, whose headers are the same for every frame but for the destination address, which ends them.
 * <pre>
 *   transit   [ destination 6 | source 6 | 8926 | tag 4 | type 2 | rest ]
 *             {@link TunnelHeaders} come in front of it
 *   lift      [ MACs 12 | 0800 | IPv4 20 | UDP 8 | Geneve 8 | option 4 + 2 + destination 6 || source 6 | 8926 tag 4 |
 *             type 2 | rest ]   an Ethernet frame in a Geneve tunnel, which goes to LOCAL, where the tunnel ends
 *   admit     [ source 6 | 8926 tag 4 | type 2 | rest ]   from the tunnel port, with the number of the tap port in the
 *             tunnel's source address and the destination in its option
 *   select    The same, whose type and rest are matched as what they are. What no policy wants ends here
 *   restore   The tag goes to register 0, the addresses to their places
 * </pre>
 * Nothing of the frame itself is in the state in which Open vSwitch goes on, so the way up to select takes one cache
 * entry for all frames of a tap port, and it is shorter than {@link RegisterSequence}.
 *
 * @param tunnelPort the port where Open vSwitch ends Geneve tunnels
 * @param udpPort their UDP destination port
 * @param bridgeAddress the IPv4 address of the bridge's LOCAL port
 * @param bridgeMac the MAC address of the bridge's LOCAL port
 */
public record TunnelSequence(PortNo tunnelPort, int udpPort, int bridgeAddress, long bridgeMac)
        implements VnTagSequence {
    /** Where frames seem to come from. */
    static final TapNetwork NETWORK = new TapNetwork(19);

    private static final Subfield DESTINATION = VnTagFlows.ETH_DST.whole();
    private static final Subfield SAVED_DESTINATION = Mark.DESTINATION.subfield();

    /** What restore does. What a tunnel left is part of the state after a recirculation, so the address is cleared. */
    private static final ImmutableList<Action> RESTORE = ImmutableList.<Action>builder()
        .addAll(VnTagFlows.TAG_AND_SOURCE).add(
            Experimenter.move(SAVED_DESTINATION, DESTINATION),
            new Action.SetField(Mark.DESTINATION.field(), Word.ZERO)).build();

    /**
     * Checks the presence.
     *
     * @param tunnelPort the port where tunnels end
     * @param udpPort their UDP port
     * @param bridgeAddress address of LOCAL
     * @param bridgeMac MAC address of LOCAL
     */
    public TunnelSequence {
        requireNonNull(tunnelPort);
    }

    @Override
    public ImmutableList<Action> test() {
        return VnTagFlows.then(wrap(NETWORK.testAddress()), Table.VN_TAG_TEST_LIFT);
    }

    @Override
    public ImmutableList<Flow> testFlows() {
        final var back = fromTunnel(NETWORK.testAddress());
        return ImmutableList.of(
            Table.VN_TAG_TEST_LIFT.flow(Band.VN_TAG, wrapped()).cookie(Probes.COOKIE).apply(toLocal()).end(),
            Table.ADMIT.flow(Band.FROM_TUNNEL, back).cookie(Probes.COOKIE).goTo(Table.VN_TAG_TEST_RESTORE),
            Table.VN_TAG_TEST_RESTORE.flow(Band.BY_TUNNEL, back).cookie(Probes.COOKIE)
                .apply(VnTagFlows.thenShow(RESTORE)).end());
    }

    @Override
    public boolean reaches(final PortNo tapPort) {
        return TapFrames.hasRoom(tapPort);
    }

    @Override
    public Match untagged(final PortNo tapPort) {
        return VnTagFlows.untagged(fromTunnel(NETWORK.address(tapPort)));
    }

    @Override
    public List<Flow> flows(final Set<PortNo> tapPorts, final Set<Match> wanted) {
        final var flows = ImmutableList.<Flow>builder();
        for (var port : tapPorts) {
            flows.add(VnTagFlows.transit(port, wrap(NETWORK.address(port))));
            flows.add(Table.ADMIT.flow(Band.FROM_TUNNEL, fromTunnel(NETWORK.address(port))).cookie(Cookie.Kind.VN_TAG)
                .goTo(Table.VN_TAG_SELECT));
        }
        if (!tapPorts.isEmpty()) {
            flows.add(Table.VN_TAG_LIFT.flow(Band.VN_TAG, wrapped()).cookie(Cookie.Kind.VN_TAG).apply(toLocal())
                .end());
            flows.addAll(VnTagFlows.select(wanted,
                (fields, destination) -> fields.put(Mark.DESTINATION.field(), destination)));
            flows.add(VnTagFlows.restore(RESTORE));
        }
        return flows.build();
    }

    private ImmutableList<Action> wrap(final int source) {
        return ImmutableList.<Action>builder()
            .add(Experimenter.encap(PacketType.NSH, VnTagFlows.MD_TYPE_2,
                new TunnelHeaders(source, bridgeAddress, udpPort).asMetadata()))
            .addAll(VnTagFlows.NSH_TO_ETHERNET).build();
    }

    private Match wrapped() {
        return Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).flatMap(it -> it.with(Field.IP_PROTO, IpProtocol.UDP))
            .flatMap(it -> it.with(Field.UDP_DST, udpPort)).orElseThrow();
    }

    private ImmutableList<Action> toLocal() {
        return ImmutableList.of(new Action.SetField(Field.ETH_DST, Word.of(bridgeMac)),
            new Action.Output(PortNo.LOCAL));
    }

    private Match fromTunnel(final int source) {
        return TapNetwork.outOf(tunnelPort, source);
    }
}
