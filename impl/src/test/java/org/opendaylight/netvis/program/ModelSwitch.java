/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A switch as far as {@link Update} needs one, stricter than a real one: every step must be valid and change something.
 */
final class ModelSwitch {
    private final Map<FlowKey, Flow> flows = new HashMap<>();
    private final Map<GroupId, Group> groups = new TreeMap<>();

    private final Map<Integer, Optional<Meter>> meters = new TreeMap<>();
    private final Map<Integer, TunnelOption> options = new TreeMap<>();

    ModelSwitch(final Program program) {
        flows.putAll(program.flows());
        groups.putAll(program.groups());
        program.meters().forEach((id, meter) -> meters.put(id, Optional.of(meter)));
        TlvTable.EMPTY.plan(program.options()).missing().forEach(this::add);
    }

    void apply(final Update update) {
        update.before().forEach(this::apply);
        update.changes().forEach(this::apply);
        update.after().forEach(this::apply);
    }

    private void apply(final Change.Unbundled change) {
        switch (change) {
            case Change.AddMeter add -> assertNull(meters.put(add.meter().id(), Optional.of(add.meter())));
            case Change.ModifyMeter modify -> assertNotEquals(Optional.of(modify.meter()),
                meters.put(modify.meter().id(), Optional.of(modify.meter())));
            case Change.DeleteMeter delete -> {
                assertFalse(flows.values().stream()
                    .anyMatch(flow -> Cookie.isOurs(flow.cookie()) && uses(flow, delete.id())));
                assertTrue(meters.remove(delete.id()).isPresent());
            }
            case Change.AddTlvMapping add -> {
                assertFalse(options.containsValue(add.mapping().option()));
                assertNull(options.put(add.mapping().field(), add.mapping().option()));
            }
        }
    }

    private void apply(final Change.Bundled change) {
        switch (change) {
            case Change.DeleteAllFlows all -> flows.values().removeIf(flow -> Cookie.isOurs(flow.cookie()));
            case Change.AddGroup add -> assertNull(groups.put(add.group().id(), add.group()));
            case Change.ModifyGroup modify -> assertTrue(groups.put(modify.group().id(), modify.group()) != null);
            case Change.DeleteGroup delete -> {
                assertFalse(flows.values().stream().anyMatch(flow -> uses(flow, delete.id())));
                assertTrue(groups.remove(delete.id()) != null);
            }
            case Change.AddFlow add -> {
                checkGroups(add.flow());
                assertNull(flows.put(add.flow().key(), add.flow()));
            }
            case Change.ModifyFlow modify -> {
                checkGroups(modify.flow());
                assertEquals(modify.flow().cookie(), flows.put(modify.flow().key(), modify.flow()).cookie());
            }
            case Change.DeleteFlow delete -> assertTrue(flows.remove(delete.flow().key(), delete.flow()));
        }
    }

    private void checkGroups(final Flow flow) {
        flow.actions().forEach(action ->
            assertTrue(!(action instanceof Action.ToGroup toGroup) || groups.containsKey(toGroup.group())));
        flow.actions().forEach(action -> assertTrue(!(action instanceof Action.ToController toController)
            || toController.meter().stream().allMatch(id -> meters.getOrDefault(id, Optional.empty()).isPresent())));
    }

    private static boolean uses(final Flow flow, final int meter) {
        return flow.actions().contains(new Action.ToController(OptionalInt.of(meter)));
    }

    private static boolean uses(final Flow flow, final GroupId group) {
        return flow.actions().contains(new Action.ToGroup(group));
    }

    /** Another application's. */
    void addForeignMeter(final int id) {
        meters.put(id, Optional.empty());
    }

    void add(final TlvMapping mapping) {
        options.put(mapping.field(), mapping.option());
    }

    void add(final Flow flow) {
        flows.put(flow.key(), flow);
    }

    void remove(final FlowKey flow) {
        flows.remove(flow);
    }

    void remove(final GroupId group) {
        groups.remove(group);
        flows.values().removeIf(flow -> uses(flow, group));
    }

    Installed installed() {
        final var ours = ImmutableMap.<FlowKey, Flow>builder();
        final var foreign = ImmutableSet.<FlowKey>builder();
        flows.forEach((key, flow) -> {
            if (Cookie.isOurs(flow.cookie())) {
                ours.put(key, flow);
            } else {
                foreign.add(key);
            }
        });
        final var mappings = ImmutableList.<TlvMapping>builder();
        options.forEach((field, option) -> mappings.add(new TlvMapping(option, field)));
        return new Installed(ours.buildOrThrow(),
            ImmutableSortedMap.copyOf(Maps.transformValues(groups, Optional::of)), ImmutableSortedMap.of(),
            foreign.build(), true, ImmutableSortedMap.copyOf(meters),
            Optional.of(new TlvTable(mappings.build(), Optional.empty())));
    }

    Map<FlowKey, Flow> flows() {
        return flows;
    }

    Map<GroupId, Group> groups() {
        return groups;
    }
}
