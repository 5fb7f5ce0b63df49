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
import com.google.common.collect.Maps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
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
        final var preparation = Preparation.of(set, former.numbers());
        final var failures = new LinkedHashMap<String, String>();
        final var compiled = new LinkedHashMap<String, BridgeCompilation>();
        set.bridges().forEach((name, bridge) -> {
            final var ports = fabric.bridges().get(name);
            if (ports != null) {
                attempt(bridge, failures, () -> BridgeCompilation.compile(set, bridge, ports, preparation.policies(),
                    former.of(name), bounds.apply(bridge))).ifPresent(it -> compiled.put(name, it));
            }
        });
        final var verdicts = ImmutableMap.<PolicyId, Compilation.Verdict>builder();
        set.policies().values().stream().filter(Policy::enabled).forEach(policy -> verdicts.put(policy.id(),
            new Compilation.Verdict(preparation.numbers().get(policy.id()),
                preparation.problems().get(policy.id()), places(set, policy, compiled, failures))));
        return new Compilation(each(compiled, BridgeCompilation::program), verdicts.buildOrThrow(),
            each(compiled, BridgeCompilation::tools), each(compiled, BridgeCompilation::puntPlan),
            each(compiled, BridgeCompilation::owners), each(compiled, BridgeCompilation::transits),
            ImmutableMap.copyOf(failures), former(set, former, preparation, compiled));
    }

    /** A bridge that is not connected now will have the same program again. */
    private static Former former(final PolicySet set, final Former before, final Preparation preparation,
            final Map<String, BridgeCompilation> compiled) {
        final var allotments = new LinkedHashMap<>(Maps.filterKeys(before.bridges(), set.bridges()::containsKey));
        compiled.forEach((name, compilation) -> allotments.put(name, compilation.allotment()));
        return new Former(preparation.numbers(), ImmutableMap.copyOf(allotments));
    }

    /** What throws on one bridge is told there, and the others go on. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private static Optional<BridgeCompilation> attempt(final Bridge bridge, final Map<String, String> failures,
            final Supplier<BridgeCompilation> compilation) {
        try {
            return Optional.of(compilation.get());
        } catch (RuntimeException e) {
            failures.put(bridge.name(), Fault.tell("netvis cannot compile bridge \"" + bridge.name() + "\"", e));
            return Optional.empty();
        }
    }

    private static <T> ImmutableMap<String, T> each(final Map<String, BridgeCompilation> compiled,
            final Function<BridgeCompilation, T> part) {
        return ImmutableMap.copyOf(Maps.transformValues(compiled, part::apply));
    }

    private static ImmutableMap<String, Compilation.Place> places(final PolicySet set, final Policy policy,
            final Map<String, BridgeCompilation> compiled, final Map<String, String> failures) {
        final var result = ImmutableMap.<String, Compilation.Place>builder();
        bridgesOf(set, policy).map(Bridge::name).forEach(bridge -> {
            if (failures.containsKey(bridge)) {
                result.put(bridge, new Compilation.Place.Fails(ImmutableList.of(failures.get(bridge))));
            } else if (!compiled.containsKey(bridge)) {
                result.put(bridge, new Compilation.Place.Waiting(ImmutableList.of()));
            } else if (compiled.get(bridge).places().containsKey(policy.id())) {
                result.put(bridge, compiled.get(bridge).places().get(policy.id()));
            }
        });
        return result.buildOrThrow();
    }

    private static Stream<Bridge> bridgesOf(final PolicySet set, final Policy policy) {
        return policy.sources().stream().map(set.sources()::get).filter(source -> source != null).map(Source::bridge)
            .distinct().map(set.bridges()::get).filter(bridge -> bridge != null);
    }
}
