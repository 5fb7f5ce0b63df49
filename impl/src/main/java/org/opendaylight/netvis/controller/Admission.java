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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Owners;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;

/**
 * Which policies one switch is not to be given, since it refused them: one bad policy fails alone.
 *
 * <p>Where the switch says what it refuses, and that belongs to policies, these are left out. Where not, half of the
 * policies that are new are held back; when the rest has come through, they are tried, again by halves, until one is
 * left to be blamed. A refusal is remembered until the policy changes, the switch connects anew, a policy that the
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
    /** What each policy was like when it was refused or held back, and when it was taken. */
    private final Map<PolicyId, Object> suspects = new HashMap<>();
    private final Map<PolicyId, Object> taken = new HashMap<>();
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
            taken.clear();
            forgetAll();
        }
        if (taken.entrySet().removeIf(entry -> !entry.getValue().equals(inputs(set, entry.getKey())))) {
            forgetAll();
        }
        suspects.entrySet().removeIf(entry -> {
            final boolean changed = !entry.getValue().equals(inputs(set, entry.getKey()));
            if (changed) {
                refused.remove(entry.getKey());
                heldBack.remove(entry.getKey());
            }
            return changed;
        });
    }

    private void forgetAll() {
        refused.clear();
        heldBack.clear();
        suspects.clear();
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
        final var blamed = Blame.of(refusal, owners);
        if (!blamed.isEmpty()) {
            blamed.forEach((policy, reason) -> exclude(set, policy, reason));
            return true;
        }
        final var untried = given.stream().filter(policy -> !taken.containsKey(policy)).sorted()
            .collect(ImmutableList.toImmutableList());
        if (untried.size() == 1) {
            exclude(set, untried.getFirst(), refusal.text());
        } else {
            untried.subList(untried.size() / 2, untried.size()).forEach(policy -> {
                heldBack.add(policy);
                suspects.put(policy, inputs(set, policy));
            });
        }
        return !untried.isEmpty();
    }

    private void exclude(final PolicySet set, final PolicyId policy, final String reason) {
        refused.put(policy, reason + AGAIN);
        heldBack.remove(policy);
        taken.remove(policy);
        suspects.put(policy, inputs(set, policy));
    }

    /**
     * Takes in that the switch holds a program.
     *
     * @param set the policies
     * @param given the policies that the program is for
     * @return whether a program with more of them is worth a try
     */
    boolean take(final PolicySet set, final Set<PolicyId> given) {
        given.forEach(policy -> taken.put(policy, inputs(set, policy)));
        if (refused.isEmpty() && unlimited.isEmpty()) {
            wait = FIRST_WAIT;
            looks = 0;
        }
        if (heldBack.isEmpty()) {
            return false;
        }
        suspects.keySet().removeAll(ImmutableSet.copyOf(heldBack));
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
        refused.keySet().forEach(suspects::remove);
        refused.clear();
        unlimited = Optional.empty();
        return true;
    }

    /** All that a policy depends on. Null stands for what is not there. */
    private static Object inputs(final PolicySet set, final PolicyId id) {
        final var policy = set.policies().get(id);
        return policy == null ? ImmutableList.of() : Stream.of(Stream.of(policy),
            policy.sources().stream().map(set.sources()::get), policy.tools().stream().map(set.tools()::get))
            .flatMap(it -> it).filter(Objects::nonNull).toList();
    }
}
