/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendaylight.netvis.policy.Strip;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.EtherType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.IpProtocol;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;

/**
 * Makes the group of a delivery, and the flows that finish one which removes MPLS labels.
 *
 * <p>VLAN tags are removed in the bucket. A label stack is removed label by label in a table of its own, to which the
 * bucket resubmits its copy: only a match tells whether more labels follow, and only the packet behind them whether
 * it is IPv4 or IPv6. Open vSwitch 3.1 parses a packet that is called IPv4 and is not as one with all fields zero.
 */
final class DeliveryGroups {
    private static final long STRIP_COOKIE = new Cookie(Cookie.Kind.STRIP, 0).value();
    /** Metadata above the 32 bits of a group identifier: labels were removed, the packet is called IPv4. */
    private static final FieldMatch CALLED_IPV4 = new FieldMatch(Word.of(1L << 32), Word.of(1L << 32));
    private static final Word GROUP_MASK = Word.of(0xffff_ffffL);

    private DeliveryGroups() {
        // Hidden on purpose
    }

    static Group group(final GroupId id, final Delivery delivery, final List<PortNo> ports) {
        final var strip = stripVlan(delivery);
        if (!delivery.strips().contains(Strip.MPLS)) {
            return new Group(id, ports.stream()
                .map(port -> ImmutableList.<Action>builder().addAll(strip).add(new Action.Output(port)).build())
                .collect(ImmutableList.toImmutableList()));
        }
        return new Group(id, ImmutableList.of(ImmutableList.<Action>builder().addAll(strip)
            .add(new Action.SetField(Field.METADATA, metadata(id)), new Action.Resubmit(Pipeline.STRIP_MPLS)).build()));
    }

    private static List<Action> stripVlan(final Delivery delivery) {
        if (delivery.strips().contains(Strip.QINQ)) {
            return List.of(new Action.PopVlan(), new Action.PopVlan());
        }
        return delivery.strips().contains(Strip.VLAN) ? List.of(new Action.PopVlan()) : List.of();
    }

    /** The flows that remove label stacks, for all deliveries of a bridge. */
    static List<Flow> popLabels() {
        final var flows = new ArrayList<Flow>();
        for (int mpls : new int[] {EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST}) {
            final var labelled = Match.ANY.with(Field.ETH_TYPE, mpls).orElseThrow();
            flows.add(flow(Pipeline.STRIP_MPLS, 2, labelled.with(Field.MPLS_BOS, 0).orElseThrow(), Optional.empty(),
                Optional.empty(), new Action.PopMpls(mpls), new Action.Resubmit(Pipeline.STRIP_MPLS)));
            flows.add(flow(Pipeline.STRIP_MPLS, 2, labelled.with(Field.MPLS_BOS, 1).orElseThrow(),
                Optional.of(CALLED_IPV4), Optional.of(Pipeline.STRIPPED), new Action.PopMpls(EtherType.IPV4)));
        }
        flows.add(flow(Pipeline.STRIP_MPLS, 1, Match.ANY, Optional.empty(), Optional.of(Pipeline.STRIPPED)));
        return flows;
    }

    /** The flows that send out what is stripped, for one delivery. */
    static List<Flow> sendStripped(final GroupId id, final List<PortNo> ports) {
        final var mine = Match.ANY.with(Field.METADATA, metadata(id), GROUP_MASK).orElseThrow();
        final var output = ports.stream().<Action>map(Action.Output::new).toList();
        final var asIpv6 = new ArrayList<Action>(List.of(new Action.PushMpls(EtherType.MPLS_UNICAST),
            new Action.PopMpls(EtherType.IPV6)));
        asIpv6.addAll(output);
        return List.of(
            flow(Pipeline.STRIPPED, 2, notIpv4(mine), Optional.empty(), Optional.empty(),
                asIpv6.toArray(new Action[0])),
            flow(Pipeline.STRIPPED, 1, mine, Optional.empty(), Optional.empty(), output.toArray(new Action[0])));
    }

    private static Match notIpv4(final Match match) {
        return match.with(Field.METADATA, CALLED_IPV4.value(), CALLED_IPV4.mask())
            .flatMap(it -> it.with(Field.ETH_TYPE, EtherType.IPV4))
            .flatMap(it -> it.with(Field.IP_PROTO, IpProtocol.HOPOPT))
            .flatMap(it -> it.with(Field.IPV4_SRC, 0))
            .flatMap(it -> it.with(Field.IPV4_DST, 0)).orElseThrow();
    }

    private static Word metadata(final GroupId id) {
        return Word.of(Integer.toUnsignedLong(id.value()));
    }

    private static Flow flow(final TableId table, final int priority, final Match match,
            final Optional<FieldMatch> metadata, final Optional<TableId> next, final Action... actions) {
        return new Flow(new FlowKey(table, priority, match), STRIP_COOKIE, ImmutableList.copyOf(actions), metadata,
            next);
    }
}
