/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Look;
import org.opendaylight.netvis.compile.Prefixes;
import org.opendaylight.netvis.compile.Referral;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.packet.BytePattern;
import org.opendaylight.netvis.packet.CompiledMatch;
import org.opendaylight.netvis.packet.HeaderCondition;
import org.opendaylight.netvis.packet.HeaderField;
import org.opendaylight.netvis.packet.HeaderKind;
import org.opendaylight.netvis.packet.HeaderMatch;
import org.opendaylight.netvis.packet.Inspection;
import org.opendaylight.netvis.packet.LiteralSearch;
import org.opendaylight.netvis.packet.Removable;
import org.opendaylight.netvis.packet.View;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.Payload;
import org.opendaylight.netvis.policy.Range;

/**
 * Says in the words of packets what a bridge leaves to the controller.
 */
final class InspectionTranslation {
    private static final ImmutableList<ImmutableList<HeaderCondition>> ANY = ImmutableList.of(ImmutableList.of());

    private InspectionTranslation() {
        // Hidden on purpose
    }

    static Inspection of(final Referral referral) {
        return new Inspection(referral.tasks().stream().map(InspectionTranslation::task)
            .collect(ImmutableList.toImmutableList()));
    }

    private static Inspection.Task task(final Referral.Task task) {
        return new Inspection.Task(task.policy().toString(), task.candidate().value().low(), view(task.look()),
            task.clauses().stream().map(InspectionTranslation::clause).collect(ImmutableList.toImmutableList()),
            task.copies().stream().map(InspectionTranslation::copy).collect(ImmutableList.toImmutableList()));
    }

    private static View view(final Look look) {
        return switch (look) {
            case Look.AsReceived asReceived -> new View.AsReceived();
            case Look.Leniently leniently -> new View.Leniently();
            case Look.BehindTag behind -> new View.BehindTag(
                behind.tag() == Strip.VN_TAG ? HeaderKind.VN_TAG : HeaderKind.E_TAG);
            case Look.InTunnel inside -> new View.InTunnel(kind(inside.type()), inside.udpPort());
        };
    }

    private static HeaderKind kind(final TunnelType type) {
        return switch (type) {
            case VXLAN -> HeaderKind.VXLAN;
            case GENEVE -> HeaderKind.GENEVE;
            case GRE -> HeaderKind.GRE;
        };
    }

    private static Inspection.Copy copy(final Referral.Copy copy) {
        return new Inspection.Copy(copy.group(), copy.due().map(due -> due.value().low()).orElse(0L),
            copy.strips().stream().map(InspectionTranslation::removable).collect(ImmutableSet.toImmutableSet()));
    }

    private static Removable removable(final Strip strip) {
        return switch (strip) {
            case VXLAN -> Removable.VXLAN;
            case GENEVE -> Removable.GENEVE;
            case GRE -> Removable.GRE;
            case VN_TAG -> Removable.VN_TAG;
            case E_TAG -> Removable.E_TAG;
            // The group removes the tags: only it knows whether the frame had more
            case VLAN -> Removable.VLAN_TYPE;
            case QINQ -> Removable.QINQ_TYPES;
            case MPLS, MPLS_IP -> Removable.MPLS;
        };
    }

    private static Inspection.Clause clause(final Referral.Clause clause) {
        final var payload = clause.payload().stream().map(InspectionTranslation::condition).toList();
        final var tags = clause.etag().map(InspectionTranslation::tags).orElse(ANY);
        return new Inspection.Clause(clause.forward(), clause.matches().stream().flatMap(match -> tags.stream()
            .map(tag -> CompiledMatch.of(match, ImmutableList.<HeaderCondition>builder().addAll(tag).addAll(payload)
                .build()))).collect(ImmutableList.toImmutableList()));
    }

    private static HeaderCondition condition(final Payload payload) {
        return switch (payload) {
            case Payload.Bytes bytes -> new BytePattern(header(bytes.from()), bytes.offset(), bytes.value(),
                bytes.mask());
            case Payload.Literal literal -> new LiteralSearch(header(literal.after()), literal.bytes(),
                literal.within());
        };
    }

    private static HeaderKind header(final Payload.Header header) {
        return switch (header) {
            case ETHERNET -> HeaderKind.ETHERNET;
            case VLAN -> HeaderKind.VLAN;
            case MPLS -> HeaderKind.MPLS;
            case ARP -> HeaderKind.ARP;
            case IPV4 -> HeaderKind.IPV4;
            case IPV6 -> HeaderKind.IPV6;
            case TCP -> HeaderKind.TCP;
            case UDP -> HeaderKind.UDP;
            case SCTP -> HeaderKind.SCTP;
            case ICMP -> HeaderKind.ICMP;
            case ICMPV6 -> HeaderKind.ICMPV6;
        };
    }

    /** The alternatives of a tag, each of which is a set of conditions. */
    private static ImmutableList<ImmutableList<HeaderCondition>> tags(final ETag tag) {
        final var fixed = Stream.of(fixed(HeaderField.E_TAG_GROUP, tag.group()),
            fixed(HeaderField.E_TAG_PCP, tag.priority()), fixed(HeaderField.E_TAG_DEI, tag.dropEligible()))
            .flatMap(List::stream).toList();
        return identifiers(HeaderField.E_TAG_ECID, tag.ecid()).flatMap(ecid ->
            identifiers(HeaderField.E_TAG_INGRESS_ECID, tag.ingressEcid()).map(ingress ->
                ImmutableList.<HeaderCondition>builder().addAll(fixed).addAll(ecid).addAll(ingress).build()))
            .collect(ImmutableList.toImmutableList());
    }

    private static List<HeaderCondition> fixed(final HeaderField field, final OptionalInt value) {
        return value.isEmpty() ? List.of() : List.of(HeaderMatch.exact(field, value.getAsInt()));
    }

    private static Stream<List<HeaderCondition>> identifiers(final HeaderField field, final List<Range> ranges) {
        return ranges.isEmpty() ? Stream.of(List.of()) : Prefixes.of(ranges).stream().map(prefix ->
            List.of(new HeaderMatch(field, 0, prefix.value(), field.exactMask() & -1L << prefix.freeBits())));
    }
}
