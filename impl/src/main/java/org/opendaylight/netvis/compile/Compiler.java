/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterators;
import com.google.common.collect.Maps;
import com.google.common.collect.PeekingIterator;
import com.google.common.collect.Sets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Source;

/**
 * Compiles a whole policy set for the switches that are connected. There is no other way to change a switch: what a
 * policy no longer needs is what the next compilation leaves out.
 *
 * <p>For example one policy on a tap bridge
 * <pre>
 *   source tap0 (port 1), rule: forward tcp port 80, tool ids (port 2)
 * </pre>
 * becomes
 * <pre>
 *   table=0,  priority=5,in_port=1                    actions=goto_table:10
 *   table=10, priority=60000,tcp,in_port=1,tp_dst=80  actions=group:1308622848,goto_table:11
 *   table=10, priority=0                              actions=goto_table:11
 *   group_id=1308622848,type=all,bucket=actions=output:2
 * </pre>
 * and the same with IPv6. Pure and thread-safe.
 */
public final class Compiler {
    private static final Compilation.Place UNCONNECTED = new Compilation.Place.Waiting(ImmutableList.of());

    private Compiler() {
        // Hidden on purpose
    }

    /**
     * {@return what each connected bridge must hold, and what came of each policy}
     *
     * @param set what the operator wants
     * @param fabric the switches that are connected
     */
    public static Compilation compile(final PolicySet set, final Fabric fabric) {
        return compile(set, fabric, Former.NONE);
    }

    /**
     * {@return the same, where what was given out before is kept as far as it can be}
     *
     * @param set what the operator wants
     * @param fabric the switches that are connected
     * @param former what was given out before
     */
    public static Compilation compile(final PolicySet set, final Fabric fabric, final Former former) {
        return compile(set, fabric, former, bridge -> Pipeline.bounds(bridge.role()));
    }

    static Compilation compile(final PolicySet set, final Fabric fabric, final Former former,
            final Function<Bridge, Layers.Bounds> bounds) {
        return new Step(set, fabric, former).compile(bounds);
    }

    /**
     * {@return the same, without taking anything from what the former compilation found out} So the next compilation
     * has it still, and this one takes as long as the first.
     *
     * @param set what the operator wants
     * @param fabric the switches that are connected
     * @param former what was given out before
     */
    public static Compilation preview(final PolicySet set, final Fabric fabric, final Former former) {
        return compile(set, fabric, former.withoutFindings());
    }

    private static final class Step {
        private final Map<BridgeId, String> failures = new LinkedHashMap<>();
        private final Map<BridgeId, BridgeCompilation> compiled = new LinkedHashMap<>();
        private final PolicySet set;
        private final Fabric fabric;
        private final Former former;
        private final Former.Findings findings;
        private final Preparation preparation;

        Step(final PolicySet set, final Fabric fabric, final Former former) {
            this.set = set;
            this.fabric = fabric;
            this.former = former;
            findings = former.findings();
            preparation = findings.preparation().next(set, former.numbers());
        }

        Compilation compile(final Function<Bridge, Layers.Bounds> bounds) {
            set.bridges().forEach((name, bridge) -> {
                final var ports = fabric.bridges().get(name);
                if (ports != null) {
                    attempt(bridge, () -> BridgeCompilation.compile(set.sources(),
                            new BridgeCompilation.Inputs(set.tools(), bridge, ports, preparation.on(name),
                                former.of(name), bounds.apply(bridge)), before(name)))
                        .ifPresent(it -> compiled.put(name, it));
                }
            });
            final var verdicts = verdicts();
            return new Compilation(each(BridgeCompilation::program), verdicts, each(BridgeCompilation::tools),
                each(BridgeCompilation::puntPlan), each(BridgeCompilation::owners),
                each(BridgeCompilation::transits), ImmutableMap.copyOf(failures), new Former(preparation.numbers(),
                    allotments(), new Former.Findings(preparation, ImmutableMap.copyOf(compiled), verdicts,
                        changed())));
        }

        private ImmutableMap<BridgeId, ImmutableSet<PolicyId>> changed() {
            return ImmutableMap.copyOf(Maps.transformEntries(compiled, (name, compilation) ->
                changed(compilation, findings.bridges().get(name))));
        }

        /** A tool that is elsewhere now concerns whoever delivers to it, though only its group has changed. */
        private ImmutableSet<PolicyId> changed(final BridgeCompilation now, final @Nullable BridgeCompilation before) {
            return before != null && now.program() == before.program() ? ImmutableSet.of()
                : Sets.union(now.changed(), Sets.filter(preparation.affected(), now.places()::containsKey))
                    .immutableCopy();
        }

