/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;

/**
 * The tables of a bridge, in the order in which a packet passes them, or ranges of tables of one kind: each with what
 * its flows may match, set, do and reach. Nothing else names a table by number.
 *
 * <p>A flow is built from its table, and checked against it:
 * <pre>
 *   Table.TRANSIT.flow(Band.TAGGED, match).cookie(Cookie.Kind.TRANSIT).apply(actions).end()
 *   Table.LAYER.flow(index, priority, match).cookie(Cookie.Kind.FORWARD, policy).write(due).goTo(next)
 * </pre>
 * What is not declared here throws. That keeps, among other things, a frame unchanged until all policies have seen it:
 * the layers and the tables around them set marks, and no field of the frame.
 */
public enum Table {
    ADMIT,
    LOOP_PROVE,
    VN_TAG_LIFT,
    VN_TAG_SELECT,
    VN_TAG_RESTORE,
    VN_TAG_TEST_LIFT,
    VN_TAG_TEST_RESTORE,
    LOOP_LIFT,
    ROUND,
    NUMBERED,
    LAYER,
    ROUNDS,
    ASK,
    DELIVER,
    STRIP_VLAN,
    STRIP_MPLS,
    POP_LABELS,
    TRANSIT,
    STRIPPED;

    /** {@return how many tables there are of the kind} */
    public int count() {
        return Declaration.of(this).ids().size();
    }

    /** {@return the table, which must be the only one of its kind} */
    public TableId id() {
        if (count() > 1) {
            throw new IllegalStateException("there are " + count() + " tables " + label());
        }
        return id(0);
    }

    /**
     * {@return one of the tables of the kind}
     *
     * @param index which, from 0
     */
    public TableId id(final int index) {
        if (index < 0 || index >= count()) {
            throw new IllegalArgumentException("there are " + count() + " tables " + label() + ", and none of number "
                + index);
        }
        return Declaration.of(this).ids().get(index);
    }

    /**
     * {@return which of the kind a table is, if it is one}
     *
     * @param table the table
     */
    public OptionalInt indexOf(final TableId table) {
        return Declaration.find(table.value()) == this ? OptionalInt.of(table.value() - id(0).value())
            : OptionalInt.empty();
    }

    /** {@return what it is for} */
    public String purpose() {
        return Declaration.of(this).purpose();
    }

    /** {@return its name in text} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return a flow to be completed}
     *
     * @param band its priority, of which the band has one
     * @param match its packets
     */
    public FlowBuilder flow(final Band band, final Match match) {
        return new FlowBuilder(new FlowKey(id(), band.priority(), match));
    }

    /**
     * {@return a flow of one of the tables of the kind, to be completed}
     *
     * @param index which table, from 0
     * @param priority its priority
     * @param match its packets
     */
    public FlowBuilder flow(final int index, final int priority, final Match match) {
        return new FlowBuilder(new FlowKey(id(index), priority, match));
    }

    /**
     * {@return a flow of any table, to be completed}
     *
     * @param table the table
     * @param priority its priority
     * @param match its packets
     */
    public static FlowBuilder flow(final TableId table, final int priority, final Match match) {
        return new FlowBuilder(new FlowKey(table, priority, match));
    }

    /**
     * Throws an {@link IllegalArgumentException} if a flow does what its table does not declare.
     *
     * @param flow the flow
     */
    public static void check(final Flow flow) {
        Declaration.check(flow);
    }

    /**
     * {@return the table of a number, if there is one}
     *
     * @param table the number
     */
    public static Optional<Table> of(final TableId table) {
        return Optional.ofNullable(Declaration.find(table.value()));
    }
}
