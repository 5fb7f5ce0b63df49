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
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.lang.ref.WeakReference;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import tech.pantheon.triemap.ImmutableTrieMap;
import tech.pantheon.triemap.TrieMap;

/**
 * Flows by their identity, of which a change makes others without copying the rest, and that can tell from each other
 * what differs, without a look at the rest. A bridge may have a hundred thousand of them, of which a change of the
 * configuration concerns ten.
 *
 * <p>A value: an immutable map, equal to every map with the same content. Flows know what they were made of, so
 * {@link #differences} is quick between those of which one was made of the other by a few changes, or both of a third.
 */
public final class Flows extends AbstractMap<FlowKey, Flow> {
    /** None. */
    public static final Flows NONE = of(List.of());

    /** From how many changes before flows know what has changed since: as many as there are while a switch is busy. */
    private static final int MAX_ANCESTORS = 8;
    /** Beyond so many differences it is as quick to look at all flows. */
    private static final int MAX_DIFFERENCES = 4096;

    private final ImmutableTrieMap<FlowKey, Flow> map;
    private final ImmutableList<Ancestor> ancestors;
    private final ImmutableMap<FlowKey, Flow> beginnings;
    private final int size;

    /**
     * Flows that these were made of.
     *
     * @param flows those; they need not be there any more
     * @param differing the identities under which there is something else in the present ones
     */
    private record Ancestor(WeakReference<Flows> flows, ImmutableSet<FlowKey> differing) {
        boolean is(final Flows other) {
            return flows.refersTo(other);
        }
    }

    private Flows(final ImmutableTrieMap<FlowKey, Flow> map, final ImmutableList<Ancestor> ancestors,
            final ImmutableMap<FlowKey, Flow> beginnings) {
        this.map = requireNonNull(map);
        this.ancestors = requireNonNull(ancestors);
        this.beginnings = requireNonNull(beginnings);
        size = map.size();
    }

    /**
     * {@return some flows}
     *
     * @param flows flows of distinct identity, save for those that are equal
     */
    public static Flows of(final Collection<Flow> flows) {
        final var map = TrieMap.<FlowKey, Flow>create();
        for (var flow : flows) {
            final var other = map.putIfAbsent(flow.key(), flow);
            if (other != null && other != flow && !other.equals(flow)) {
                throw new IllegalArgumentException("two flows of one identity:\n" + other + "\n" + flow);
            }
        }
        return new Flows(map.immutableSnapshot(), ImmutableList.of(), ImmutableMap.copyOf(
            Maps.filterValues(map, Renewal::isConcerned)));
    }

    /**
     * {@return the content of a map}
     *
     * @param flows flows, each under its identity
     */
    public static Flows copyOf(final Map<FlowKey, Flow> flows) {
        return flows instanceof Flows known ? known : of(flows.values());
    }

    /**
     * {@return these flows without some, and then with some others} Of those that are equal the present instances stay.
     *
     * @param removed identities of flows
     * @param added flows of distinct identity; they take the place of those of the same identity
     */
    public Flows with(final Collection<FlowKey> removed, final Collection<Flow> added) {
        final var changes = new HashMap<FlowKey, @Nullable Flow>();
        for (var key : removed) {
            if (map.containsKey(key)) {
                changes.put(key, null);
            }
        }
        for (var flow : added) {
            if (isThere(flow.key(), flow)) {
                changes.remove(flow.key());
            } else {
                changes.put(flow.key(), flow);
            }
        }
        if (changes.isEmpty()) {
            return this;
        }
        final var changed = map.mutableSnapshot();
        changes.forEach((key, flow) -> {
            if (flow == null) {
                changed.remove(key);
            } else {
                changed.put(key, flow);
            }
        });
        return new Flows(changed.immutableSnapshot(), descent(changes.keySet()), beginningsAfter(changes));
    }

    private ImmutableMap<FlowKey, Flow> beginningsAfter(final Map<FlowKey, @Nullable Flow> changes) {
        final var result = new LinkedHashMap<>(beginnings);
        changes.forEach((key, flow) -> {
            if (!beginnings.isEmpty()) {
                result.remove(key);
            }
            if (flow != null && Renewal.isConcerned(flow)) {
                result.put(key, flow);
            }
        });
        return result.equals(beginnings) ? beginnings : ImmutableMap.copyOf(result);
    }

    private boolean isThere(final FlowKey key, final @Nullable Flow flow) {
        final var present = map.get(key);
        return present == flow || flow != null && flow.equals(present);
    }

    private ImmutableList<Ancestor> descent(final Set<FlowKey> changed) {
        if (changed.size() > MAX_DIFFERENCES) {
            return ImmutableList.of();
        }
        final var differing = ImmutableSet.copyOf(changed);
        final var result = ImmutableList.<Ancestor>builder();
        result.add(new Ancestor(new WeakReference<>(this), differing));
        for (var ancestor : ancestors) {
            final var all = Sets.union(ancestor.differing, differing).immutableCopy();
            if (all.size() > MAX_DIFFERENCES) {
                break;
            }
            result.add(new Ancestor(ancestor.flows, all));
        }
        final var all = result.build();
        return all.subList(0, Math.min(all.size(), MAX_ANCESTORS));
    }

    /**
     * {@return the identities under which two maps may have something else} All that differ are among them. Where it is
     * not known from how the maps were made, these are all of both.
     *
     * @param one a map
     * @param other another
     */
    public static Set<FlowKey> differences(final Map<FlowKey, Flow> one, final Map<FlowKey, Flow> other) {
        return one == other ? ImmutableSet.of() : known(one, other)
            .orElseGet(() -> Sets.union(one.keySet(), other.keySet()));
    }

    private static Optional<Set<FlowKey>> known(final Map<FlowKey, Flow> one, final Map<FlowKey, Flow> other) {
        return one instanceof Flows mine && other instanceof Flows theirs ? mine.since(theirs)
            .or(() -> theirs.since(mine)).or(() -> sinceCommon(mine, theirs)) : Optional.empty();
    }

    /** What has changed since others, if these are made of them. */
    private Optional<Set<FlowKey>> since(final Flows other) {
        for (var ancestor : ancestors) {
            if (ancestor.is(other)) {
                return Optional.of(ancestor.differing);
            }
        }
        return Optional.empty();
    }

    private static Optional<Set<FlowKey>> sinceCommon(final Flows one, final Flows other) {
        for (var ancestor : one.ancestors) {
            final var common = ancestor.flows.get();
            if (common != null) {
                final var theirs = other.since(common);
                if (theirs.isPresent()) {
                    return Optional.of(Sets.union(ancestor.differing, theirs.orElseThrow()));
                }
            }
        }
        return Optional.empty();
    }

    /** {@return the flows that {@link Renewal} looks at} */
    Collection<Flow> beginnings() {
        return beginnings.values();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Flow get(final Object key) {
        return map.get(key);
    }

    @Override
    public boolean containsKey(final Object key) {
        return map.containsKey(key);
    }

    @Override
    public Set<FlowKey> keySet() {
        return map.keySet();
    }

    @Override
    public Collection<Flow> values() {
        return map.values();
    }

    @Override
    public Set<Entry<FlowKey, Flow>> entrySet() {
        return map.entrySet();
    }

    @Override
    public boolean equals(final Object obj) {
        if (obj == this) {
            return true;
        }
        if (!(obj instanceof Map<?, ?> other) || other.size() != size) {
            return false;
        }
        return obj instanceof Flows flows ? differences(this, flows).stream()
            .allMatch(key -> isThere(key, flows.get(key))) : super.equals(obj);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
