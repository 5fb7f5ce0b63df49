/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * What a policy leaves to the controller at the tap ports of one bridge, as the switch reads it otherwise.
 *
 * @param kinds kinds of frames; none: the switch decides about all
 * @param ports the frames at each of the tap ports
 * @param clauses the rules, each with the ports where it holds
 * @param labelsStay whether labels are to be removed, and there are packets elsewhere that keep theirs
 */
record Lenience(ImmutableSet<Unread> kinds, ImmutableSet<Match> ports, ImmutableList<PuntPlan.Clause> clauses,
        boolean labelsStay) {
    private static final String LABELS_STAY = "MPLS labels are removed at tap ports only, and neither in tunnels that"
        + " the switch unwraps nor behind VN-tags that it removes, as Open vSwitch cannot tell what follows them: if"
        + " it is IP, strip mpls-ip removes them everywhere";

    static Lenience of(final Observation observation, final CompiledPolicy policy) {
        final var regions = observation.seen().stream().filter(Lenience::isTapPort)
            .collect(ImmutableList.toImmutableList());
        final var rules = policy.rules().stream()
            .filter(rule -> regions.stream().anyMatch(region -> region.admits(rule.match())))
            .collect(ImmutableList.toImmutableList());
        final var kinds = Unread.of(policy.policy(), rules);
        final var ports = kinds.isEmpty() ? ImmutableSet.<Match>of()
            : regions.stream().map(Region::match).collect(ImmutableSet.toImmutableSet());
        return new Lenience(kinds, ports, kinds.isEmpty() ? ImmutableList.of()
            : rules.stream().map(rule -> clause(rule, ports)).collect(ImmutableList.toImmutableList()),
            observation.regions().stream().filter(region -> !isTapPort(region))
                .anyMatch(region -> Unread.LABELS.isLeft(policy.policy(), admitted(region, policy))));
    }

    private static ImmutableList<CompiledRule> admitted(final Region region, final CompiledPolicy policy) {
        return policy.rules().stream().filter(rule -> region.admits(rule.match()))
            .collect(ImmutableList.toImmutableList());
    }

    private static boolean isTapPort(final Region region) {
        return region instanceof Region.Plain && isAtTapPort(region.match());
    }

    /** Whether a match is of frames as they are at a tap port. */
    static boolean isAtTapPort(final Match match) {
        return match.field(Field.IN_PORT).isPresent()
            && match.field(Field.METADATA).filter(TapFrames.notUnwrapped()::equals).isPresent();
    }

    /** The metadata that tells such frames is of all policies, so it is the matches that tell the ports of this one. */
    private static PuntPlan.Clause clause(final CompiledRule rule, final ImmutableSet<Match> ports) {
        return rule.clause(rule.matches().stream()
            .flatMap(match -> ports.stream().flatMap(port -> port.and(match).stream()))
            .collect(ImmutableList.toImmutableList()));
    }

    /** The metadata of frames that are punted: those of any of the kinds that the bridge has metadata for, if any. */
    Optional<FieldMatch> punted(final ImmutableMap<Unread, FieldMatch> known) {
        return kinds.stream().filter(known::containsKey).map(known::get).reduce((one, other) ->
            new FieldMatch(one.value().or(other.value()), one.mask().or(other.mask())));
    }

    /**
     * Sentences about what comes of such frames.
     *
     * @param known the kinds that are sent to the controller
     * @param obstacle why the others are not
     */
    ImmutableList<String> notes(final ImmutableSet<Unread> known, final String obstacle) {
        return Stream.concat(labelsStay ? Stream.of(LABELS_STAY) : Stream.of(), kinds.stream()
            .map(kind -> known.contains(kind)
                ? kind.label() + " come by the controller, as Open vSwitch does not read them as what they are"
                : kind.label() + " " + kind.otherwise() + ", as Open vSwitch does not read them as what they are, and"
                    + " they cannot be sent to the controller: " + obstacle)).sorted()
            .collect(ImmutableList.toImmutableList());
    }
}
