/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.stream.Collectors;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Program;

/**
 * Why a switch cannot be brought to the desired program.
 *
 * @param bundle the changes that were to be made
 * @param refused those that cannot be made; none if it is not known which
 * @param text the reason as a sentence, about the whole
 * @param ofLimit whether it is that the switch cannot limit what it sends to the controller
 */
public record Refusal(ImmutableList<Change.Bundled> bundle, ImmutableList<Refused> refused, String text,
        boolean ofLimit) {
    /**
     * A change that cannot be made.
     *
     * @param index its position in the bundle
     * @param reason why, as a sentence
     * @param tableFull whether it is that the table has no room for the flow
     */
    public record Refused(int index, String reason, boolean tableFull) {
        public Refused {
            requireNonNull(reason);
        }
    }

    public Refusal {
        requireNonNull(bundle);
        requireNonNull(refused);
        requireNonNull(text);
    }

    /**
     * Of something else than the limit.
     *
     * @param bundle the changes that were to be made
     * @param refused those that cannot be made
     * @param text the reason as a sentence
     */
    public Refusal(final ImmutableList<Change.Bundled> bundle, final ImmutableList<Refused> refused,
            final String text) {
        this(bundle, refused, text, false);
    }

    /** A switch that cannot limit what a program sends to the controller must not send it. */
    static Refusal ofLimit(final Program program, final String text) {
        final var refusal = of(program.flows().values().stream().filter(Refusal::isLimited)
            .<Change.Bundled>map(Change.AddFlow::new).collect(ImmutableList.toImmutableList()), text);
        return new Refusal(refusal.bundle, refusal.refused, text, true);
    }

    private static boolean isLimited(final Flow flow) {
        return flow.actions().stream().anyMatch(action -> action instanceof Action.ToController toController
            && toController.meter().isPresent());
    }

    /** Groups whose places are taken by groups that are not netvis's. */
    static Refusal ofForeignGroups(final Program program, final Collection<GroupId> groups) {
        return of(groups.stream().<Change.Bundled>map(id -> new Change.AddGroup(program.groups().get(id)))
            .collect(ImmutableList.toImmutableList()), groups.stream()
            .map(Refusal::name).collect(Collectors.joining(", ",
                "another application's groups are in the place of netvis's: ",
                "; delete them with ovs-ofctl del-groups, or let them have other numbers")));
    }

    private static Refusal of(final ImmutableList<Change.Bundled> changes, final String text) {
        final var refused = ImmutableList.<Refused>builder();
        for (int i = 0; i < changes.size(); i++) {
            refused.add(new Refused(i, text, false));
        }
        return new Refusal(changes, refused.build(), text);
    }

    /** What a switch says to a bundle. */
    static Refusal of(final ImmutableList<Change.Bundled> bundle, final BundleRejectedException rejected) {
        return new Refusal(bundle, rejected.messages().stream().map(message -> new Refused(message.index(),
            "the switch refused " + describe(bundle.get(message.index())) + ": " + message.error(),
            message.tableFull())).collect(ImmutableList.toImmutableList()), rejected.getMessage());
    }

    private static String describe(final Change.Bundled change) {
        return switch (change) {
            case Change.AddFlow add -> "the flow " + add.flow().key();
            case Change.ModifyFlow modify -> "the change of flow " + modify.flow().key();
            case Change.DeleteFlow delete -> "to delete the flow " + delete.flow().key();
            case Change.DeleteAllFlows all -> "to delete netvis's flows";
            case Change.AddGroup add -> "the group " + name(add.group().id());
            case Change.ModifyGroup modify -> "the change of group " + name(modify.group().id());
            case Change.DeleteGroup delete -> "to delete the group " + name(delete.id());
        };
    }

    private static String name(final GroupId group) {
        return Integer.toUnsignedString(group.value());
    }
}
