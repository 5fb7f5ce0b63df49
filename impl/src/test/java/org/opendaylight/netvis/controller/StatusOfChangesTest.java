/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PortCount;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.program.FlowCount;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.status.Status;

/**
 * That a state which is composed of what has happened is what a look at everything would find, whatever happens.
 */
final class StatusOfChangesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T01:02:03Z"), ZoneOffset.UTC);
    private static final int STEPS = 40;
    private static final List<String> SAID = List.of("ACTIVE", "PARTIAL", "FAILED", "DISABLED", "WAITING",
        "inSync=true", "did not come out of tunnel-port", "the port counts", "bad 1", "it waits 1", "no 1",
        "is being changed", "the switch has no port", "several ports of the switch",
        "ByController.reasons=[^]]*., packets=[1-9]", "ControllerPath.packets=[1-9]", "Count.packets=[1-9]",
        "Copies.sent=[1-9]\\d*, lost=[1-9]");
    private static final FlowKey IN = new FlowKey(new TableId(251), 1, Match.ANY);
    private static final FlowKey OUT = new FlowKey(new TableId(252), 6, Match.ANY);
    /** What was lost is told for a minute: all of it is of the time to come. */
    private static final long BEGIN = System.nanoTime();
    private static final String[] BRIDGES = {"a", "b"};

    /** Everything that a state is made of, changed at random. */
    private static final class World {
        private final Random random;
        private final Map<String, Integer> policies = new TreeMap<>();
        private final Counters counters = new Counters(CLOCK, Runnable::run, Runnable::run);
        private final TakenPacketIns raw = new TakenPacketIns();
        private final ControllerPaths paths = new ControllerPaths(raw);
        private Configuration configuration = Configuration.EMPTY;
        private Compiled compiled = Compiled.NOTHING;
        private ImmutableMap<BridgeId, BridgeCondition> conditions = ImmutableMap.of();
        private PendingChange pending = PendingChange.NONE;
        private long second = 1000;
        private long sent;

        World(final long seed) {
            random = new Random(seed);
            configure();
        }

        private boolean chance(final int of) {
            return random.nextInt(of) == 0;
        }

        void step() {
            pending = PendingChange.NONE;
            switch (random.nextInt(6)) {
                case 0 -> configure();
                case 1 -> connect();
                case 2 -> announce();
                case 3 -> look();
                case 4 -> conditions();
                default -> receive();
            }
        }

        /** The next configuration shares with this one what is the same. */
        private void configure() {
            configuration = new Configuration(shared(configuration.set(), anotherSet()), chance(3)
                ? ImmutableList.of(new Problem(Ids.policy("unreadable"), "no " + random.nextInt(2)))
                : ImmutableList.of());
            connect();
        }

        private PolicySet anotherSet() {
            final var name = "p" + random.nextInt(6);
            if (chance(3)) {
                policies.remove(name);
            } else {
                policies.put(name, random.nextInt(3));
            }
            final var result = new TapConfiguration();
            for (int i = 0; i < BRIDGES.length; i++) {
                if (i == 0 || random.nextInt(8) > 0) {
                    result.bridge(BRIDGES[i], i + 1L);
                }
            }
            if (chance(4)) {
                result.tool("b-out", "a", "tool" + random.nextInt(2));
            }
            policies.forEach((policy, rules) -> result.policy(policy, BRIDGES[policy.hashCode() % BRIDGES.length],
                policy.charAt(1), 1 + rules));
            final var set = result.set();
            return new PolicySet(set.bridges(), set.sources(), set.tools(), ImmutableMap.copyOf(
                Maps.transformValues(set.policies(), policy -> chance(9) ? disabled(policy)
                    : policy)));
        }

        private static Policy disabled(final Policy policy) {
            return new Policy(policy.id(), false, policy.sources(), policy.rules(), policy.strips(), policy.tools());
        }

        private static PolicySet shared(final PolicySet before, final PolicySet after) {
            return new PolicySet(shared(before.bridges(), after.bridges()), shared(before.sources(), after.sources()),
                shared(before.tools(), after.tools()), shared(before.policies(), after.policies()));
        }

        private static <K, V> ImmutableMap<K, V> shared(final ImmutableMap<K, V> before,
                final ImmutableMap<K, V> after) {
            return after.equals(before) ? before : ImmutableMap.copyOf(Maps.transformEntries(
                after, (key, value) -> value.equals(before.get(key)) ? before.get(key) : value));
        }

        private void connect() {
            final var bridges = ImmutableMap.<BridgeId, Fabric.Ports>builder();
            final var waiting = ImmutableMap.<BridgeId, String>builder();
            configuration.set().bridges().keySet().forEach(name -> {
                if (random.nextInt(4) > 0) {
                    final var ports = new TreeMap<String, PortNo>();
                    ports.put("tool0", new PortNo(2));
                    if (random.nextInt(4) > 0) {
                        ports.put("tap0", new PortNo(1));
                    }
                    bridges.put(name, new Fabric.Ports(ImmutableMap.copyOf(ports), chance(4)
                        ? ImmutableSet.of("tap0", "other") : ImmutableSet.of(), OptionalLong.empty(),
                        ImmutableList.of(), ImmutableMap.of(), ImmutableMap.of()));
                } else {
                    waiting.put(name, "it waits " + random.nextInt(2));
                }
            });
            compile(new Fabric(bridges.buildOrThrow(), waiting.buildOrThrow()));
            conditions();
        }

        private void compile(final Fabric fabric) {
            final var set = configuration.set();
            final var before = compiled.compilation();
            final var now = Compiler.compile(set, fabric);
            final var transit = new TransitPath(new PortNo(1), new PortNo(2), TunnelType.VXLAN, ImmutableSet.of(IN),
                ImmutableSet.of(OUT), set.policies().keySet().stream().filter(id -> id.name().hashCode() % 4 == 0)
                    .collect(ImmutableSet.toImmutableSet()));
            compiled = new Compiled(configuration, fabric, new Compilation(now.programs(),
                shared(before.verdicts(), now.verdicts()), now.deliveries(), now.puntPlans(), now.owners(),
                fabric.bridges().containsKey(Ids.bridge("a"))
                    ? ImmutableMap.of(Ids.bridge("a"), ImmutableList.of(transit)) : ImmutableMap.of(),
                now.failures(), now.former()));
            counters.retain(set, compiled.bridges().keySet());
            paths.retain(set.bridges().keySet(), set.policies().keySet());
            now.puntPlans().forEach((bridge, plan) -> paths.prepare(set.bridges().get(bridge), plan,
                new SimulatedSwitch(set.bridges().get(bridge).datapathId())));
        }

        private void conditions() {
            final var result = ImmutableMap.<BridgeId, BridgeCondition>builder();
            compiled.configuration().set().bridges().keySet().forEach(name -> {
                final var program = compiled.compilation().programs().get(name);
                final boolean settled = program != null && random.nextInt(3) > 0;
                final var conflicts = settled && chance(3) ? program.flows().keySet().stream()
                    .filter(key -> chance(5)).collect(ImmutableSet.toImmutableSet()) : ImmutableSet.<FlowKey>of();
                result.put(name, new BridgeCondition(program != null, settled, settled ? Optional.of(ImmutableSet.of())
                    : program == null || chance(3) ? Optional.empty()
                    : Optional.of(compiled.configuration().set().policies().keySet().stream().filter(id -> chance(3))
                        .collect(ImmutableSet.toImmutableSet())), conflicts,
                    conflicts.isEmpty() && !chance(5) ? Optional.empty() : Optional.of("bad " + random.nextInt(2)),
                    Optional.empty(), random.nextInt(3)));
            });
            conditions = result.buildOrThrow();
        }

        private void announce() {
            pending = PendingChange.between(configuration.set(), anotherSet());
        }

        private void look() {
            for (var bridge : compiled.configuration().set().bridges().values()) {
                final var program = compiled.compilation().programs().get(bridge.id());
                if (program != null) {
                    look(bridge, program.flows().values().stream().collect(ImmutableMap.toImmutableMap(
                        flow -> flow.key(), flow -> count(flow.cookie()))));
                }
            }
        }

        private void look(final Bridge bridge, final ImmutableMap<FlowKey, FlowCount> flows) {
            second += 5;
            sent += random.nextInt(100);
            final long now = BEGIN + TimeUnit.SECONDS.toNanos(second);
            final var groups = compiled.compilation().deliveries().get(bridge.id()).keySet().stream()
                .collect(ImmutableMap.toImmutableMap(id -> Integer.toUnsignedLong(id.value()), id -> aged(sent)));
            final var snapshot = new SwitchSnapshot(ImmutableMap.<FlowKey, FlowCount>builder().putAll(flows)
                .put(IN, new FlowCount(0, sent, sent, aged(0).ageNanos()))
                .put(OUT, new FlowCount(0, sent / 2, sent / 2, aged(0).ageNanos()))
                .buildOrThrow(), groups, ImmutableMap.of(2L, new PortCount(aged(sent / 2), sent / 9, 0)),
                Optional.empty(), now, now);
            counters.add(bridge.datapathId(), bridge.id(), snapshot, compiled);
            counters.tunnelLosses().add(bridge.datapathId(), compiled.transits(bridge.id()), snapshot);
        }

        private FlowCount count(final long cookie) {
            return new FlowCount(cookie, chance(4) ? sent : 7, 700, TimeUnit.SECONDS.toNanos(second));
        }

        private AgedCount aged(final long packets) {
            return new AgedCount(packets, 100 * packets, TimeUnit.SECONDS.toNanos(second));
        }

        /** What the controller decides is told with the next look. */
        private void receive() {
            paths.progress().forEach((bridge, progress) -> {
                final var plan = compiled.compilation().puntPlans().get(bridge);
                if (plan != null && !plan.tasks().isEmpty()) {
                    raw.receive(plan.cookie(), plan.tasks().get(random.nextInt(plan.tasks().size())).punted());
                    while (paths.progress().get(bridge).equals(progress)) {
                        Thread.onSpinWait();
                    }
                }
            });
            look();
        }

        StatusInputs inputs() {
            return new StatusInputs(compiled, conditions, counters, paths, pending);
        }
    }

    @Property(tries = 100)
    void itIsWhatALookAtEverythingFinds(@ForAll final long seed) {
        final var world = new World(seed);
        final var composer = new StatusComposer(CLOCK);
        var before = Status.EMPTY;
        for (int i = 0; i < STEPS; i++) {
            world.step();
            final var status = composer.compose(world.inputs());
            assertEquals(new StatusComposer(CLOCK).compose(world.inputs()), status);
            assertShared(before.bridges(), status.bridges());
            assertShared(before.sources(), status.sources());
            assertShared(before.tools(), status.tools());
            assertShared(before.policies(), status.policies());
            before = status;
        }
        world.paths.close();
    }

    /** Keeps the property from holding because nothing happens. */
    @Test
    void whatCanBeSaidIsSaid() {
        final var texts = new HashSet<String>();
        for (long seed = 0; seed < 30; seed++) {
            final var world = new World(seed);
            final var composer = new StatusComposer(CLOCK);
            for (int i = 0; i < STEPS; i++) {
                world.step();
                final var status = composer.compose(world.inputs());
                texts.addAll(SAID.stream().filter(text -> status.toString().matches("(?s).*" + text + ".*")).toList());
            }
            world.paths.close();
        }
        assertEquals(Set.copyOf(SAID), texts);
    }

    /** What is as before is the same instance. */
    private static <K, S> void assertShared(final ImmutableMap<K, S> before, final ImmutableMap<K, S> after) {
        if (after.equals(before)) {
            assertSame(before, after);
        }
        after.forEach((id, state) -> {
            if (state.equals(before.get(id)) && !Ids.policy("unreadable").equals(id)) {
                assertSame(before.get(id), state);
            }
        });
    }
}
