/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalInt;
import org.opendaylight.netvis.net.HeaderAbsence;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;

/**
 * What a rule says beyond the fields of {@link RuleMatches}, as conditions that the controller evaluates.
 */
final class RuleConditions {
    private final ImmutableList.Builder<HeaderCondition> conditions = ImmutableList.builder();

    private RuleConditions() {
        // Hidden on purpose
    }

    /** All of what a tunnel's header, E-TAG, second VLAN tag and payload must have; none: it says nothing. */
    static ImmutableList<HeaderCondition> of(final PacketMatch rule) {
        final var result = new RuleConditions();
        rule.tunnel().ifPresent(tunnel -> result.conditions.addAll(tunnel.header()));
        rule.etag().ifPresent(result::add);
        result.add(rule.cvlan());
        return result.conditions.addAll(rule.payload()).build();
    }

    private void add(final ETag tag) {
        add(HeaderField.E_TAG_GROUP, tag.group());
        add(HeaderField.E_TAG_PCP, tag.priority());
        add(HeaderField.E_TAG_DEI, tag.dropEligible());
        add(HeaderField.E_TAG_ECID, tag.ecid());
        add(HeaderField.E_TAG_INGRESS_ECID, tag.ingressEcid());
    }

    private void add(final PacketMatch.Vlan second) {
        switch (second) {
            case PacketMatch.Vlan.Any any -> {
                // Says nothing
            }
            case PacketMatch.Vlan.Untagged untagged -> conditions.add(new HeaderAbsence(HeaderKind.VLAN, 1));
            case PacketMatch.Vlan.Tagged tagged ->
                conditions.add(new HeaderMatch(HeaderField.VLAN_ID, 1, bits(HeaderField.VLAN_ID, tagged.ids())));
        }
    }

    private void add(final HeaderField field, final OptionalInt value) {
        value.ifPresent(number -> conditions.add(HeaderMatch.exact(field, number)));
    }

    private void add(final HeaderField field, final List<Range> ranges) {
        if (!ranges.isEmpty()) {
            conditions.add(new HeaderMatch(field, bits(field, ranges)));
        }
    }

    private static ImmutableList<HeaderMatch.Bits> bits(final HeaderField field, final List<Range> ranges) {
        return Prefixes.of(ranges).stream()
            .map(prefix -> new HeaderMatch.Bits(prefix.value(), field.exactMask() & -1L << prefix.freeBits()))
            .collect(ImmutableList.toImmutableList());
    }
}
