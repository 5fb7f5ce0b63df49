/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.opendaylight.netvis.compile.loop.Loop;
import org.opendaylight.netvis.compile.loop.LoopAbility;
import org.opendaylight.netvis.compile.loop.LoopProbes;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.PortNo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether switches unwrap in a loop, with frames of netvis's own: as soon as a policy needs it, and every few
 * seconds from then on, as the address that a loop needs may be taken away. Not thread-safe; what comes later is
 * posted.
 */
final class LoopTests implements SwitchTests {
    /** A busy machine may answer too late once. */
    private static final int FAILURES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(LoopTests.class);

    private final Map<Long, Test> tests = new HashMap<>();
    private final ProbeSender probes;
    private final Runnable changed;
    private ImmutableSet<BridgeId> needed = ImmutableSet.of();

    /** A loop under test, which the switch has all for that OpenFlow does not show. */
    private static final class Test {
        private final SwitchSession session;
        private final Loop loop;
        /** Whether the switch knows the options, without which it refuses the flows. */
        private boolean knows;
        private boolean holds;
        private boolean underWay;
        /** Whether something was not there at the last time. */
        private boolean waits;
        private int failures;
        /** What does not work; empty: it works. */
        private Optional<String> result = Optional.empty();
        private boolean isKnown;

        Test(final SwitchSession session, final Loop loop) {
            this.session = session;
            this.loop = loop;
        }

        LoopProbes probes() {
            return new LoopProbes(true, Optional.of(loop).filter(it -> knows));
        }
    }

    /**
     * Default constructor.
     *
     * @param clock what makes waiting end
     * @param thread where results are told
     * @param changed what to do when there is one that differs
     */
    LoopTests(final ScheduledExecutorService clock, final Executor thread, final Runnable changed) {
        probes = new ProbeSender(clock, thread, PATIENCE);
        this.changed = requireNonNull(changed);
    }

    @Override
    public void need(final Collection<Policy> policies, final Function<Policy, Set<BridgeId>> bridges) {
        final var result = ImmutableSet.<BridgeId>builder();
        policies.forEach(policy -> {
            if (policy.strips().contains(Strip.VXLAN)) {
                result.addAll(bridges.apply(policy));
            }
        });
        needed = result.build();
    }

    @Override
    public boolean isNeeded(final Bridge bridge) {
        return bridge.role() == Bridge.Role.TAP && bridge.loopPort().isPresent() && needed.contains(bridge.id());
    }

    @Override
    public String question() {
        return "does it unwrap in a loop?";
    }

    @Override
    public boolean isPending(final SwitchView view, final Bridge bridge) {
        return missing(view, bridge).isEmpty() && !test(view, bridge).isKnown;
    }

    @Override
    public LoopProbes probes(final SwitchView view, final Bridge bridge) {
        return missing(view, bridge).isEmpty() ? test(view, bridge).probes() : LoopProbes.NONE;
    }

    @Override
    public LoopAbility ability(final SwitchView view, final Bridge bridge) {
        final var missing = missing(view, bridge);
        if (missing.isPresent()) {
            return LoopAbility.cannot(LoopProbes.NONE, missing.orElseThrow());
        }
        final var test = test(view, bridge);
        return test.result.map(it -> LoopAbility.cannot(test.probes(), "the loop does not work: " + it))
            .orElseGet(() -> new LoopAbility(test.probes(), Optional.of(test.loop), Optional.empty()));
    }

    @Override
    public void proceed(final long datapathId, final SwitchReconciler reconciler) {
        final var test = tests.get(datapathId);
        if (test == null || test.session != reconciler.session()) {
            return;
        }
        if (!test.knows) {
            final var unmapped = LoopProbes.ofLoops().stream().map(reconciler.optionObstacles()::get)
                .filter(Objects::nonNull).findFirst();
            if (unmapped.isPresent()) {
                end(test, unmapped);
            } else if (LoopProbes.ofLoops().stream().allMatch(reconciler::knows)) {
                test.knows = true;
                changed.run();
            }
            return;
        }
        test.holds = reconciler.holds(test.loop.testFlows());
        if (!test.isKnown && test.holds) {
            run(test);
        }
    }

    /** What is still not there at the second time is a failure. */
    @Override
    public void repeat() {
        tests.values().stream().filter(test -> !test.underWay).forEach(test -> {
            if (test.holds) {
                test.waits = false;
                run(test);
            } else if (test.waits) {
                end(test, test.result.or(() -> Optional.of("the switch does not get what a test frame needs")));
            } else {
                test.waits = true;
            }
        });
    }

    @Override
    public void retain(final Set<Long> datapathIds) {
        tests.keySet().retainAll(datapathIds);
    }

    /** What a loop needs and the configuration or the switch does not have. */
    private static Optional<String> missing(final SwitchView view, final Bridge bridge) {
        final var name = bridge.loopPort().orElseThrow();
        if (!VnTagTests.isKnownGood(view)) {
            return Optional.of("only Open vSwitch " + VnTagTests.knownGood() + " are known to do it safely, and this"
                + " switch is " + (view.software().isEmpty() ? "unknown" : view.software()));
        } else if (view.localMac().isEmpty()) {
            return Optional.of("the switch does not tell the MAC address of its LOCAL port");
        } else if (!view.ports().containsKey(name)) {
            return Optional.of("the switch has no port " + name + ": it is used as soon as it is there");
        }
        return Optional.empty();
    }

    private Test test(final SwitchView view, final Bridge bridge) {
        final var session = requireNonNull(view.session());
        final var name = bridge.loopPort().orElseThrow();
        final var loop = new Loop(new PortNo(view.ports().get(name)),
            bridge.tunnelPorts().get(name).udpPort().orElseThrow(), bridge.ipv4Address().orElseThrow(),
            view.localMac().orElseThrow());
        final var known = tests.get(view.datapathId());
        if (known != null && known.session == session && known.loop.equals(loop)) {
            return known;
        }
        final var test = new Test(session, loop);
        tests.put(view.datapathId(), test);
        return test;
    }

    private void run(final Test test) {
        if (!test.underWay) {
            test.underWay = true;
            probes.send(test.session, LoopProbe.random(test.loop), failure -> {
                test.underWay = false;
                if (test.isKnown || failure.isEmpty() || ++test.failures >= FAILURES) {
                    end(test, failure);
                }
            });
        }
    }

    private void end(final Test test, final Optional<String> failure) {
        final boolean didWork = test.isKnown && test.result.isEmpty();
        test.failures = failure.isPresent() ? test.failures + 1 : 0;
        final boolean works = failure.isEmpty() || didWork && test.failures < FAILURES;
        final var result = works ? Optional.<String>empty() : failure;
        if (!test.isKnown || !test.result.equals(result)) {
            test.isKnown = true;
            test.result = result;
            result.ifPresentOrElse(it -> LOG.warn("{} does not unwrap: {}", test.loop, it),
                () -> LOG.info("{} unwraps", test.loop));
            changed.run();
        }
    }
}
