/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;

/**
 * A place for what no packet can match twice. There are as many as there are tables, and numbered ones: they share one
 * table, where each is told by its number in a register, and packets are sent through them one after the other, see
 * {@link Rounds}.
 *
 * @param kind what it is
 * @param index which of its kind, from 0
 */
record Layer(Kind kind, int index) implements Comparable<Layer> {
    /** What a layer is. */
    enum Kind {
        /** A table. */
        TABLE,
        /** Numbered, and every packet that some flow of it may match is sent through it. */
        NUMBERED,
        /** Numbered, and broadcast and multicast alone are sent through it. */
        NUMBERED_GROUP
    }

    private static final Comparator<Layer> ORDER = Comparator.comparing(Layer::kind).thenComparing(Layer::index);

    Layer {
        requireNonNull(kind);
    }

    boolean isNumbered() {
        return kind != Kind.TABLE;
    }

    /** Whether the packets of a part are sent through it. */
    boolean admits(final Part part) {
        return kind != Kind.NUMBERED_GROUP || part == Part.GROUP;
    }

    /** Where its flows are. */
    TableId table() {
        return isNumbered() ? Pipeline.NUMBERED : Pipeline.layer(index);
    }

    /** What a flow of it matches of what it is to match. */
    Match match(final Match of) {
        return isNumbered() ? of.with(Pipeline.NUMBER, Pipeline.number(this)).orElseThrow() : of;
    }

    /** Where packets go on. Those in a numbered layer come back to where they were sent from. */
    Optional<TableId> next() {
        return isNumbered() ? Optional.empty() : Optional.of(Pipeline.layer(index + 1));
    }

    @Override
    public int compareTo(final Layer other) {
        return ORDER.compare(this, other);
    }
}
