/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.TableId;

/**
 * What the compiler reads from and writes into the pipeline that {@link Table} and {@link Mark} declare: layers and
 * shared deliveries as tables, values of marks, and the numbers that follow.
 *
 * <p>Between the layers and the next table register 1 is the number of a layer, see {@link Rounds}. On the way from a
 * tap port back to the first table a {@link Way} may use it otherwise.
 */
final class Pipeline {
    static final TableId ADMIT = Table.ADMIT.id();
    static final TableId NUMBERED = Table.NUMBERED.id();
    static final TableId ROUNDS = Table.ROUNDS.id();
    static final TableId ASK = Table.ASK.id();
    static final TableId TRANSIT = Table.TRANSIT.id();

    /** Priority in the first table of frames that Open vSwitch does not read as what they are. */
    static final int UNREAD = Band.UNREAD.priority();
    /** The register of the number of a layer, or of a round. */
    static final Field NUMBER = Mark.LAYER_NUMBER.field();
    /** Layers that are tables; one table more is needed behind the last. */
    static final int MAX_LAYERS = Table.LAYER.count() - 1;
    /** Layers where policies are as a whole that could be divided. */
    static final int MAX_WHOLE = 16;
    /**
     * Layers that are numbered. With all other tables that is less than the 4096 that a packet may enter in Open
     * vSwitch, which otherwise drops it. At tap bridges it may go through them twice, see {@link Way}.
     */
    static final int MAX_NUMBERED = 3000;
    /** Shared deliveries and punts to the controller that a bridge can hold, one metadata bit each. */
    static final int MAX_DUE = Mark.DUE.bits();

    private static final int FIRST_NUMBERED = 1 << 15;

    private Pipeline() {
        // Hidden on purpose
    }

    /** How many layers a bridge can have. */
    static Layers.Bounds bounds(final Bridge.Role role) {
        return new Layers.Bounds(MAX_WHOLE, MAX_LAYERS, role == Bridge.Role.INLINE ? MAX_NUMBERED : MAX_NUMBERED / 2);
    }

    static TableId layer(final int index) {
        return Table.LAYER.id(index);
    }

    /** The number of a numbered layer, from 0 to 65535. */
    static int number(final Layer layer) {
        return layer.kind() == Layer.Kind.NUMBERED_GROUP ? layer.index() : FIRST_NUMBERED + layer.index();
    }

    /** The numbered layer of a number. */
    static Layer numbered(final int number) {
        return number < FIRST_NUMBERED ? new Layer(Layer.Kind.NUMBERED_GROUP, number)
            : new Layer(Layer.Kind.NUMBERED, number - FIRST_NUMBERED);
    }

    /** The layer that is a table, if it is one. */
    static Optional<Layer> layerOf(final TableId table) {
        final var index = Table.LAYER.indexOf(table);
        return index.isPresent() && index.getAsInt() < MAX_LAYERS
            ? Optional.of(new Layer(Layer.Kind.TABLE, index.getAsInt())) : Optional.empty();
    }

    static TableId deliver(final int index) {
        return Table.DELIVER.id(index);
    }

    /** Metadata of a packet for which a shared delivery or a punt is due. */
    static FieldMatch due(final int index) {
        return Mark.DUE.bit(index);
    }

    /** Which of the shared deliveries and punts some metadata is of. */
    static int dueIndex(final FieldMatch due) {
        return Mark.DUE.indexOf(due);
    }

    /** Which shared delivery a table is of, if it is of one. */
    static OptionalInt deliveryOf(final TableId table) {
        return Table.DELIVER.indexOf(table);
    }
}