        /** How a bridge was compiled before, if nothing else has been given out since. */
        private Optional<BridgeCompilation> before(final BridgeId bridge) {
            return Optional.ofNullable(findings.bridges().get(bridge))
                .filter(it -> it.allotment() == former.of(bridge));
        }

        /** A bridge that is not connected now will have the same program again. */
        private ImmutableMap<BridgeId, Allotment> allotments() {
            final var result = new LinkedHashMap<>(Maps.filterKeys(former.bridges(), set.bridges()::containsKey));
            compiled.forEach((name, compilation) -> result.put(name, compilation.allotment()));
            return ImmutableMap.copyOf(result);
        }

        /** What throws on one bridge is told there, and the others go on. */
        @SuppressWarnings("checkstyle:IllegalCatch")
        private Optional<BridgeCompilation> attempt(final Bridge bridge,
                final Supplier<BridgeCompilation> compilation) {
            try {
                return Optional.of(compilation.get());
            } catch (RuntimeException e) {
                failures.put(bridge.id(), Fault.tell("netvis cannot compile bridge \"" + bridge.id() + "\"", e));
                return Optional.empty();
            }
        }

        private <T> ImmutableMap<BridgeId, T> each(final Function<BridgeCompilation, T> part) {
            return ImmutableMap.copyOf(Maps.transformValues(compiled, part::apply));
        }

        private ImmutableMap<PolicyId, Compilation.Verdict> verdicts() {
            final var result = ImmutableMap.<PolicyId, Compilation.Verdict>builderWithExpectedSize(
                set.policies().size());
            final var concerned = concerned();
            final var before = Iterators.peekingIterator(findings.verdicts().entrySet().iterator());
            set.policies().values().forEach(policy -> {
                if (policy.enabled()) {
                    final var known = concerned.contains(policy.id()) ? null : known(policy.id(), before);
                    result.put(policy.id(), known != null && known.problems().isEmpty() ? known : verdict(policy));
                }
            });
            return result.buildOrThrow();
        }

        /** As a rule policies are in the order of before: so they are walked side by side, which saves look-ups. */
        private Compilation.@Nullable Verdict known(final PolicyId policy,
                final PeekingIterator<Map.Entry<PolicyId, Compilation.Verdict>> before) {
            if (before.hasNext() && before.peek().getKey() == policy) {
                return before.next().getValue();
            }
            final var known = findings.verdicts().get(policy);
            if (known != null) {
                while (before.hasNext() && !before.next().getKey().equals(policy)) {
                    // What is passed over is looked up when its turn comes
                }
            }
            return known;
        }

        /** The policies of which something else may have come than before. */
        private Set<PolicyId> concerned() {
            final var result = new HashSet<>(preparation.affected());
            set.bridges().keySet().forEach(name -> {
                final var before = findings.bridges().get(name);
                final var now = compiled.get(name);
                if (before == null || now == null || failures.containsKey(name)
                        || now != before && now.inputs().former() != before.allotment()) {
                    preparation.on(name).forEach(policy -> result.add(policy.id()));
                } else if (now != before) {
                    result.addAll(now.changedPlaces());
                }
            });
            return result;
        }

        private Compilation.Verdict verdict(final Policy policy) {
            final var places = ImmutableMap.<BridgeId, Compilation.Place>builder();
            bridgesOf(policy).map(Bridge::id).forEach(bridge -> {
                final var place = place(policy.id(), bridge);
                if (place != null) {
                    places.put(bridge, place);
                }
            });
            return new Compilation.Verdict(preparation.numbers().get(policy.id()),
                preparation.problems().getOrDefault(policy.id(), ImmutableList.of()), places.buildOrThrow());
        }

        /** What has come of a policy on a bridge; null, if it is not known to have a source there. */
        private Compilation.@Nullable Place place(final PolicyId policy, final BridgeId bridge) {
            final var failure = failures.get(bridge);
            if (failure != null) {
                return new Compilation.Place.Fails(ImmutableList.of(failure));
            }
            final var compilation = compiled.get(bridge);
            return compilation == null ? UNCONNECTED : compilation.places().get(policy);
        }

        private Stream<Bridge> bridgesOf(final Policy policy) {
            return policy.sources().stream().map(set.sources()::get).filter(source -> source != null)
                .map(Source::bridge).distinct().map(set.bridges()::get).filter(bridge -> bridge != null);
        }
    }
}
