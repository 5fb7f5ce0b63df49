/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.function.Supplier;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;

/**
 * Who needs the parts of a bridge's program: when a switch refuses one, who has to do without. It is asked only then,
 * so it is found out when somebody asks. Thread-safe.
 */
public final class Owners {
    /** Nobody. */
    public static final Owners NONE =
        new Owners(ImmutableMap.of(), ImmutableSetMultimap.of(), ImmutableSetMultimap.of());

    private final Supplier<Index> index;

    private record Index(ImmutableMap<Long, PolicyId> cookies, ImmutableSetMultimap<FlowKey, PolicyId> flows,
            ImmutableSetMultimap<GroupId, PolicyId> groups) {
        ImmutableSet<PolicyId> of(final Flow flow) {
            final var policy = cookies.get(flow.cookie());
            return policy == null ? flows.get(flow.key()) : ImmutableSet.of(policy);
        }
    }

    /**
     * Default constructor.
     *
     * @param cookies the policy that each cookie says a flow is for
     * @param flows the policies that need a flow whose cookie says none, by its identity
     * @param groups the policies that need a group
     */
    public Owners(final ImmutableMap<Long, PolicyId> cookies, final ImmutableSetMultimap<FlowKey, PolicyId> flows,
            final ImmutableSetMultimap<GroupId, PolicyId> groups) {
        index = Suppliers.ofInstance(new Index(cookies, flows, groups));
    }

    /**
     * The owners of a program.
     *
     * @param contributions what it has for each policy
     * @param rest what it has beside that
     */
    Owners(final ImmutableList<Contribution> contributions, final Parts.Written rest) {
        index = Suppliers.memoize(() -> index(contributions, rest));
    }

    private static Index index(final ImmutableList<Contribution> contributions, final Parts.Written rest) {
        final var cookies = ImmutableMap.<Long, PolicyId>builder();
        final var flows = ImmutableSetMultimap.<FlowKey, PolicyId>builder();
        final var groups = ImmutableSetMultimap.<GroupId, PolicyId>builder();
        contributions.forEach(contribution -> {
            final var share = contribution.share();
            for (var kind : new Cookie.Kind[] {Cookie.Kind.FORWARD, Cookie.Kind.SKIP, Cookie.Kind.PUNT}) {
                cookies.put(new Cookie(kind, share.cookie()).value(), share.policy());
            }
            contribution.common().forEach(flow -> flows.put(flow.key(), share.policy()));
        });
        rest.flows().forEach(part -> part.owners().get().forEach(owner -> flows.put(part.what().key(), owner)));
        rest.groups().forEach(part -> part.owners().get().forEach(owner -> groups.put(part.what().id(), owner)));
        return new Index(cookies.buildOrThrow(), flows.build(), groups.build());
    }

    /**
     * {@return the policies that a change is for} Without them it would not be there. Of what a bridge
     * needs in any case there are none, nor of what is deleted.
     *
     * @param change a change towards the program
     */
    public ImmutableSet<PolicyId> of(final Change.Bundled change) {
        return switch (change) {
            case Change.AddFlow add -> index.get().of(add.flow());
            case Change.ModifyFlow modify -> index.get().of(modify.flow());
            case Change.AddGroup add -> index.get().groups.get(add.group().id());
            case Change.ModifyGroup modify -> index.get().groups.get(modify.group().id());
            case Change.DeleteFlow delete -> ImmutableSet.of();
            case Change.DeleteGroup delete -> ImmutableSet.of();
            case Change.DeleteAllFlows delete -> ImmutableSet.of();
        };
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof Owners other && index.get().equals(other.index.get());
    }

    @Override
    public int hashCode() {
        return index.get().hashCode();
    }
}
