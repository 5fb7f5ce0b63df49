/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.compile.transit.TunnelEnd;
import org.opendaylight.netvis.compile.transit.TunnelEndProbes;
import org.opendaylight.netvis.compile.transit.TunnelEnds;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.PortNo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the tunnel ports of switches end tunnels that are seen in transit, with tunnels of netvis's own: at
 * once when a policy needs a port, and every few seconds from then on. What a port depends on lies outside OpenFlow, an
 * address that somebody removes for one, and what it does not end goes to the host. Not thread-safe; what comes later
 * is posted.
 */
final class TunnelEndTests implements SwitchTests {
    /** A busy machine may answer too late once. */
    private static final int FAILURES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Open vSwitch forgets what it cached of a connection ten seconds after its last packet. */
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(TunnelEndTests.class);

    private final Map<Long, Switch> switches = new HashMap<>();
    private final ScheduledExecutorService clock;
    private final Executor thread;
    private final ProbeSender probes;
    private final Runnable changed;
    /** The encapsulations that policies remove at each bridge. */
    private ImmutableSetMultimap<BridgeId, TunnelType> needed = ImmutableSetMultimap.of();

    private static final class Switch {
        private final SwitchSession session;
        private final ImmutableMap<String, Test> tests;
        /** Which flows the switch has; nothing, as long as that is not known. */
        private Predicate<Flow> holds = flow -> false;

        Switch(final SwitchSession session, final ImmutableMap<String, Test> tests) {
            this.session = session;
            this.tests = tests;
        }
    }

    private static final class Test {
        private final TunnelEnd end;
        private boolean underWay;
        /** Whether its flow was not there at the last time. */
        private boolean waits;
        private int failures;
        private Optional<Boolean> works = Optional.empty();
        private String difference = "";
        private Optional<String> resting = Optional.empty();

        Test(final TunnelEnd end) {
            this.end = end;
        }
    }

    /**
     * Default constructor.
     *
     * @param clock what makes waiting end
     * @param thread where results are told
     * @param changed what to do when there is one that differs
     */
    TunnelEndTests(final ScheduledExecutorService clock, final Executor thread, final Runnable changed) {
        this.clock = requireNonNull(clock);
        this.thread = requireNonNull(thread);
        probes = new ProbeSender(clock, thread, PATIENCE);
        this.changed = requireNonNull(changed);
    }

    @Override
    public void need(final Collection<Policy> policies, final Function<Policy, Set<BridgeId>> bridges) {
        final var result = ImmutableSetMultimap.<BridgeId, TunnelType>builder();
        policies.forEach(policy -> {
            if (!policy.strips().isEmpty()) {
                Stream.of(TunnelType.values())
                    .filter(type -> type.isEnded() && policy.strips().contains(type.strip()))
                    .forEach(type -> bridges.apply(policy).forEach(bridge -> result.put(bridge, type)));
            }
        });
        needed = result.build();
    }

    @Override
    public boolean isNeeded(final Bridge bridge) {
        return bridge.role() == Bridge.Role.TAP && needed.containsKey(bridge.id());
    }

    @Override
    public String question() {
        return "does it end tunnels?";
    }

    @Override
    public boolean isPending(final SwitchView view, final Bridge bridge) {
        return isPending(view, bridge, needed.get(bridge.id()));
    }

    /**
     * Whether it is not known yet which tunnel ports of a connected switch work.
     *
     * @param view the switch
     * @param bridge its bridge
     * @param types the encapsulations that policies want removed there
     */
    boolean isPending(final SwitchView view, final Bridge bridge, final Set<TunnelType> types) {
        return tests(view, bridge, types).values().stream().anyMatch(test -> test.works.isEmpty());
    }

    @Override
    public TunnelEnds ability(final SwitchView view, final Bridge bridge) {
        return ends(view, bridge, needed.get(bridge.id()));
    }

    /** Which tunnel ports of a connected switch work, which must not be pending. */
    TunnelEnds ends(final SwitchView view, final Bridge bridge, final Set<TunnelType> types) {
        final var tests = tests(view, bridge, types);
        final var obstacles = ImmutableMap.<String, String>builder();
        final var working = ImmutableSet.<String>builder();
        tests.forEach((name, test) -> {
            if (test.resting.isPresent()) {
                obstacles.put(name, "tunnel-port " + name + " is left alone for " + REST.toSeconds() + " s: "
                    + test.resting.orElseThrow());
            } else if (test.works.orElse(false)) {
                working.add(name);
            } else {
                obstacles.put(name, "tunnel-port " + name + " does not end tunnels: " + test.difference);
            }
        });
        return new TunnelEnds(tests.values().stream().map(test -> test.end).collect(ImmutableSet.toImmutableSet()),
            obstacles.buildOrThrow(), working.build());
    }

