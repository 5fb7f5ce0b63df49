/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Look;
import org.opendaylight.netvis.compile.Prefixes;
import org.opendaylight.netvis.compile.Referral;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.packet.CompiledMatch;
import org.opendaylight.netvis.packet.Inspection;
import org.opendaylight.netvis.packet.View;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.Range;

/**
 * Says in the words of packets what a bridge leaves to the controller.
 */
final class InspectionTranslation {
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
            copy.strips());
    }

    private static Inspection.Clause clause(final Referral.Clause clause) {
        final var conditions = ImmutableList.<HeaderCondition>builder();
        clause.etag().ifPresent(tag -> conditions.addAll(tags(tag)));
        conditions.addAll(clause.payload());
        return new Inspection.Clause(clause.forward(), clause.matches().stream()
            .map(match -> CompiledMatch.of(match, conditions.build())).collect(ImmutableList.toImmutableList()));
    }

    private static List<HeaderCondition> tags(final ETag tag) {
        return Stream.of(fixed(HeaderField.E_TAG_GROUP, tag.group()), fixed(HeaderField.E_TAG_PCP, tag.priority()),
            fixed(HeaderField.E_TAG_DEI, tag.dropEligible()), identifiers(HeaderField.E_TAG_ECID, tag.ecid()),
            identifiers(HeaderField.E_TAG_INGRESS_ECID, tag.ingressEcid())).flatMap(List::stream).toList();
    }

    private static List<HeaderCondition> fixed(final HeaderField field, final OptionalInt value) {
        return value.isEmpty() ? List.of() : List.of(HeaderMatch.exact(field, value.getAsInt()));
    }

    private static List<HeaderCondition> identifiers(final HeaderField field, final List<Range> ranges) {
        return ranges.isEmpty() ? List.of() : List.of(new HeaderMatch(field, Prefixes.of(ranges).stream()
            .map(prefix -> new HeaderMatch.Bits(prefix.value(), field.exactMask() & -1L << prefix.freeBits()))
            .collect(ImmutableList.toImmutableList())));
    }
}
