/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The smallest change that brings a switch to a program; nothing, when it is there already, so that a controller that
 * starts anew takes over what is in place without a packet or a count lost.
 *
 * <p>The order is such that each step is valid after those before it: groups are made before the flows that use them
 * and removed after, and a flow is removed before another takes its place. Committed as one ordered, atomic bundle, a
 * packet sees all of it or nothing.
 *
 * <p>A flow whose cookie changes is removed and made anew: it belongs to another policy now, and what it has counted
 * does not. A flow with the same cookie is modified, and counts on. When there is a flow with netvis's mark that netvis
 * does not understand, as one of a later version, all flows with its mark are removed first and made anew.
 *
 * <p>With every change of a switch that needs it the flows of {@link Renewal} are exchanged, so that no traffic goes on
 * as before it. Where they are not needed they go.
 *
 * @param changes the steps, in order
 * @param reached what of netvis's is on the switch afterwards
 * @param conflicts identities of desired flows whose place on the switch is taken by flows that are not netvis's. They
 *        are not in the changes; without them the switch does not do what it should
 * @param groupConflicts identities of desired groups that the switch has with another content, and that are not known
 *        to be netvis's. They are not in the changes; flows that use them would hand packets to whom they are not for,
 *        so the update must not be made
 */
public record Update(ImmutableList<Change> changes, Program reached, ImmutableSet<FlowKey> conflicts,
        ImmutableSortedSet<GroupId> groupConflicts) {
    /** No change. */
    public static final Update NONE =
        new Update(ImmutableList.of(), Program.EMPTY, ImmutableSet.of(), ImmutableSortedSet.of());

    /**
     * {@return the update from what a switch has to what it should have}
     *
     * @param desired what it should have
     * @param actual what it has
     * @param revalidation whether it needs a renewal with each change
     */
    public static Update between(final Program desired, final Installed actual, final Revalidation revalidation) {
        final var conflicts = conflicts(desired, actual);
        final var changes = changes(desired, actual);
        final var renewals = renewals(actual);
        if (changes.isEmpty() && (renewals.isEmpty() || revalidation == Revalidation.BY_RENEWAL)) {
            return new Update(changes, desired.with(renewals), conflicts, groupConflicts(desired, actual));
        }
        final var renewed = renewed(revalidation, renewals, desired.flows().values(), desired.groups().values());
        return new Update(Stream.of(changes.stream(), deleted(renewals, actual),
                renewed.stream().map(Change.AddFlow::new)).flatMap(it -> it).collect(ImmutableList.toImmutableList()),
            desired.with(renewed), conflicts, groupConflicts(desired, actual));
    }

    /**
     * {@return the update that takes back what only changes need} For a switch that needs no other update, when it has
     * had time to carry out the last.
     *
     * @param desired what it should have
     * @param actual what it has
     */
    public static Update tidying(final Program desired, final Installed actual) {
        return new Update(deleted(renewals(actual), actual).collect(ImmutableList.toImmutableList()), desired,
            conflicts(desired, actual), groupConflicts(desired, actual));
    }

    /**
     * {@return the update that adds flows, and takes no notice of anything else}
     *
     * @param flows the flows
     */
    public static Update adding(final List<Flow> flows) {
        return new Update(flows.stream().map(Change.AddFlow::new).collect(ImmutableList.toImmutableList()),
            Program.of(flows, List.of()), ImmutableSet.of(), ImmutableSortedSet.of());
    }

    /**
     * {@return the update that takes back the flows of policies that are gone, and nothing else} For a switch that is
     * not to get what it should have: no other policy notices.
     *
     * @param policies numbers of the policies that there are, as in the cookies of their flows
     * @param actual what the switch has
     * @param revalidation whether it needs a renewal with each change
     */
    public static Update withdrawing(final Set<Integer> policies, final Installed actual,
            final Revalidation revalidation) {
        final var gone = actual.flows().values().stream()
            .filter(flow -> Cookie.policy(flow.cookie()).stream().anyMatch(number -> !policies.contains(number)))
            .toList();
        if (gone.isEmpty()) {
            return NONE;
        }
        final var renewals = renewals(actual);
        final var renewed = renewed(revalidation, renewals, actual.flows().values(),
            actual.groups().values().stream().flatMap(Optional::stream).toList());
        return new Update(Stream.of(gone.stream().map(Change.DeleteFlow::new), deleted(renewals, actual),
            renewed.stream().map(Change.AddFlow::new)).flatMap(it -> it).collect(ImmutableList.toImmutableList()),
            Program.EMPTY, ImmutableSet.of(), ImmutableSortedSet.of());
    }

    private static ImmutableSortedSet<GroupId> groupConflicts(final Program desired, final Installed actual) {
        return desired.groups().values().stream()
            .filter(group -> actual.foreignGroups().containsKey(group.id()) && !actual.holds(group)).map(Group::id)
            .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    private static ImmutableSet<FlowKey> conflicts(final Program desired, final Installed actual) {
        return desired.flows().keySet().stream().filter(actual.foreign()::contains)
            .collect(ImmutableSet.toImmutableSet());
    }

    private static ImmutableList<Flow> renewals(final Installed actual) {
        return actual.flows().values().stream().filter(Renewal::isOne).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Flow> renewed(final Revalidation revalidation, final List<Flow> renewals,
            final Collection<Flow> flows, final Collection<Group> groups) {
        return switch (revalidation) {
            case BY_SWITCH -> ImmutableList.of();
            case BY_RENEWAL -> Renewal.after(renewals, flows, groups);
        };
    }

    /** What is not legible is deleted with all the rest. */
    private static Stream<Change> deleted(final List<Flow> renewals, final Installed actual) {
        return actual.legible() ? renewals.stream().map(Change.DeleteFlow::new) : Stream.of();
    }

    /** {@return whether the switch needs no change} */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** {@return the OpenFlow 1.3 messages of the changes, one for each, with transaction id 0} */
    public List<byte[]> messages() {
        return changes.stream().map(OpenFlowEncoder::message).toList();
    }

    private static ImmutableList<Change> changes(final Program desired, final Installed actual) {
        return actual.legible() ? fromKnown(desired, actual) : fromUnknown(desired, actual);
    }

    private static ImmutableList<Change> fromUnknown(final Program desired, final Installed actual) {
        final var cleared = new Installed(Installed.NOTHING.flows(), actual.groups(), actual.foreignGroups(),
            actual.foreign(), true);
        return Stream.concat(Stream.of(new Change.DeleteAllFlows()), fromKnown(desired, cleared).stream())
            .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Change> fromKnown(final Program desired, final Installed actual) {
        return Stream.of(writtenGroups(desired, actual), deletedFlows(desired, actual), addedFlows(desired, actual),
                modifiedFlows(desired, actual), deletedGroups(desired, actual))
            .flatMap(changes -> changes)
            .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Change> writtenGroups(final Program desired, final Installed actual) {
        return desired.groups().values().stream()
            .filter(group -> !actual.holds(group) && !actual.foreignGroups().containsKey(group.id()))
            .map(group -> actual.groups().containsKey(group.id()) ? new Change.ModifyGroup(group)
                : new Change.AddGroup(group));
    }

    private static Stream<Change> deletedFlows(final Program desired, final Installed actual) {
        return actual.flows().values().stream()
            .filter(flow -> !Renewal.isOne(flow) && !keeps(flow, desired.flows().get(flow.key())))
            .map(Change.DeleteFlow::new);
    }

    private static Stream<Change> addedFlows(final Program desired, final Installed actual) {
        return Maps.filterKeys(desired.flows(), key -> !actual.foreign().contains(key)).values().stream()
            .filter(flow -> !keeps(flow, actual.flows().get(flow.key())))
            .map(Change.AddFlow::new);
    }

    private static Stream<Change> modifiedFlows(final Program desired, final Installed actual) {
        return desired.flows().values().stream()
            .filter(flow -> {
                final var old = actual.flows().get(flow.key());
                return keeps(flow, old) && !flow.equals(old);
            })
            .map(Change.ModifyFlow::new);
    }

    /** {@return whether a flow stays, perhaps with other content, where another of its identity is} */
    private static boolean keeps(final Flow flow, final Flow other) {
        return other != null && flow.cookie() == other.cookie();
    }

    private static Stream<Change> deletedGroups(final Program desired, final Installed actual) {
        return actual.groups().keySet().stream()
            .filter(id -> !desired.groups().containsKey(id))
            .map(Change.DeleteGroup::new);
    }
}