    /** Leaves the tunnel port alone for a while, though it works. */
    @Override
    public void lose(final long datapathId, final TransitPath path) {
        final var reason = "most " + path.type().label() + " packets that are sent there do not come out";
        final var known = switches.get(datapathId);
        if (known != null) {
            known.tests.values().stream()
                .filter(test -> test.end.port().equals(path.tunnelPort()) && test.resting.isEmpty())
                .forEach(test -> {
                    test.resting = Optional.of(reason);
                    LOG.warn("{} is left alone for {} s: {}", test.end, REST.toSeconds(), reason);
                    clock.schedule(() -> thread.execute(() -> {
                        test.resting = Optional.empty();
                        changed.run();
                    }), REST.toSeconds(), TimeUnit.SECONDS);
                    changed.run();
                });
        }
    }

    @Override
    public TunnelEndProbes probes(final SwitchView view, final Bridge bridge) {
        return new TunnelEndProbes(tested(view, bridge, needed.get(bridge.id())));
    }

    /** The tunnel ports whose flows a connected switch is to hold, so that they can be tested. */
    ImmutableSet<TunnelEnd> tested(final SwitchView view, final Bridge bridge, final Set<TunnelType> types) {
        return tests(view, bridge, types).values().stream().map(test -> test.end)
            .collect(ImmutableSet.toImmutableSet());
    }

    @Override
    public void proceed(final long datapathId, final SwitchReconciler reconciler) {
        final var known = switches.get(datapathId);
        if (known != null && known.session == reconciler.session()) {
            known.holds = flow -> reconciler.holds(List.of(flow));
            known.tests.values().stream()
                .filter(test -> test.works.isEmpty() && known.holds.test(test.end.testFlow()))
                .forEach(test -> run(known.session, test));
        }
    }

    /**
     * Tests all of a switch again, when its last tests have ended: so they stay together, and what is said of them is
     * of one time. A flow that is still not there at the second time is a failure.
     */
    @Override
    public void repeat() {
        switches.values().stream().filter(it -> it.tests.values().stream().noneMatch(test -> test.underWay))
            .forEach(it -> it.tests.values().forEach(test -> {
                if (it.holds.test(test.end.testFlow())) {
                    test.waits = false;
                    run(it.session, test);
                } else if (test.waits) {
                    end(test, "the switch does not get the flow for a test frame");
                } else {
                    test.waits = true;
                }
            }));
    }

    @Override
    public void retain(final Set<Long> datapathIds) {
        switches.keySet().retainAll(datapathIds);
    }

    private ImmutableMap<String, Test> tests(final SwitchView view, final Bridge bridge, final Set<TunnelType> types) {
        final var session = requireNonNull(view.session());
        final var ends = endsOf(view, bridge, types);
        final var known = switches.get(view.datapathId());
        final var before = known == null || known.session != session ? ImmutableMap.<String, Test>of() : known.tests;
        if (known != null && known.session == session && ends.equals(Map.copyOf(toEnds(before)))) {
            return before;
        }
        final var tests = ImmutableMap.<String, Test>builder();
        ends.forEach((name, end) -> {
            final var test = before.get(name);
            tests.put(name, test != null && test.end.equals(end) ? test : new Test(end));
        });
        final var result = new Switch(session, tests.buildOrThrow());
        switches.put(view.datapathId(), result);
        return result.tests;
    }

    private static Map<String, TunnelEnd> toEnds(final Map<String, Test> tests) {
        final var result = new HashMap<String, TunnelEnd>();
        tests.forEach((name, test) -> result.put(name, test.end));
        return result;
    }

    /** The tunnel ports that policies need and that have all that an end takes. */
    private static ImmutableMap<String, TunnelEnd> endsOf(final SwitchView view, final Bridge bridge,
            final Set<TunnelType> types) {
        final var result = ImmutableMap.<String, TunnelEnd>builder();
        if (bridge.ipv4Address().isPresent() && view.localMac().isPresent()) {
            bridge.tunnelPorts().forEach((name, port) -> {
                final var number = view.ports().get(name);
                if (number != null && types.contains(port.type())) {
                    result.put(name, new TunnelEnd(new PortNo(number), port.type(), port.udpPort().orElse(0),
                        bridge.ipv4Address().getAsInt(), view.localMac().getAsLong()));
                }
            });
        }
        return result.buildOrThrow();
    }

    private void run(final SwitchSession session, final Test test) {
        if (test.underWay) {
            return;
        }
        test.underWay = true;
        probes.send(session, TunnelEndProbe.random(test.end), failure -> end(test, failure.orElse("")));
    }

    private void end(final Test test, final String difference) {
        test.underWay = false;
        test.failures = difference.isEmpty() ? 0 : test.failures + 1;
        final boolean works = test.works.orElse(false) ? test.failures < FAILURES : difference.isEmpty();
        final boolean same = test.works.equals(Optional.of(works)) && (works || test.difference.equals(difference));
        test.works = Optional.of(works);
        if (!works) {
            test.difference = difference;
        }
        if (!same) {
            if (works) {
                LOG.info("{} ends tunnels", test.end);
            } else {
                LOG.warn("{} does not end tunnels: {}", test.end, difference);
            }
            changed.run();
        }
    }
}
