/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.program.Match;

/**
 * Where the packets of a policy's sources are on one bridge.
 *
 * <p>What is sent is where it comes from. What is received is less simple: a virtual machine does not receive what it
 * sent itself, so the region of what it hears has a hole. Several sources may hear the same frame; it is in the hole
 * only when each of them sent it. A frame of the hole may still be in a region of {@code seen}, so {@code seen} is
 * looked at first, then the holes, then what is heard.
 *
 * @param seen regions without exception
 * @param holes frames that are not in {@code heard}: a source's own, and what a bridge does not forward
 * @param heard regions of what sources receive
 * @param ways what the bridge has to do so that some of these are seen
 */
record Observation(ImmutableSet<Region> seen, ImmutableSet<Match> holes, ImmutableSet<Region> heard,
        ImmutableSet<Way> ways) {
    /** All regions. */
    ImmutableSet<Region> regions() {
        return ImmutableSet.<Region>builder().addAll(seen).addAll(heard).build();
    }

    /** Collects the regions of a policy's sources. */
    static final class Builder {
        private final ImmutableSet.Builder<Region> seen = ImmutableSet.builder();
        private final LinkedHashMap<Match, List<Match>> heard = new LinkedHashMap<>();
        private final ImmutableSet.Builder<Match> exempt = ImmutableSet.builder();
        private final ImmutableSet.Builder<Way> ways = ImmutableSet.builder();

        void see(final Region region) {
            seen.add(region);
        }

        /** Adds what a source receives, other than from itself. */
        void hear(final Match region, final Match self) {
            heard.computeIfAbsent(region, key -> new ArrayList<>()).add(self);
        }

        /** Leaves out what no source receives. */
        void exempt(final Match frames) {
            exempt.add(frames);
        }

        void add(final Way way) {
            ways.add(way);
        }

        Observation build() {
            final var seenRegions = seen.build();
            final var holes = ImmutableSet.<Match>builder();
            Stream.concat(heard.entrySet().stream().flatMap(it -> hole(it.getKey(), it.getValue()).stream()),
                    exempt.build().stream())
                .filter(hole -> seenRegions.stream().noneMatch(other -> hole.isWithin(other.match())))
                .forEach(holes::add);
            return new Observation(seenRegions, holes.build(), heard.keySet().stream()
                .map(Region.Plain::new).collect(ImmutableSet.toImmutableSet()), ways.build());
        }

        private static List<Match> hole(final Match region, final List<Match> selves) {
            var hole = Optional.of(region);
            for (var self : selves) {
                hole = hole.flatMap(it -> it.and(self));
            }
            return hole.map(ImmutableList::of).orElse(ImmutableList.of());
        }
    }
}
