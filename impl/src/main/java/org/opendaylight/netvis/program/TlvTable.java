/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The options of tunnels that a switch knows. Other applications may have told it of some, so nothing is ever removed.
 *
 * @param mappings the options with their fields
 * @param error a sentence that says why it tells none, if it does not
 */
public record TlvTable(ImmutableList<TlvMapping> mappings, Optional<String> error) {
    /** Of a switch that knows none. */
    public static final TlvTable EMPTY = new TlvTable(ImmutableList.of(), Optional.empty());

    /** One more than the number of the last field of an option (ovs-fields(7)). */
    private static final int FIELDS = 64;
    /** Behind that of {@link TunnelOption#FRAME_DESTINATION}, which no other may take. */
    private static final int FIRST_FREE = 1;

    /**
     * What is to be done so that a switch knows some options.
     *
     * @param missing what it is to be told
     * @param obstacles options that it cannot know, each with a sentence that says why
     */
    record Plan(ImmutableList<TlvMapping> missing, ImmutableMap<TunnelOption, String> obstacles) {
    }

    public TlvTable {
        requireNonNull(mappings);
        requireNonNull(error);
    }

    /**
     * {@return the table of a switch that does not tell it}
     *
     * @param error a sentence that says why
     */
    public static TlvTable unknown(final String error) {
        return new TlvTable(ImmutableList.of(), Optional.of(error));
    }

    /**
     * {@return the table with one more option}
     *
     * @param mapping the option with its field
     */
    TlvTable with(final TlvMapping mapping) {
        return new TlvTable(ImmutableList.<TlvMapping>builder().addAll(mappings).add(mapping).build(), error);
    }

    /**
     * {@return whether an option is known, and by the field that flows name for it, if they do}
     *
     * @param option the option
     */
    public boolean knows(final TunnelOption option) {
        return mappings.stream().anyMatch(mapping -> suffices(mapping, option));
    }

    Plan plan(final Collection<TunnelOption> wanted) {
        final var there = new ArrayList<>(mappings);
        final var missing = ImmutableList.<TlvMapping>builder();
        final var obstacles = ImmutableMap.<TunnelOption, String>builder();
        for (var option : wanted) {
            if (there.stream().anyMatch(mapping -> suffices(mapping, option))) {
                continue;
            }
            final var obstacle = error.or(() -> there.stream().filter(mapping -> excludes(mapping, option)).findFirst()
                .map(mapping -> conflict(mapping, option)));
            final var field = freeField(there, option);
            if (obstacle.isPresent() || field.isEmpty()) {
                obstacles.put(option, obstacle.orElse("the switch has no field left for Geneve options"));
            } else {
                final var mapping = new TlvMapping(option, field.getAsInt());
                there.add(mapping);
                missing.add(mapping);
            }
        }
        return new Plan(missing.build(), obstacles.buildOrThrow());
    }

    private static boolean suffices(final TlvMapping mapping, final TunnelOption option) {
        return mapping.option().equals(option) && option.field().stream().allMatch(field -> field == mapping.field());
    }

    private static boolean excludes(final TlvMapping mapping, final TunnelOption option) {
        return mapping.option().isSameType(option)
            || option.field().stream().anyMatch(field -> field == mapping.field());
    }

    private static OptionalInt freeField(final List<TlvMapping> there, final TunnelOption option) {
        return option.field().isPresent() ? option.field()
            : IntStream.range(FIRST_FREE, FIELDS)
                .filter(field -> there.stream().noneMatch(it -> it.field() == field)).findFirst();
    }

    private static String conflict(final TlvMapping there, final TunnelOption wanted) {
        final var shown = "the switch shows the tunnel option of " + there;
        return wanted.field().isPresent()
            ? shown + ", and netvis needs " + new TlvMapping(wanted, wanted.field().getAsInt())
                + ": remove the mapping with ovs-ofctl del-tlv-map, if nothing needs it"
            : shown + ", and netvis needs it with " + wanted.length()
                + ": frames in transit that have it with another length are dropped";
    }
}
