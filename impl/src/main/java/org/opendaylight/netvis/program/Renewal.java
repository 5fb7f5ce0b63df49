/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.opendaylight.netvis.ovs.action.NiciraAction;

/**
 * Flows that no packet matches, whose exchange with every change makes Open vSwitch forget what it has cached.
 *
 * <p>The userspace datapath caches decisions as megaflows, which may overlap while they do the same. When they no
 * longer do, some versions ({@link Revalidation}) can change the actions of the wrong one of two
 * ({@code flow_put_on_pmd()} in {@code lib/dpif-netdev.c} looks one up by the key of a packet), and a flowing
 * connection is treated as before the change until it pauses. Megaflows that look at less of a packet than the tables
 * now demand are not changed, but deleted, and by their identifier. So the tables demand a look at another bit of the
 * connection mark after each change. Nothing else depends on that bit, and the flow itself matches nothing: no packet
 * comes in at {@code ALL}.
 *
 * <p>The field must be one that nobody writes. Open vSwitch looks at all of a field that an action writes, and then no
 * bit is left that it has not looked at: the packet mark, which {@code RegisterSequence} writes, does not do. Nothing
 * but connection tracking writes the connection mark.
 *
 * <p>There is one in each table where Open vSwitch begins to look at a packet: the first, and those that packets reach
 * by {@code resubmit}, before which it may have to look anew.
 */
final class Renewal {
    private static final long COOKIE = new Cookie(Cookie.Kind.RENEW, 0).value();
    private static final TableId FIRST = new TableId(0);
    /** OFPP_ALL, which no packet comes from (OpenFlow 1.3.5, section 7.2.1). */
    private static final long NOWHERE = 0xffff_fffcL;

    private Renewal() {
        // Hidden on purpose
    }

    static boolean isOne(final Flow flow) {
        return flow.cookie() == COOKIE;
    }

    /** Whether a flow is one of these, or tells where there has to be one. */
    static boolean isConcerned(final Flow flow) {
        return isOne(flow) || flow.actions().stream().anyMatch(Renewal::isResubmit);
    }

    private static boolean isResubmit(final Action action) {
        return action instanceof Action.Experimenter experimenter
            && experimenter.action() instanceof NiciraAction.ResubmitTable;
    }

    /** Those among some flows. */
    static ImmutableList<Flow> among(final Flows flows) {
        return flows.beginnings().stream().filter(Renewal::isOne).collect(ImmutableList.toImmutableList());
    }

    /** The flows for what a switch is to hold, where there are others of them. */
    static ImmutableList<Flow> after(final Collection<Flow> present, final Flows flows,
            final Collection<Group> groups) {
        final var bit = present.stream().flatMap(flow -> flow.key().match().field(Field.CT_MARK).stream()).findAny()
            .map(mark -> next(mark.mask())).orElseGet(Renewal::any);
        return tables(flows, groups).stream().map(table -> flow(table, bit)).collect(ImmutableList.toImmutableList());
    }

    private static Word next(final Word bit) {
        return Word.of(Integer.toUnsignedLong(Integer.rotateLeft((int) bit.low(), 1)));
    }

    /** Where somebody has deleted the flows, those to come must not be the same. */
    private static Word any() {
        return Word.of(1L << ThreadLocalRandom.current().nextInt(Integer.SIZE));
    }

    private static Flow flow(final TableId table, final Word bit) {
        final var nothing = Match.ANY.with(Field.IN_PORT, NOWHERE).flatMap(it -> it.with(Field.CT_MARK, bit, bit))
            .orElseThrow();
        return new Flow(new FlowKey(table, FlowKey.MAX_PRIORITY, nothing), COOKIE, ImmutableList.of(),
            Optional.empty(), Optional.empty());
    }

    private static Set<TableId> tables(final Flows flows, final Collection<Group> groups) {
        final var tables = new TreeSet<TableId>();
        tables.add(FIRST);
        Stream.concat(flows.beginnings().stream().map(Flow::actions), groups.stream()
                .flatMap(group -> group.buckets().stream().map(Bucket::actions)))
            .flatMap(ImmutableList::stream)
            .forEach(action -> {
                if (action instanceof Action.Experimenter(NiciraAction.ResubmitTable resubmit)) {
                    tables.add(new TableId(resubmit.table()));
                }
            });
        return tables;
    }
}
