/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.stream.Stream;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.Vitals;

/**
 * Whether netvis does what it shall, for somebody who wakes people up.
 *
 * @param state in one word
 * @param reasons sentences that say why it is not {@link State#READY}
 */
record Health(State state, ImmutableList<String> reasons) {
    /** So many reasons are told, and then how many more there are. */
    static final int MAX_REASONS = 100;

    /** In one word. */
    enum State {
        /** The configuration is not read yet. */
        STARTING,
        /** All that is configured is done. */
        READY,
        /** Something that is configured is not done. */
        DEGRADED
    }

    Health {
        requireNonNull(state);
        requireNonNull(reasons);
    }

    static Health of(final Vitals vitals) {
        if (vitals.published().isEmpty()) {
            return new Health(State.STARTING, ImmutableList.of("the configuration is not read yet"));
        }
        final var status = vitals.status();
        final var reasons = Stream.of(vitals.datastoreProblem().stream(), bridges(status), sources(status),
            policies(status), tools(status)).flatMap(stream -> stream).toList();
        final var told = ImmutableList.<String>builder().addAll(reasons.stream().limit(MAX_REASONS).iterator());
        if (reasons.size() > MAX_REASONS) {
            told.add("and " + (reasons.size() - MAX_REASONS) + " reasons more");
        }
        return new Health(reasons.isEmpty() ? State.READY : State.DEGRADED, told.build());
    }

    private static Stream<String> bridges(final Status status) {
        return status.bridges().entrySet().stream().flatMap(entry -> {
            final var bridge = entry.getValue();
            final var name = "bridge " + entry.getKey().name() + ": ";
            if (bridge.error().isPresent()) {
                return bridge.error().stream().map(name::concat);
            }
            return bridge.connected() ? bridge.inSync() ? Stream.empty() : Stream.of(name + "not in sync")
                : Stream.of(name + "not connected");
        });
    }

    private static Stream<String> sources(final Status status) {
        return status.sources().entrySet().stream().filter(entry -> entry.getValue() instanceof SourceStatus.Waiting)
            .map(entry -> "source " + entry.getKey() + ": " + ((SourceStatus.Waiting) entry.getValue()).reason());
    }

    private static Stream<String> policies(final Status status) {
        return status.policies().entrySet().stream().filter(entry -> switch (entry.getValue().state()) {
            case ACTIVE, DISABLED -> false;
            case PARTIAL, FAILED, WAITING -> true;
        }).map(entry -> "policy " + entry.getKey() + ": " + sentence(entry.getValue()));
    }

    private static String sentence(final PolicyStatus policy) {
        final var state = policy.state().name().toLowerCase(Locale.ROOT);
        return Stream.concat(policy.reasons().stream(), policy.bridges().values().stream()
            .flatMap(bridge -> bridge.reasons().stream())).findFirst().map(reason -> state + ": " + reason)
            .orElse(state);
    }

    private static Stream<String> tools(final Status status) {
        return status.tools().entrySet().stream().flatMap(entry -> entry.getValue().ports().entrySet().stream()
            .flatMap(port -> port.getValue().stream().flatMap(copies -> copies.reason().stream())
                .map(reason -> "tool " + entry.getKey() + " at " + port.getKey().bridge().name() + ' '
                    + port.getKey().port() + ": " + reason)));
    }

    String json() {
        final var result = new JsonObject();
        result.addProperty("state", state.name().toLowerCase(Locale.ROOT));
        final var sentences = new JsonArray();
        reasons.forEach(sentences::add);
        result.add("reason", sentences);
        return result.toString();
    }
}
