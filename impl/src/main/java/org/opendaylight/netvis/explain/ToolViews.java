/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.ToolId;

/**
 * What tools see by which rules at which sources.
 */
final class ToolViews {
    private static final int LIMIT = 500;

    private ToolViews() {
        // Hidden on purpose
    }

    /** How tools would see more or less. */
    static ImmutableMap<ToolId, Preview.AtTool> changes(final Map<ToolId, Map<String, Object>> before,
            final Map<ToolId, Map<String, Object>> after) {
        final var tools = new TreeSet<>(before.keySet());
        tools.addAll(after.keySet());
        final var result = ImmutableMap.<ToolId, Preview.AtTool>builder();
        tools.forEach(tool -> {
            final var change = new Preview.AtTool(added(before.getOrDefault(tool, Map.of()),
                after.getOrDefault(tool, Map.of())), added(after.getOrDefault(tool, Map.of()),
                before.getOrDefault(tool, Map.of())));
            if (!change.gains().isEmpty() || !change.loses().isEmpty()) {
                result.put(tool, change);
            }
        });
        return result.buildOrThrow();
    }

    /** What is in one and not in the same way in the other. */
    private static ImmutableList<String> added(final Map<String, Object> before, final Map<String, Object> after) {
        final var all = after.entrySet().stream().filter(it -> !it.getValue().equals(before.get(it.getKey())))
            .map(it -> before.containsKey(it.getKey()) ? it.getKey() + ", in another way" : it.getKey()).toList();
        return all.size() <= LIMIT ? ImmutableList.copyOf(all) : ImmutableList.<String>builder()
            .addAll(all.subList(0, LIMIT)).add("and " + (all.size() - LIMIT) + " more").build();
    }

    /** Each rule that forwards, with all that decides what a tool sees by it. */
    static Map<ToolId, Map<String, Object>> of(final PolicySet set, final Fabric fabric, final Compilation compilation,
            final TenantId tenant) {
        final var result = new TreeMap<ToolId, Map<String, Object>>();
        set.policies().values().stream().filter(policy -> policy.id().tenant().equals(tenant)).forEach(policy ->
            policy.sources().stream().sorted().map(set.sources()::get)
                .filter(source -> source != null && isDelivered(compilation, policy, source))
                .forEach(source -> policy.tools().stream().filter(tool -> isAttached(set, fabric, tool, source))
                    .forEach(tool -> add(result.computeIfAbsent(tool, key -> new LinkedHashMap<>()), policy, source))));
        return result;
    }

    private static boolean isDelivered(final Compilation compilation, final Policy policy, final Source source) {
        final var verdict = compilation.verdicts().get(policy.id());
        return verdict != null && verdict.bridges().get(source.bridge()) instanceof Compilation.Place.Delivers;
    }

    private static boolean isAttached(final PolicySet set, final Fabric fabric, final ToolId tool,
            final Source source) {
        final var ports = fabric.bridges().get(source.bridge());
        return ports != null && set.tools().containsKey(tool) && set.tools().get(tool).ports().stream()
            .anyMatch(port -> port.bridge().equals(source.bridge()) && ports.numbers().containsKey(port.port()));
    }

    private static void add(final Map<String, Object> seen, final Policy policy, final Source source) {
        final var rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).action() == Rule.Action.FORWARD) {
                seen.put("policy \"" + policy.id().name() + "\", rule \"" + rules.get(i).name() + "\", source \""
                    + source.id().name() + "\"", ImmutableList.of(rules.subList(0, i + 1), source, policy.strips()));
            }
        }
    }
}
