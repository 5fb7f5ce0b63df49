/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.delivery;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.netvis.compile.Capability;
import org.opendaylight.netvis.compile.Delivery;
import org.opendaylight.netvis.compile.Layout;
import org.opendaylight.netvis.compile.Parts;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.GroupKind;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Action.Experimenter;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Delivers copies to tools: makes the group of each delivery, and the flows that finish one which removes more than a
 * VLAN tag.
 *
 * <p>A bucket is a set of actions and can remove one VLAN tag. Everything else is done in tables to which the bucket
 * resubmits its copy, in this order:
 * <pre>
 *   strip vlan   removes a second tag, if there is one
 *   strip mpls   sends a packet with labels to the group {@link #popAside}, and that to the next table
 *   pop labels   removes labels, one by one: only a match tells whether more follow. Without labels the packet is
 *                called IPv4
 *   stripped     sends the packet out, but one that is called IPv4 and is not first to the group {@link #toIpv6}
 * </pre>
 *
 * <p>Open vSwitch 3.1 parses a packet that is called IPv4 and is not as one with all fields zero. An ethertype cannot
 * be written, but a label can be pushed and be removed again with another ethertype behind it. In one go the two cancel
 * each other out. A group of type select has the packet looked at anew between them.
 *
 * <p>Open vSwitch cannot remove a label from more than three. It gives up then, and with what it was about to do it
 * forgets what it had decided before: to forward production traffic. What a group of type select does comes after that
 * has been done, so only the copy is lost.
 */
public final class DeliveryGroups implements Capability {
    private static final FieldMatch CALLED_IPV4 = Mark.CALLED_IPV4.of(1);
    /** Name of the group {@link #popAside}. */
    private static final String POP_ASIDE = "=pop";
    /** Name of the group {@link #toIpv6}. */
    private static final String TO_IPV6 = "=ipv6";

    @Override
    public ImmutableSet<String> groups() {
        return ImmutableSet.of(POP_ASIDE, TO_IPV6);
    }

    @Override
    public void write(final Layout layout, final Parts parts) {
        layout.deliveries().forEach((delivery, id) -> {
            final var ports = layout.toolPorts(delivery.tool());
            final var owners = layout.owners(delivery::equals);
            parts.add(group(id, delivery, ports), owners);
            finish(id, delivery, ports).forEach(flow -> parts.add(flow, owners));
        });
        if (layout.deliveries().keySet().stream().anyMatch(DeliveryGroups::isLabelled)) {
            final var popAside = layout.group(POP_ASIDE);
            final var toIpv6 = layout.group(TO_IPV6);
            final var owners = layout.owners(DeliveryGroups::isLabelled);
            parts.add(popAside(popAside), owners);
            parts.add(toIpv6(toIpv6), owners);
            popLabels(popAside, toIpv6).forEach(flow -> parts.add(flow, owners));
        }
    }

    private static Group group(final GroupId id, final Delivery delivery, final List<PortNo> ports) {
        final var strip = isTagged(delivery) ? List.<Action>of(new Action.PopVlan()) : List.<Action>of();
        if (!isFinishedInTables(delivery)) {
            return GroupKind.DELIVERY.checked(Group.all(id, ports.stream()
                .map(port -> ImmutableList.<Action>builder().addAll(strip).add(new Action.Output(port)).build())
                .collect(ImmutableList.toImmutableList())));
        }
        return GroupKind.DELIVERY.checked(Group.all(id, ImmutableList.of(ImmutableList.<Action>builder().addAll(strip)
            .add(new Action.SetField(Field.METADATA, mark(id).value()),
                Experimenter.resubmit(firstTable(delivery).id()))
            .build())));
    }

    private static boolean isTagged(final Delivery delivery) {
        return delivery.strips().contains(Strip.VLAN) || delivery.strips().contains(Strip.QINQ);
    }

    private static boolean isFinishedInTables(final Delivery delivery) {
        return delivery.strips().contains(Strip.QINQ) || isLabelled(delivery);
    }

    /** Whether the switch removes labels. Where it is not known what follows them, the controller does. */
    private static boolean isLabelled(final Delivery delivery) {
        return delivery.strips().contains(Strip.MPLS_IP);
    }

    private static Table firstTable(final Delivery delivery) {
        return delivery.strips().contains(Strip.QINQ) ? Table.STRIP_VLAN : behindTags(delivery);
    }

    private static Table behindTags(final Delivery delivery) {
        return isLabelled(delivery) ? Table.STRIP_MPLS : Table.STRIPPED;
    }

    /** The flows that finish one delivery; none when its group does everything. */
    private static List<Flow> finish(final GroupId id, final Delivery delivery, final List<PortNo> ports) {
        if (!isFinishedInTables(delivery)) {
            return List.of();
        }
        final var mine = Match.ANY.with(Field.METADATA, mark(id)).orElseThrow();
        final var flows = new ArrayList<Flow>();
        if (delivery.strips().contains(Strip.QINQ)) {
            final var tagged = mine.with(Field.VLAN_VID, Word.of(Field.VLAN_PRESENT), Word.of(Field.VLAN_PRESENT))
                .orElseThrow();
            flows.add(Table.STRIP_VLAN.flow(Band.TAGGED, tagged).cookie(Cookie.Kind.STRIP)
                .apply(new Action.PopVlan()).goTo(behindTags(delivery)));
            flows.add(Table.STRIP_VLAN.flow(Band.UNTAGGED, mine).cookie(Cookie.Kind.STRIP)
                .goTo(behindTags(delivery)));
        }
        flows.add(Table.STRIPPED.flow(Band.STRIPPED, mine).cookie(Cookie.Kind.STRIP)
            .apply(ports.stream().map(Action.Output::new).toArray(Action[]::new)).end());
        return flows;
    }

    /**
     * The flows that remove label stacks, for all deliveries of a bridge.
     *
     * @param popAside the group {@link #popAside}
     * @param toIpv6 the group {@link #toIpv6}
     */
    private static List<Flow> popLabels(final GroupId popAside, final GroupId toIpv6) {
        final var flows = new ArrayList<Flow>();
        for (int mpls : new int[] {EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST}) {
            final var labelled = Match.ANY.with(Field.ETH_TYPE, mpls).orElseThrow();
            flows.add(Table.STRIP_MPLS.flow(Band.LABELLED, labelled).cookie(Cookie.Kind.STRIP)
                .apply(new Action.ToGroup(popAside)).end());
            flows.add(Table.POP_LABELS.flow(Band.LABEL, labelled.with(Field.MPLS_BOS, 0).orElseThrow())
                .cookie(Cookie.Kind.STRIP)
                .apply(new Action.PopMpls(mpls), Experimenter.resubmit(Table.POP_LABELS.id())).end());
            flows.add(Table.POP_LABELS.flow(Band.LABEL, labelled.with(Field.MPLS_BOS, 1).orElseThrow())
                .cookie(Cookie.Kind.STRIP)
                .apply(new Action.PopMpls(EtherType.IPV4)).write(CALLED_IPV4).goTo(Table.STRIPPED));
        }
        flows.add(Table.STRIP_MPLS.flow(Band.UNLABELLED, Match.ANY).cookie(Cookie.Kind.STRIP).goTo(Table.STRIPPED));
        flows.add(Table.STRIPPED.flow(Band.MISREAD, calledIpv4ButIsNot()).cookie(Cookie.Kind.STRIP)
            .apply(new Action.PushMpls(EtherType.MPLS_UNICAST), new Action.ToGroup(toIpv6)).end());
        return flows;
    }

    /** The group that has labels removed where that can do no harm. */
    private static Group popAside(final GroupId id) {
        return GroupKind.POP_ASIDE.checked(Group.select(id, ImmutableList.of(ImmutableList.of(
            Experimenter.resubmit(Table.POP_LABELS.id())))));
    }

    /** The group that turns a packet with one label into IPv6. */
    private static Group toIpv6(final GroupId id) {
        return GroupKind.TO_IPV6.checked(Group.select(id, ImmutableList.of(ImmutableList.of(
            new Action.PopMpls(EtherType.IPV6), Experimenter.resubmit(Table.STRIPPED.id())))));
    }

    private static Match calledIpv4ButIsNot() {
        return Match.ANY.with(Field.METADATA, CALLED_IPV4)
            .flatMap(it -> it.with(Field.ETH_TYPE, EtherType.IPV4))
            .flatMap(it -> it.with(Field.IP_PROTO, IpProtocol.HOPOPT))
            .flatMap(it -> it.with(Field.IPV4_SRC, 0))
            .flatMap(it -> it.with(Field.IPV4_DST, 0)).orElseThrow();
    }

    private static FieldMatch mark(final GroupId id) {
        return Mark.GROUP.of(Integer.toUnsignedLong(id.value()));
    }
}
