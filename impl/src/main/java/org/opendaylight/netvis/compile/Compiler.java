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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Match;

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
        final var enabled = new LinkedHashMap<String, Policy>();
        set.policies().values().stream().filter(Policy::enabled).sorted((a, b) -> a.name().compareTo(b.name()))
            .forEach(policy -> enabled.put(policy.name(), policy));
        final var cookies = Numbers.of(set.policies().keySet(), Integer.SIZE);
        final var bridgeNumbers = Numbers.of(set.bridges().keySet(), Short.SIZE);
        final var matches = new HashMap<Rule, ImmutableList<Match>>();
        final var check = new PolicyCheck(set, rule -> matches.computeIfAbsent(rule, it -> RuleMatches.of(it.match())));
        final var problems = new HashMap<String, ImmutableList<Problem>>();
        enabled.values().forEach(policy -> problems.put(policy.name(), check.check(policy)));
        enabled.keySet().removeIf(name -> !problems.get(name).isEmpty());

        final var compiled = new LinkedHashMap<String, BridgeCompilation>();
        set.bridges().forEach((name, bridge) -> {
            final var ports = fabric.bridges().get(name);
            if (ports != null) {
                compiled.put(name, BridgeCompilation.compile(set, bridge, ports, enabled.values(), cookies, matches,
                    new Cookie(Cookie.Kind.CONTROLLER, bridgeNumbers.get(name) << Short.SIZE).value()));
            }
        });
        final var verdicts = ImmutableMap.<String, Compilation.Verdict>builder();
        set.policies().values().stream().filter(Policy::enabled).forEach(policy -> verdicts.put(policy.name(),
            new Compilation.Verdict(cookies.get(policy.name()), problems.get(policy.name()),
                places(set, policy, compiled))));
        return new Compilation(
            compiled.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, it -> it.getValue().program())),
            verdicts.buildOrThrow(),
            compiled.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, it -> it.getValue().tools())),
            compiled.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, it -> it.getValue().referral())));
    }

    private static ImmutableMap<String, Compilation.Place> places(final PolicySet set, final Policy policy,
            final Map<String, BridgeCompilation> compiled) {
        final var result = ImmutableMap.<String, Compilation.Place>builder();
        bridgesOf(set, policy).forEach(bridge -> {
            final var compilation = compiled.get(bridge.name());
            final var place = compilation == null ? new Compilation.Place.Waiting()
                : compilation.places().get(policy.name());
            if (place != null) {
                result.put(bridge.name(), place);
            }
        });
        return result.buildOrThrow();
    }

    private static Stream<Bridge> bridgesOf(final PolicySet set, final Policy policy) {
        return policy.sources().stream().map(set.sources()::get).filter(source -> source != null).map(Source::bridge)
            .distinct().map(set.bridges()::get).filter(bridge -> bridge != null);
    }
}
