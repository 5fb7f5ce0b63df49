/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Tool;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads the configuration, and of the next one only what is new: the trees of the datastore share all that did not
 * change, so what is the same object is not read again, and not even looked into.
 *
 * <p>An object that cannot be read is left out and reported; what refers to it is then reported by
 * {@link org.opendaylight.netvis.compile.PolicyCheck}. May be used from any thread.
 */
final class ConfigurationReader {
    private static final NodeIdentifier TENANTS = NodeIdentifier.create(Tenant.QNAME);
    private static final Kind<String, BridgeId, Bridge, org.opendaylight.netvis.policy.Bridge> BRIDGES =
        new Kind<>(Bridge.QNAME, (nobody, name) -> new BridgeId(name), PolicyReader::bridge);
    private static final Kind<TenantId, SourceId, Source, org.opendaylight.netvis.policy.Source> SOURCES =
        new Kind<>(Source.QNAME, SourceId::new, PolicyReader::source);
    private static final Kind<TenantId, ToolId, Tool, org.opendaylight.netvis.policy.Tool> TOOLS =
        new Kind<>(Tool.QNAME, ToolId::new, PolicyReader::tool);
    private static final Kind<TenantId, PolicyId, Policy, org.opendaylight.netvis.policy.Policy> POLICIES =
        new Kind<>(Policy.QNAME, PolicyId::new, PolicyReader::policy);
    /** Bridges come first, and each kind in the order of the names, however the datastore keeps them. */
    private static final Comparator<ObjectId> ORDER = Comparator.comparingInt(ConfigurationReader::rank)
        .thenComparing(ConfigurationReader::owner).thenComparing(ConfigurationReader::name);

    private final BindingNormalizedNodeSerializer codec;
    private final YangInstanceIdentifier path;

    private @Nullable DataContainerNode former;
    private Configuration formerly = Configuration.EMPTY;

    /**
     * Default constructor.
     *
     * @param codec translates what the datastore has
     * @param path where the configuration is
     */
    ConfigurationReader(final BindingNormalizedNodeSerializer codec, final YangInstanceIdentifier path) {
        this.codec = requireNonNull(codec);
        this.path = requireNonNull(path);
    }

    private static int rank(final ObjectId id) {
        return switch (id) {
            case BridgeId it -> 0;
            case TenantId it -> 1;
            case SourceId it -> 2;
            case ToolId it -> 3;
            case PolicyId it -> 4;
        };
    }

    private static String owner(final ObjectId id) {
        return id instanceof OwnedId owned ? owned.tenant().name() : "";
    }

    private static String name(final ObjectId id) {
        return id instanceof OwnedId owned ? owned.name() : id.toString();
    }

    /**
     * What is configured.
     *
     * @param root the configuration; none is an empty one
     */
    synchronized Configuration read(final @Nullable DataContainerNode root) {
        if (root != former) {
            formerly = new Step(former, root).after(formerly);
            former = root;
        }
        return formerly;
    }

    /**
     * One kind of object.
     *
     * @param list its list in the model
     * @param identity makes an identity of the parent's and a name
     * @param read reads an object
     * @param <P> what identifies the parent
     * @param <I> what identifies an object
     * @param <O> an object in terms of the model
     * @param <V> an object as a value
     */
    private record Kind<P, I extends ObjectId, O, V>(NodeIdentifier list, BiFunction<P, String, I> identity,
            BiFunction<I, O, V> read) {
        Kind(final QName list, final BiFunction<P, String, I> identity, final BiFunction<I, O, V> read) {
            this(NodeIdentifier.create(list), identity, read);
        }
    }

    /** From one configuration to the next. */
    private final class Step {
        private final @Nullable DataContainerNode before;
        private final @Nullable DataContainerNode after;
        private final ImmutableList<EntryChange> tenants;
        /** Why something new cannot be read; empty for all else that is new, changed or gone. */
        private final TreeMap<ObjectId, Optional<Problem>> problems = new TreeMap<>(ORDER);

