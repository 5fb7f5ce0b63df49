/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;

/**
 * Who needs the parts of a bridge's program: when a switch refuses one, who has to do without.
 *
 * @param cookies the policy of each cookie that belongs to one
 * @param flows the policies that need a flow which belongs to none
 * @param groups the policies that need a group
 */
public record Owners(ImmutableMap<Long, PolicyId> cookies, ImmutableSetMultimap<FlowKey, PolicyId> flows,
        ImmutableSetMultimap<GroupId, PolicyId> groups) {
    /** Nobody. */
    public static final Owners NONE =
        new Owners(ImmutableMap.of(), ImmutableSetMultimap.of(), ImmutableSetMultimap.of());

    /**
     * Checks the presence.
     *
     * @param cookies the policy of each cookie
     * @param flows the policies that need a flow
     * @param groups the policies that need a group
     */
    public Owners {
        requireNonNull(cookies);
        requireNonNull(flows);
        requireNonNull(groups);
    }

    /**
     * {@return the policies that a change is for} Without them it would not be there. Of what a bridge
     * needs in any case there are none, nor of what is deleted.
     *
     * @param change a change towards the program
     */
    public ImmutableSet<PolicyId> of(final Change.Bundled change) {
        return switch (change) {
            case Change.AddFlow add -> of(add.flow());
            case Change.ModifyFlow modify -> of(modify.flow());
            case Change.AddGroup add -> groups.get(add.group().id());
            case Change.ModifyGroup modify -> groups.get(modify.group().id());
            case Change.DeleteFlow delete -> ImmutableSet.of();
            case Change.DeleteGroup delete -> ImmutableSet.of();
            case Change.DeleteAllFlows delete -> ImmutableSet.of();
        };
    }

    private ImmutableSet<PolicyId> of(final Flow flow) {
        final var policy = cookies.get(flow.cookie());
        return policy == null ? flows.get(flow.key()) : ImmutableSet.of(policy);
    }

    /** Collects the owners while a program is written. */
    static final class Builder {
        private final ImmutableMap.Builder<Long, PolicyId> cookies = ImmutableMap.builder();
        private final ImmutableSetMultimap.Builder<FlowKey, PolicyId> flows = ImmutableSetMultimap.builder();
        private final ImmutableSetMultimap.Builder<GroupId, PolicyId> groups = ImmutableSetMultimap.builder();

        void policy(final PolicyId policy, final int number) {
            for (var kind : new Cookie.Kind[] {Cookie.Kind.FORWARD, Cookie.Kind.SKIP, Cookie.Kind.CANDIDATE}) {
                cookies.put(new Cookie(kind, number).value(), policy);
            }
        }

        void flow(final FlowKey key, final PolicyId policy) {
            flows.put(key, policy);
        }

        void group(final GroupId group, final PolicyId policy) {
            groups.put(group, policy);
        }

        Owners build() {
            return new Owners(cookies.buildOrThrow(), flows.build(), groups.build());
        }
    }
}
