/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;

/**
 * Makes the switch unwrap tunnels that are addressed to somebody else.
 *
 * <p>At the end of the pipeline the tapped frame's destination becomes the bridge itself, and LOCAL the output: Open
 * vSwitch ends the tunnel there, and the inner frame enters the pipeline anew from the tunnel port. Where it was
 * tapped would be lost. So it rides in the outer source address, the one thing of the frame's own that crosses the
 * tunnel and that a flow can match:
 * <pre>
 *   127.18.N.N    loopback (RFC 1122, section 3.2.1.3), with the number of the tap port in its last two bytes
 * </pre>
 * No real tunnel comes from there. And should Open vSwitch not end one, then the frame goes to the host, whose IP stack
 * discards what has such a source and comes from outside. A fragment is never ended, so it is not sent.
 */
final class Transit {
    /** The largest number of a tap port that the marker has room for. */
    static final int MAX_TAP_PORT = 0xfffe;

    private static final int TAP_PORT_NETWORK = 127 << 24 | 18 << 16;
    /** Where a test seems to come from; no real port has the number. */
    static final int TEST_ADDRESS = TAP_PORT_NETWORK | MAX_TAP_PORT + 1;

    private static final long COOKIE = new Cookie(Cookie.Kind.TRANSIT, 0).value();
    private static final int NOT_FRAGMENTED = 0;

    private Transit() {
        // Hidden on purpose
    }

    /** The flows that send tunnels to their end. */
    static List<Flow> terminate(final Set<Observation.Unwrapping> unwrappings, final int bridgeAddress,
            final long bridgeMac) {
        final var flows = new ArrayList<Flow>();
        for (var unwrapping : unwrappings) {
            final var tunnel = tunnel(unwrapping);
            final var actions = ImmutableList.<Action>of(
                new Action.SetField(Field.ETH_DST, Word.of(bridgeMac)),
                new Action.SetField(Field.IPV4_SRC, address(tapAddress(unwrapping.tapPort()))),
                new Action.SetField(Field.IPV4_DST, address(bridgeAddress)),
                new Action.Output(PortNo.LOCAL));
            flows.add(Table.TRANSIT.flow(Band.UNTAGGED, tunnel.with(Field.VLAN_VID, 0).orElseThrow()).cookie(COOKIE)
                .apply(actions).end());
            flows.add(Table.TRANSIT.flow(Band.TAGGED, tunnel
                    .with(Field.VLAN_VID, Word.of(Field.VLAN_PRESENT), Word.of(Field.VLAN_PRESENT)).orElseThrow())
                .cookie(COOKIE)
                .apply(ImmutableList.<Action>builder().add(new Action.PopVlan()).addAll(actions).build()).end());
        }
        return flows;
    }

    /** The flows that admit what comes out of the tunnels, and tell where it was tapped. */
    static List<Flow> admit(final Set<Observation.Unwrapping> unwrappings, final long cookie, final TableId next) {
        return unwrappings.stream().map(it -> {
            final var match = ingress(it.tunnelPort())
                .with(Field.TUN_IPV4_SRC, address(tapAddress(it.tapPort())),
                    Field.TUN_IPV4_SRC.exactMask()).orElseThrow();
            return Table.ADMIT.flow(Band.FROM_TUNNEL, match).cookie(cookie)
                .write(Pipeline.unwrappedFrom(it.tapPort())).goTo(next);
        }).toList();
    }

    /** The flows of an unwrapping, which count what goes in and what comes out. */
    static TransitPath path(final Observation.Unwrapping unwrapping, final ImmutableSet<PolicyId> policies) {
        final var one = Set.of(unwrapping);
        return new TransitPath(unwrapping.tapPort(), unwrapping.tunnelPort(), unwrapping.type(),
            terminate(one, 0, 0).stream().map(Flow::key).collect(ImmutableSet.toImmutableSet()),
            admit(one, COOKIE, Pipeline.layer(0)).getFirst().key(), policies);
    }

    private static Match tunnel(final Observation.Unwrapping unwrapping) {
        return tunnel(unwrapping.tapPort(), EtherType.IPV4, unwrapping.type(), unwrapping.udpPort())
            .with(Field.IP_FRAG, NOT_FRAGMENTED).orElseThrow();
    }

    private static Match tunnel(final PortNo tapPort, final int etherType, final TunnelType type, final int udpPort) {
        final var ip = asSeen(tapPort).with(Field.ETH_TYPE, etherType).orElseThrow();
        return type == TunnelType.GRE ? ip.with(Field.IP_PROTO, IpProtocol.GRE).orElseThrow()
            : ip.with(Field.IP_PROTO, IpProtocol.UDP).flatMap(it -> it.with(Field.UDP_DST, udpPort)).orElseThrow();
    }

    /** Tunnels of a type at a tap port, over IPv4 and IPv6. */
    static Stream<Match> tunnels(final PortNo tapPort, final TunnelType type, final int udpPort) {
        return Stream.of(EtherType.IPV4, EtherType.IPV6)
            .map(etherType -> tunnel(tapPort, etherType, type, udpPort));
    }

    /** Frames at a tap port with a tag directly behind the MAC addresses. */
    static Match tagged(final PortNo tapPort, final int etherType) {
        return asSeen(tapPort).with(Field.VLAN_VID, 0).flatMap(it -> it.with(Field.ETH_TYPE, etherType)).orElseThrow();
    }

    /** Frames at a tap port that nothing was removed from. */
    static Match asSeen(final PortNo tapPort) {
        return ingress(tapPort).with(Field.METADATA, Pipeline.notUnwrapped()).orElseThrow();
    }

    static Match ingress(final PortNo port) {
        return Match.ANY.with(Field.IN_PORT, Integer.toUnsignedLong(port.value())).orElseThrow();
    }

    /** Whether the marker has room for the number of a tap port. */
    static boolean canTap(final PortNo port) {
        return port.value() > 0 && port.value() <= MAX_TAP_PORT;
    }

    private static int tapAddress(final PortNo port) {
        if (!canTap(port)) {
            throw new IllegalArgumentException("tap port " + Integer.toUnsignedString(port.value())
                + " exceeds 16 bits");
        }
        return TAP_PORT_NETWORK | port.value();
    }

    private static Word address(final int address) {
        return Word.of(Integer.toUnsignedLong(address));
    }
}