        Step(final @Nullable DataContainerNode before, final @Nullable DataContainerNode after) {
            this.before = before;
            this.after = after;
            tenants = EntryChange.between(before, after, TENANTS);
        }

        Configuration after(final Configuration known) {
            final var set = known.set();
            return new Configuration(new PolicySet(bridges(set.bridges()), owned(set.sources(), SOURCES),
                owned(set.tools(), TOOLS), owned(set.policies(), POLICIES)), problems(known.problems()));
        }

        private ImmutableList<Problem> problems(final ImmutableList<Problem> known) {
            return Stream.concat(known.stream().filter(problem -> !problems.containsKey(problem.subject())),
                problems.values().stream().flatMap(Optional::stream))
                .sorted(Comparator.comparing(Problem::subject, ORDER)).collect(ImmutableList.toImmutableList());
        }

        private ImmutableMap<BridgeId, org.opendaylight.netvis.policy.Bridge> bridges(
                final ImmutableMap<BridgeId, org.opendaylight.netvis.policy.Bridge> known) {
            final var changes = new TreeMap<BridgeId, Optional<org.opendaylight.netvis.policy.Bridge>>();
            EntryChange.between(before, after, BRIDGES.list).forEach(change -> {
                final var id = BRIDGES.identity.apply("", change.name());
                changes.put(id, read(path, BRIDGES, id, change));
            });
            return updated(known, changes);
        }

        /** What all tenants have of one kind. */
        private <I extends OwnedId & Comparable<I>, O, V> ImmutableMap<I, V> owned(final ImmutableMap<I, V> known,
                final Kind<TenantId, I, O, V> kind) {
            final var changes = new TreeMap<I, Optional<V>>();
            tenants.forEach(tenant -> EntryChange.between(tenant.before(), tenant.after(), kind.list)
                .forEach(change -> {
                    final var id = kind.identity.apply(new TenantId(tenant.name()), change.name());
                    changes.put(id, read(path.node(TENANTS).node(tenant.id()), kind, id, change));
                }));
            return updated(known, changes);
        }

        @SuppressWarnings("unchecked")
        private <I extends ObjectId, O, V> Optional<V> read(final YangInstanceIdentifier parent,
                final Kind<?, I, O, V> kind, final I id, final EntryChange change) {
            problems.put(id, Optional.empty());
            final var entry = change.after();
            return entry == null ? Optional.empty() : PolicyReader.attempt(id, () -> kind.read.apply(id,
                (O) codec.fromNormalizedNode(parent.node(kind.list).node(change.id()), entry).getValue()),
                problem -> problems.put(id, Optional.of(problem)));
        }
    }

    /** A map in the order of its keys, with some of them replaced, added or, if they have no value, removed. */
    private static <K extends Comparable<K>, V> ImmutableMap<K, V> updated(final ImmutableMap<K, V> known,
            final TreeMap<K, Optional<V>> changes) {
        if (changes.isEmpty()) {
            return known;
        }
        final var result = ImmutableMap.<K, V>builderWithExpectedSize(known.size() + changes.size());
        var change = changes.pollFirstEntry();
        for (var entry : known.entrySet()) {
            int order = change == null ? 1 : change.getKey().compareTo(entry.getKey());
            while (order < 0) {
                put(result, change);
                change = changes.pollFirstEntry();
                order = change == null ? 1 : change.getKey().compareTo(entry.getKey());
            }
            if (order > 0) {
                result.put(entry);
            } else {
                put(result, change);
                change = changes.pollFirstEntry();
            }
        }
        for (; change != null; change = changes.pollFirstEntry()) {
            put(result, change);
        }
        return result.buildOrThrow();
    }

    private static <K, V> void put(final ImmutableMap.Builder<K, V> map, final Map.Entry<K, Optional<V>> entry) {
        entry.getValue().ifPresent(value -> map.put(entry.getKey(), value));
    }
}
