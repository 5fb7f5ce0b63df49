/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.TableId;

/**
 * A flow of a {@link Table} on its way: what is said last, where packets go on, makes it, and checks it against the
 * declaration. What is not said is nothing: no action, nothing written.
 */
public final class FlowBuilder {
    private final FlowKey key;
    private long cookie;
    private ImmutableList<Action> actions = ImmutableList.of();
    private Optional<FieldMatch> metadata = Optional.empty();

    FlowBuilder(final FlowKey key) {
        this.key = key;
    }

    /**
     * Says what the flow is for, where it is for nobody in particular. What it is for must be said.
     *
     * @param kind what it is for
     * @return this
     */
    public FlowBuilder cookie(final Cookie.Kind kind) {
        return cookie(kind, 0);
    }

    /**
     * Says what the flow is for, and for whom.
     *
     * @param kind what it is for
     * @param number for whom
     * @return this
     */
    public FlowBuilder cookie(final Cookie.Kind kind, final int number) {
        return cookie(new Cookie(kind, number).value());
    }

    /**
     * Says what the flow is for.
     *
     * @param value a cookie as it is on the switch
     * @return this
     */
    public FlowBuilder cookie(final long value) {
        cookie = value;
        return this;
    }

    /**
     * Says what is done to packets.
     *
     * @param of the actions, in order
     * @return this
     */
    public FlowBuilder apply(final ImmutableList<Action> of) {
        actions = of;
        return this;
    }

    /**
     * Says what is done to packets.
     *
     * @param of the actions, in order
     * @return this
     */
    public FlowBuilder apply(final Action... of) {
        return apply(ImmutableList.copyOf(of));
    }

    /**
     * Says what is written into the metadata for the next table.
     *
     * @param marks values of marks of the metadata
     * @return this
     */
    public FlowBuilder write(final FieldMatch marks) {
        return write(Optional.of(marks));
    }

    /**
     * Says what is written into the metadata for the next table, if anything is.
     *
     * @param marks values of marks of the metadata
     * @return this
     */
    public FlowBuilder write(final Optional<FieldMatch> marks) {
        metadata = marks;
        return this;
    }

    /**
     * {@return the flow, whose packets go on to a table}
     *
     * @param next the table, the only one of its kind
     */
    public Flow goTo(final Table next) {
        return goTo(next.id());
    }

    /**
     * {@return the flow, whose packets go on to a table}
     *
     * @param next the table
     */
    public Flow goTo(final TableId next) {
        return goTo(Optional.of(next));
    }

    /**
     * {@return the flow}
     *
     * @param next the table where its packets go on, if they do
     */
    public Flow goTo(final Optional<TableId> next) {
        if (!Cookie.isOurs(cookie)) {
            throw new IllegalStateException("a flow without netvis's cookie: " + key);
        }
        final var flow = new Flow(key, cookie, actions, metadata, next);
        Table.check(flow);
        return flow;
    }

    /** {@return the flow, whose packets go no further} */
    public Flow end() {
        return goTo(Optional.empty());
    }
}
