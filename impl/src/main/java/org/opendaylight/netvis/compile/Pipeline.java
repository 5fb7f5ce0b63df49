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
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;

/**
 * The tables of a bridge, and what the metadata tells from one to the next. Nothing else names a table by number.
 *
 * <p>A packet passes the tables in this order:
 * <pre>
 *     0          admit      inline: NORMAL, and on for what is monitored; tap: on for what is monitored
 *     2 ..   4   vn-tag     only from transit, or the tunnel that transit leads to: removes the VN-tag, and back to the
 *                           layers with what a policy wants
 *     5 ..   6   test       only from a packet-out: removes a VN-tag, and sends the frame to the controller
 *     8          round      only from rounds and itself: sends a packet through some numbered layers
 *     9          numbered   only from round: layers for which there is no table, told by register 1
 *    10 .. 197   layers     policies that can select the same packet in different ones
 *   198          rounds     sends packets through the numbered layers
 *   199          ask        sends to the controller what it is to decide
 *   200 .. 247   deliver    one for each delivery that policies of different layers share
 *   248 .. 250   strip      only from a group's bucket: removes a second VLAN tag, then MPLS labels
 *   251          transit    tap: sends tunnels that are seen in transit to their end on this bridge, and frames with a
 *                           VN-tag to its removal
 *   252          stripped   sends what was stripped
 * </pre>
 * Metadata:
 * <pre>
 *   63                       16 15                    0
 *  +---------------------------+-----------------------+
 *  |  what is due              |  tap port of transit  |
 *  +---------------------------+-----------------------+
 * </pre>
 * Due are shared deliveries and punts to the controller.
 * The tap port of transit is 0xffff in a frame whose VN-tag was removed; its tag is in register 0. On the way there
 * register 1 and the packet mark hold the destination address, or a tunnel's option does, see {@link VnTagSequence}.
 * Between the layers and the next table register 1 is the number of a layer, see {@link Rounds}.
 *
 * <p>In the tables of strip, whose packets are copies on their last way, the metadata holds the group instead.
 */
final class Pipeline {
    static final TableId ADMIT = new TableId(0);
    static final TableId VN_TAG_LIFT = new TableId(2);
    static final TableId VN_TAG_SELECT = new TableId(3);
    static final TableId VN_TAG_RESTORE = new TableId(4);
    static final TableId VN_TAG_TEST_LIFT = new TableId(5);
    static final TableId VN_TAG_TEST_RESTORE = new TableId(6);
    static final TableId ROUND = new TableId(8);
    static final TableId NUMBERED = new TableId(9);
    static final TableId ROUNDS = new TableId(198);
    static final TableId ASK = new TableId(199);
    static final TableId STRIP_VLAN = new TableId(248);
    static final TableId STRIP_MPLS = new TableId(249);
    static final TableId POP_LABELS = new TableId(250);
    static final TableId TRANSIT = new TableId(251);
    static final TableId STRIPPED = new TableId(252);

    /** Priority in the first table of frames that Open vSwitch does not read as what they are. */
    static final int UNREAD = 7;
    /** The register of the number of a layer, or of a round. */
    static final Field NUMBER = Field.REG1;
    /** Layers that are tables; one table more is needed behind the last. */
    static final int MAX_LAYERS = 187;
    /** Layers where policies are as a whole that could be divided. */
    static final int MAX_WHOLE = 16;
    /**
     * Layers that are numbered. With all other tables that is less than the 4096 that a packet may enter in Open
     * vSwitch, which otherwise drops it. At tap bridges it may go through them twice, see {@link VnTagSequence}.
     */
    static final int MAX_NUMBERED = 3000;
    /** Shared deliveries and punts to the controller that a bridge can hold, one metadata bit each. */
    static final int MAX_DUE = 48;

    private static final int FIRST_NUMBERED = 1 << 15;
    private static final int FIRST_LAYER = 10;
    private static final int FIRST_DELIVER = 200;
    private static final long FIRST_DUE = 1L << 16;
    private static final Word TAP_PORT_MASK = Word.of(0xffff);

    private Pipeline() {
        // Hidden on purpose
    }

    /** How many layers a bridge can have. */
    static Layers.Bounds bounds(final Bridge.Role role) {
        return new Layers.Bounds(MAX_WHOLE, MAX_LAYERS, role == Bridge.Role.INLINE ? MAX_NUMBERED : MAX_NUMBERED / 2);
    }

    static TableId layer(final int index) {
        return new TableId(FIRST_LAYER + index);
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
        final int index = table.value() - FIRST_LAYER;
        return index < 0 || index >= MAX_LAYERS ? Optional.empty() : Optional.of(new Layer(Layer.Kind.TABLE, index));
    }

    static TableId deliver(final int index) {
        return new TableId(FIRST_DELIVER + index);
    }

    /** Metadata of a packet for which a shared delivery or a punt is due. */
    static FieldMatch due(final int index) {
        final var bit = Word.of(FIRST_DUE << index);
        return new FieldMatch(bit, bit);
    }

    /** Which of the shared deliveries and punts some metadata is of. */
    static int dueIndex(final FieldMatch due) {
        return Long.numberOfTrailingZeros(due.mask().low()) - Long.numberOfTrailingZeros(FIRST_DUE);
    }

    /** Which shared delivery a table is of, if it is of one. */
    static OptionalInt deliveryOf(final TableId table) {
        final int index = table.value() - FIRST_DELIVER;
        return index < 0 || index >= MAX_DUE ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Metadata of a packet that was unwrapped from a tunnel seen at a tap port. */
    static FieldMatch unwrappedFrom(final PortNo tapPort) {
        return new FieldMatch(Word.of(tapPort.value()), TAP_PORT_MASK);
    }

    /** Metadata of a frame whose VN-tag was removed. */
    static FieldMatch untagged() {
        return new FieldMatch(TAP_PORT_MASK, TAP_PORT_MASK);
    }

    /** Metadata of a packet that did not come from a tap port's transit. */
    static FieldMatch notUnwrapped() {
        return new FieldMatch(Word.ZERO, TAP_PORT_MASK);
    }
}
