/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.netvis.compile.Sight;
import org.opendaylight.netvis.explain.Explanation.Decision;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.punt.View;

/**
 * What a policy says of a frame, and by which sight.
 *
 * @param answer what is told of it
 * @param sight how the rule that forwards has looked at the frame; empty: it is not forwarded
 */
record PolicyVerdict(Explanation.OfPolicy answer, Optional<Sight> sight) {
    static PolicyVerdict notObserved(final Policy policy, final PolicyPlace place) {
        return new PolicyVerdict(new Explanation.OfPolicy(policy.id(), Decision.NOT_OBSERVED, Optional.empty(),
            ImmutableSet.of(), Optional.empty(), path(place), place.reasons(),
            "none of its sources observes the frame"), Optional.empty());
    }

    static PolicyVerdict unreadable(final Policy policy, final ImmutableSet<SourceId> sources,
            final PolicyPlace place) {
        return new PolicyVerdict(new Explanation.OfPolicy(policy.id(), Decision.NOT_CARRIED_OUT, Optional.empty(),
            sources, Optional.empty(), path(place), place.reasons(), String.join("; ", place.reasons())),
            Optional.empty());
    }

    /**
     * The verdict of rules.
     *
     * @param policy the policy
     * @param sources its sources that observe the frame
     * @param place what has come of it on the bridge
     * @param decided how its rules look at the frame, with the one that decides, if any does
     * @param hidden ways in which they do not look at it
     */
    static PolicyVerdict of(final Policy policy, final ImmutableSet<SourceId> sources, final PolicyPlace place,
            final Optional<Map.Entry<Sight, Optional<Sight.NamedClause>>> decided, final Set<Sight> hidden) {
        final var rule = decided.flatMap(Map.Entry::getValue);
        final var view = decided.map(it -> view(it.getKey().view()));
        final boolean forwards = rule.filter(it -> it.clause().forward()).isPresent();
        final var decision = !place.isCarriedOut() ? Decision.NOT_CARRIED_OUT
            : rule.isEmpty() ? Decision.NO_RULE : forwards ? Decision.FORWARD : Decision.EXCLUDE;
        final var text = rule.map(it -> "rule \"" + it.name() + "\" " + (forwards ? "forwards " : "excludes ")
            + what(view)).orElseGet(() -> decided.isEmpty() ? unseen(hidden)
                : "none of its rules matches " + what(view));
        return new PolicyVerdict(new Explanation.OfPolicy(policy.id(), decision, rule.map(Sight.NamedClause::name),
            sources, view, path(place).map(punted -> decided.map(it -> it.getKey().controller()).orElse(punted)),
            place.reasons(), decision == Decision.NOT_CARRIED_OUT
                ? "the bridge does not carry it out: " + String.join("; ", place.reasons()) + "; " + text : text),
            decision == Decision.FORWARD ? decided.map(Map.Entry::getKey) : Optional.empty());
    }

    private static String what(final Optional<String> view) {
        return view.filter(it -> !it.equals("frame")).map(it -> it.endsWith("-tag") ? "the frame behind the " + it
            : "what is in the " + it + " tunnel").orElse("the frame");
    }

    private static String unseen(final Set<Sight> hidden) {
        return hidden.isEmpty() ? "none of its rules speaks of frames at such a source"
            : "its rules look into " + hidden.stream().map(sight -> view(sight.view())).distinct().sorted()
                .collect(Collectors.joining(", ")) + ", and the frame has none that can be looked into";
    }

    private static Optional<Boolean> path(final PolicyPlace place) {
        return place.isCarriedOut() ? Optional.of(place.isPunted()) : Optional.empty();
    }

    private static String view(final View view) {
        return switch (view) {
            case View.AsReceived received -> "frame";
            case View.Leniently leniently -> "frame";
            case View.BehindTag behind -> behind.tag() == HeaderKind.VN_TAG ? "vn-tag" : "e-tag";
            case View.InTunnel inside -> inside.type().label();
        };
    }
}
