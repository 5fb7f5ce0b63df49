/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.opendaylight.netvis.compile.RemovedHeaders;
import org.opendaylight.netvis.compile.loop.HeaderStack.Place;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;

/**
 * Headers that frames lost in the loop, as the data of its option shows them.
 *
 * @param looped the headers
 */
record LoopedHeaders(LoopedStack looped) implements RemovedHeaders {
    LoopedHeaders {
        requireNonNull(looped);
    }

    @Override
    public ImmutableList<Match> in(final ImmutableList<Match> matches, final ImmutableList<Match> outer) {
        final var inner = matches.stream().flatMap(match -> in(match).stream())
            .collect(ImmutableList.toImmutableList());
        return outer.isEmpty() ? inner : inner.stream()
            .flatMap(match -> outer.stream().flatMap(frame -> OuterBits.in(match, frame, looped).stream()))
            .collect(ImmutableList.toImmutableList());
    }

    private Optional<Match> in(final Match match) {
        final var asked = match.field(Field.TUNNEL_ID);
        if (asked.isEmpty()) {
            return Optional.of(match);
        }
        final var rest = match.without(Field.TUNNEL_ID);
        final var value = asked.orElseThrow().value();
        final var mask = asked.orElseThrow().mask();
        final var bits = looped.stack().bits(Place.IDENTIFIER);
        if (bits.isEmpty() || value.low() >>> bits.orElseThrow().count() != 0) {
            // An identifier that is too large, or where there is none
            return Optional.empty();
        }
        return looped.match(bits.orElseThrow(), value, mask).map(rest::with).orElse(Optional.of(rest));
    }
}
