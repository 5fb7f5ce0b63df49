/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Owners;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.PolicySetChange;

/**
 * Which policies one switch is not to be given, since it refused them: one bad policy fails alone.
 *
 * <p>Where the switch says what it refuses, and that belongs to policies, these are left out. Where not, half of the
 * policies that are new are held back; when the rest has come through, they are tried, again by halves, until one is
 * left to be blamed. A refusal is remembered until the policy changes, the switch reconnects, a policy that the
 * switch has taken changes or goes (which may make room), or some time has passed.
 *
 * <p>Used from one thread.
 */
final class Admission {
    private static final String AGAIN = "; it is tried again from time to time, and when a policy changes";
    private static final String HELD_BACK = "the switch refused a change without saying which policy it is for: this"
        + " policy is tried when the others have come through";
    private static final int FIRST_WAIT = 6;
    private static final int MAX_WAIT = 120;

    private final Map<PolicyId, String> refused = new LinkedHashMap<>();
    private final Set<PolicyId> heldBack = new LinkedHashSet<>();
    /** The policies that the switch has taken. */
    private Set<PolicyId> taken = ImmutableSet.of();
    /** The policy set in which those that were taken, refused or held back are as they were then. */
    private PolicySet known = PolicySet.EMPTY;
    /** Why the switch is not to be let send to the controller, if it is not. */
    private Optional<String> unlimited = Optional.empty();
    private @Nullable SwitchSession session;
    private int wait = FIRST_WAIT;
    private int looks;

    /** What the switch is not to be given, and why. */
    ImmutableMap<PolicyId, String> refused() {
        final var result = ImmutableMap.<PolicyId, String>builder().putAll(refused);
        heldBack.forEach(policy -> result.put(policy, HELD_BACK));
        return result.buildOrThrow();
    }

    /** Why the switch is not to be let send to the controller: it cannot limit what it sends. */
    Optional<String> unlimited() {
        return unlimited;
    }

    /** Forgets refusals that need no longer be true. */
    void update(final PolicySet set, final SwitchSession now) {
        if (session != now) {
            session = now;
            unlimited = Optional.empty();
            taken = ImmutableSet.of();
            forgetAll();
            known = set;
        } else if (remembers()) {
            forgetChanged(set);
        }
    }

    /** If not, there is nothing to forget: what changes is compared when something is refused again. */
    private boolean remembers() {
        return !refused.isEmpty() || !heldBack.isEmpty() || unlimited.isPresent() || wait > FIRST_WAIT;
    }

    /** A policy that the switch has taken, and that changes or goes, may make room for any other. */
    private void forgetChanged(final PolicySet set) {
        if (known == set) {
            return;
        }
        final var changed = PolicySetChange.between(known, set).affectedPolicies(set);
        known = set;
        if (!Collections.disjoint(changed, taken)) {
            taken = ImmutableSet.copyOf(Sets.difference(taken, changed));
            forgetAll();
        }
        refused.keySet().removeAll(changed);
        heldBack.removeAll(changed);
    }

    private void forgetAll() {
        refused.clear();
        heldBack.clear();
        wait = FIRST_WAIT;
        looks = 0;
    }

    /**
     * Takes in that the switch refuses a program.
     *
     * @param refusal what it refuses
     * @param owners whose the parts of the program are
     * @param set the policies
     * @param given the policies that the program is for
     * @return whether a program without some of them is worth a try
     */
    boolean refuse(final Refusal refusal, final Owners owners, final PolicySet set, final Set<PolicyId> given) {
        if (refusal.ofLimit() && unlimited.isEmpty()) {
            // Not only of those whose flows were refused: a policy may need the controller for a few frames only
            unlimited = Optional.of(refusal.text() + AGAIN);
            return true;
        }
        forgetChanged(set);
        final var blamed = Blame.of(refusal, owners);
        if (!blamed.isEmpty()) {
            exclude(blamed);
            return true;
        }
        final var untried = given.stream().filter(policy -> !taken.contains(policy)).sorted()
            .collect(ImmutableList.toImmutableList());
        if (untried.size() == 1) {
            exclude(ImmutableMap.of(untried.getFirst(), refusal.text()));
        } else {
            heldBack.addAll(untried.subList(untried.size() / 2, untried.size()));
        }
        return !untried.isEmpty();
    }

    private void exclude(final ImmutableMap<PolicyId, String> reasons) {
        reasons.forEach((policy, reason) -> refused.put(policy, reason + AGAIN));
        heldBack.removeAll(reasons.keySet());
        taken = ImmutableSet.copyOf(Sets.difference(taken, reasons.keySet()));
    }

    /**
     * Takes in that the switch holds a program.
     *
     * @param set the policies
     * @param given the policies that the program is for
     * @return whether a program with more of them is worth a try
     */
    boolean take(final PolicySet set, final Set<PolicyId> given) {
        if (remembers()) {
            forgetChanged(set);
        }
        taken = given;
        known = set;
        if (refused.isEmpty() && unlimited.isEmpty()) {
            wait = FIRST_WAIT;
            looks = 0;
        }
        if (heldBack.isEmpty()) {
            return false;
        }
        heldBack.clear();
        return true;
    }

    /** Looks whether it is time to try again what was refused; each time in vain, the next comes later. */
    boolean retry() {
        if (refused.isEmpty() && unlimited.isEmpty() || ++looks < wait) {
            return false;
        }
        looks = 0;
        wait = Math.min(2 * wait, MAX_WAIT);
        refused.clear();
        unlimited = Optional.empty();
        return true;
    }
}
