/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;

/**
 * An entry of a list that is new, changed or gone. Trees of the datastore share what did not change, so lists and
 * entries that are the same object are skipped without a look into them.
 *
 * @param id the entry
 * @param before what it was like; null: it is new
 * @param after what it is like; null: it is gone
 */
record EntryChange(NodeIdentifierWithPredicates id, @Nullable MapEntryNode before, @Nullable MapEntryNode after) {
    /**
     * What differs of a list whose key is one name.
     *
     * @param before what had the list
     * @param after what has it
     * @param list the list
     */
    static ImmutableList<EntryChange> between(final @Nullable DataContainerNode before,
            final @Nullable DataContainerNode after, final NodeIdentifier list) {
        final var old = entries(before, list);
        final var current = entries(after, list);
        return old == current ? ImmutableList.of() : between(old, current);
    }

    /** The entries of both are in the same order, as a rule: so it is enough to compare them side by side. */
    private static ImmutableList<EntryChange> between(final @Nullable MapNode old, final @Nullable MapNode current) {
        final var result = ImmutableList.<EntryChange>builder();
        final var others = body(old).iterator();
        var beside = next(others);
        for (var entry : body(current)) {
            while (beside != null && beside != entry && current.childByArg(beside.name()) == null) {
                result.add(new EntryChange(beside.name(), beside, null));
                beside = next(others);
            }
            if (beside == entry) {
                beside = next(others);
                continue;
            }
            final var former = old == null ? null : old.childByArg(entry.name());
            if (former != entry) {
                result.add(new EntryChange(entry.name(), former, entry));
            }
            if (former != null && former == beside) {
                beside = next(others);
            }
        }
        for (; beside != null; beside = next(others)) {
            if (current == null || current.childByArg(beside.name()) == null) {
                result.add(new EntryChange(beside.name(), beside, null));
            }
        }
        return result.build();
    }

    private static @Nullable MapNode entries(final @Nullable DataContainerNode node, final NodeIdentifier list) {
        return node != null && node.childByArg(list) instanceof MapNode map ? map : null;
    }

    private static Collection<MapEntryNode> body(final @Nullable MapNode entries) {
        return entries == null ? List.of() : entries.body();
    }

    private static @Nullable MapEntryNode next(final Iterator<MapEntryNode> entries) {
        return entries.hasNext() ? entries.next() : null;
    }

    /** The key. */
    String name() {
        return id.values().iterator().next().toString();
    }
}
