/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
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
 * <p>What Open vSwitch takes outside of bundles only comes before the bundle, if flows rely on it, or after it, when no
 * flow does any more.
 *
 * @param before what must have been done before the bundle
 * @param changes the steps of the bundle, in order
 * @param after what is to be done after the bundle
 * @param reached what of netvis's is on the switch afterwards
 * @param obstacles what cannot be brought about
 */
public record Update(ImmutableList<Change.Unbundled> before, ImmutableList<Change.Bundled> changes,
        ImmutableList<Change.Unbundled> after, Program reached, Obstacles obstacles) {
    /** No change. */
    public static final Update NONE = ofBundle(ImmutableList.of(), Program.EMPTY);

    /**
     * What is in the way of a program. Nothing of it is in the changes.
     *
     * @param flows identities of desired flows whose place on the switch is taken by flows that are not netvis's.
     *        Without them the switch does not do what it should
     * @param groups identities of desired groups that the switch has with another content, and that are not known to be
     *        netvis's. Flows that use them would hand packets to whom they are not for, so the update must not be made
     * @param meters identifiers of desired meters in whose place the switch has another application's. Flows that use
     *        them would send any number of packets to the controller, so the update must not be made
     * @param options options of tunnels that the switch cannot know, each with a sentence that says why
     */
    public record Obstacles(ImmutableSet<FlowKey> flows, ImmutableSortedSet<GroupId> groups,
            ImmutableSortedSet<Integer> meters, ImmutableMap<TunnelOption, String> options) {
        /** Nothing. */
        static final Obstacles NONE = new Obstacles(ImmutableSet.of(), ImmutableSortedSet.of(),
            ImmutableSortedSet.of(), ImmutableMap.of());

        public Obstacles {
            requireNonNull(flows);
            requireNonNull(groups);
            requireNonNull(meters);
            requireNonNull(options);
        }

        static Obstacles between(final Program desired, final Installed actual, final TlvTable.Plan options) {
            return new Obstacles(
                actual.foreign().stream().filter(desired.flows()::containsKey).collect(ImmutableSet.toImmutableSet()),
                desired.groups().values().stream()
                    .filter(group -> actual.foreignGroups().containsKey(group.id()) && !actual.holds(group))
                    .map(Group::id).collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())),
                desired.meters().keySet().stream()
                    .filter(id -> Optional.empty().equals(actual.meters().get(id)))
                    .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())),
                options.obstacles());
        }
    }

    private static Update ofBundle(final ImmutableList<Change.Bundled> changes, final Program reached) {
        return new Update(ImmutableList.of(), changes, ImmutableList.of(), reached, Obstacles.NONE);
    }

    /**
     * {@return the update from what a switch has to what it should have}
     *
     * @param desired what it should have
     * @param actual what it has
     * @param revalidation whether it needs a renewal with each change
     */
    public static Update between(final Program desired, final Installed actual, final Revalidation revalidation) {
        final var changes = changes(desired, actual);
        final var renewals = renewals(actual);
        final var options = options(desired, actual);
        final var before = before(desired, actual, options);
        final var after = deletedMeters(desired, actual);
        final var obstacles = Obstacles.between(desired, actual, options);
        if (changes.isEmpty() && (renewals.isEmpty() || revalidation == Revalidation.BY_RENEWAL)) {
            return new Update(before, changes, after, desired.with(renewals), obstacles);
        }
        final var renewed = renewed(revalidation, renewals, desired.flows(), desired.groups().values());
        return new Update(before, Stream.of(changes.stream(), deleted(renewals, actual),
                renewed.stream().map(Change.AddFlow::new)).flatMap(it -> it).collect(ImmutableList.toImmutableList()),
            after, desired.with(renewed), obstacles);
    }

    /**
     * {@return the update that takes back what only changes need} For a switch that needs no other update, when it has
     * had time to carry out the last.
     *
     * @param desired what it should have
     * @param actual what it has
     */
    public static Update tidying(final Program desired, final Installed actual) {
        return ofBundle(deleted(renewals(actual), actual).collect(ImmutableList.toImmutableList()), desired);
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
        return keeping(policies, Program.EMPTY, actual, revalidation);
    }

    /**
     * {@return the update that leaves what a switch has, but for the flows of policies that are gone, and adds probes}
     *
     * @param policies numbers of the policies that there are, as in the cookies of their flows
     * @param probes flows without groups, and what they need, for tests of the switch
     * @param actual what the switch has
     * @param revalidation whether it needs a renewal when flows of policies go
     */
    public static Update keeping(final Set<Integer> policies, final Program probes, final Installed actual,
            final Revalidation revalidation) {
        final var gone = actual.flows().values().stream()
            .filter(flow -> Cookie.policy(flow.cookie()).stream().anyMatch(number -> !policies.contains(number)))
            .toList();
        final var renewals = gone.isEmpty() ? ImmutableList.<Flow>of() : renewals(actual);
        final var renewed = gone.isEmpty() ? ImmutableList.<Flow>of() : renewed(revalidation, renewals,
            Flows.copyOf(actual.flows()), actual.groups().values().stream().flatMap(Optional::stream).toList());
        final var options = options(probes, actual);
        final var changes = FlowChanges.of(probes, actual, probes.flows().keySet());
        return new Update(before(probes, actual, options), Stream.<Stream<? extends Change.Bundled>>of(
                gone.stream().map(Change.DeleteFlow::new), changes.deleted().stream(), changes.added().stream(),
                changes.modified().stream(), deleted(renewals, actual), renewed.stream().map(Change.AddFlow::new))
            .flatMap(it -> it).collect(ImmutableList.toImmutableList()), ImmutableList.of(), Program.EMPTY,
            Obstacles.between(probes, actual, options));
    }

    private static ImmutableList<Change.Unbundled> before(final Program desired, final Installed actual,
            final TlvTable.Plan options) {
        return Stream.<Change.Unbundled>concat(
                options.missing().stream().map(Change.AddTlvMapping::new),
                desired.meters().values().stream()
                    .filter(meter -> !Optional.of(meter).equals(actual.meters().get(meter.id()))
                        && !Optional.empty().equals(actual.meters().get(meter.id())))
                    .map(meter -> actual.meters().containsKey(meter.id()) ? new Change.ModifyMeter(meter)
                        : new Change.AddMeter(meter)))
            .collect(ImmutableList.toImmutableList());
    }

    private static TlvTable.Plan options(final Program desired, final Installed actual) {
        return actual.tlvTable().orElse(TlvTable.EMPTY).plan(desired.options());
    }

    private static ImmutableList<Change.Unbundled> deletedMeters(final Program desired, final Installed actual) {
        return actual.meters().entrySet().stream()
            .filter(meter -> meter.getValue().isPresent() && !desired.meters().containsKey(meter.getKey()))
            .map(meter -> new Change.DeleteMeter(meter.getKey())).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Flow> renewals(final Installed actual) {
        return Renewal.among(Flows.copyOf(actual.flows()));
    }

    private static ImmutableList<Flow> renewed(final Revalidation revalidation, final List<Flow> renewals,
            final Flows flows, final Collection<Group> groups) {
        return switch (revalidation) {
            case BY_SWITCH -> ImmutableList.of();
            case BY_RENEWAL -> Renewal.after(renewals, flows, groups);
        };
    }

    /** What is not legible is deleted with all the rest. */
    private static Stream<Change.Bundled> deleted(final List<Flow> renewals, final Installed actual) {
        return actual.legible() ? renewals.stream().map(Change.DeleteFlow::new) : Stream.of();
    }

    /** {@return whether the switch needs no change} */
    public boolean isEmpty() {
        return before.isEmpty() && changes.isEmpty() && after.isEmpty();
    }

    /** {@return the OpenFlow 1.3 messages of the bundle, one for each change, with transaction id 0} */
    public List<byte[]> messages() {
        return changes.stream().map(OpenFlowEncoder::message).toList();
    }

    private static ImmutableList<Change.Bundled> changes(final Program desired, final Installed actual) {
        return actual.legible() ? fromKnown(desired, actual) : fromUnknown(desired, actual);
    }

    private static ImmutableList<Change.Bundled> fromUnknown(final Program desired, final Installed actual) {
        final var cleared = new Installed(Installed.NOTHING.flows(), actual.groups(), actual.foreignGroups(),
            actual.foreign(), true);
        return Stream.<Change.Bundled>concat(Stream.of(new Change.DeleteAllFlows()),
                fromKnown(desired, cleared).stream())
            .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Change.Bundled> fromKnown(final Program desired, final Installed actual) {
        final var flows = FlowChanges.of(desired, actual, Flows.differences(desired.flows(), actual.flows()));
        return Stream.<Stream<? extends Change.Bundled>>of(writtenGroups(desired, actual), flows.deleted().stream(),
                flows.added().stream(), flows.modified().stream(), deletedGroups(desired, actual))
            .flatMap(changes -> changes)
            .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Change.Bundled> writtenGroups(final Program desired, final Installed actual) {
        return desired.groups().values().stream()
            .filter(group -> !actual.holds(group) && !actual.foreignGroups().containsKey(group.id()))
            .map(group -> actual.groups().containsKey(group.id()) ? new Change.ModifyGroup(group)
                : new Change.AddGroup(group));
    }

    private static Stream<Change.Bundled> deletedGroups(final Program desired, final Installed actual) {
        return actual.groups().keySet().stream()
            .filter(id -> !desired.groups().containsKey(id))
            .map(Change.DeleteGroup::new);
    }
}
