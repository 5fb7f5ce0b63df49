/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterators;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Function;

/**
 * The states of the objects of one kind, as they were found last: only of those that something has happened to is the
 * state found anew. A state that is as before stays the same instance, and so does the map if nothing in it differs.
 *
 * @param <K> what identifies an object
 * @param <S> its state
 */
final class KnownStates<K, S> {
    private ImmutableMap<K, S> states = ImmutableMap.of();

    /**
     * {@return the states of objects, in their order}
     *
     * @param objects the objects
     * @param affected those whose state may differ; those that come and go must be among them
     * @param find finds the state of one
     */
    ImmutableMap<K, S> update(final Set<K> objects, final Set<K> affected, final Function<K, S> find) {
        final var changes = new HashMap<K, S>();
        boolean same = true;
        for (var id : affected) {
            final var former = states.get(id);
            if (!objects.contains(id)) {
                same &= former == null;
            } else {
                final var state = find.apply(id);
                if (!state.equals(former)) {
                    same = false;
                    changes.put(id, state);
                }
            }
        }
        if (!same) {
            states = changed(objects, changes);
        }
        return states;
    }

    /** Objects keep their order, as a rule: those of before are walked side by side with them, which saves look-ups. */
    private ImmutableMap<K, S> changed(final Set<K> objects, final HashMap<K, S> changes) {
        final var result = ImmutableMap.<K, S>builderWithExpectedSize(objects.size());
        final var others = Iterators.peekingIterator(states.entrySet().iterator());
        for (var id : objects) {
            while (others.hasNext() && !others.peek().getKey().equals(id)
                    && !objects.contains(others.peek().getKey())) {
                others.next();
            }
            final var beside = others.hasNext() && others.peek().getKey().equals(id) ? others.next().getValue()
                : states.get(id);
            final var state = changes.get(id);
            result.put(id, state == null ? beside : state);
        }
        return result.buildOrThrow();
    }
}
