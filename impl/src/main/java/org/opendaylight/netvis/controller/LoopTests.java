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
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.loop.Loop;
import org.opendaylight.netvis.compile.loop.LoopAbility;
import org.opendaylight.netvis.compile.loop.LoopOption;
import org.opendaylight.netvis.compile.loop.LoopOptions;
import org.opendaylight.netvis.compile.loop.LoopProbes;
import org.opendaylight.netvis.compile.loop.LoopTest;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.net.TunnelType;
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
    /** The types of tunnels that are to be unwrapped on each bridge where some are. */
    private ImmutableSetMultimap<BridgeId, TunnelType> needed = ImmutableSetMultimap.of();

    /** A loop under test, which the switch has all for that OpenFlow does not show. */
    private static final class Test {
        private final SwitchSession session;
        private final LoopTest test;
        /** The options that it is to know. */
        private ImmutableSet<LoopOption> wanted = ImmutableSet.of();
        /** Those that it knows, without which it refuses flows. */
        private ImmutableSet<LoopOption> known = ImmutableSet.of();
        /** Whether nothing more is to be expected of it about those that it does not know. */
        private boolean isAsked;
        private boolean holds;
        private boolean underWay;
        /** Whether something was not there at the last time. */
        private boolean waits;
        private int failures;
        /** What does not work; empty: it works. */
        private Optional<String> result = Optional.empty();
        private boolean isKnown;

        Test(final SwitchSession session, final LoopTest test) {
            this.session = session;
            this.test = test;
        }

        void want(final ImmutableSet<LoopOption> options) {
            if (!wanted.equals(options)) {
                wanted = options;
                known = ImmutableSet.copyOf(Sets.intersection(known, options));
                isAsked = known.containsAll(options);
            }
        }

        boolean isPending() {
            return !isKnown || result.isEmpty() && !isAsked;
        }

        LoopProbes probes() {
            return new LoopProbes(wanted, Optional.of(test).filter(it -> known.contains(it.option())));
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
        final var result = ImmutableSetMultimap.<BridgeId, TunnelType>builder();
        policies.forEach(policy -> Stream.of(TunnelType.values()).filter(LoopOptions::unwraps)
            .filter(type -> policy.strips().contains(type.strip()))
            .forEach(type -> bridges.apply(policy).forEach(bridge -> result.put(bridge, type))));
        needed = result.build();
    }

    @Override
    public boolean isNeeded(final Bridge bridge) {
        return bridge.role() == Bridge.Role.TAP && bridge.loopPort().isPresent() && needed.containsKey(bridge.id());
    }

    @Override
    public String question() {
        return "does it unwrap in a loop?";
    }

    @Override
    public boolean isPending(final SwitchView view, final Bridge bridge) {
        return missing(view, bridge).isEmpty() && test(view, bridge).isPending();
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
            .orElseGet(() -> new LoopAbility(test.probes(), Optional.of(test.test.loop()), test.known,
                Optional.empty()));
    }

    @Override
    public void proceed(final long datapathId, final SwitchReconciler reconciler) {
        final var test = tests.get(datapathId);
        if (test == null || test.session != reconciler.session()) {
            return;
        }
        if (reconciler.installed().isEmpty()) {
            // The switch is being read: nothing is known of it, and what was is not to be forgotten
            return;
        }
        learn(test, reconciler);
        if (!test.known.contains(test.test.option())) {
            final var unmapped = reconciler.optionObstacles().get(test.test.option().asTunnelOption());
            if (unmapped != null) {
                end(test, Optional.of(unmapped));
            }
            return;
        }
        test.holds = reconciler.holds(test.test.flows());
        if (!test.isKnown && test.holds) {
            run(test);
        }
    }

    /** Finds out which of the options a switch knows. */
    private void learn(final Test test, final SwitchReconciler reconciler) {
        final var known = test.wanted.stream().filter(it -> reconciler.knows(it.asTunnelOption()))
            .collect(ImmutableSet.toImmutableSet());
        final boolean isAsked = test.wanted.stream().allMatch(it -> known.contains(it)
            || reconciler.optionObstacles().containsKey(it.asTunnelOption()));
        if (!known.equals(test.known) || isAsked && !test.isAsked) {
            test.known = known;
            test.isAsked = isAsked;
            changed.run();
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
                test.isAsked = true;
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
        final var types = needed.get(bridge.id());
        final var known = tests.get(view.datapathId());
        // The type that it is tested with is no reason to begin anew, as long as it is needed
        final var test = known != null && known.session == session && known.test.loop().equals(loop)
            && types.contains(known.test.type()) ? known
            : new Test(session, new LoopTest(loop, types.stream().min(Comparator.naturalOrder()).orElseThrow()));
        tests.put(view.datapathId(), test);
        test.want(LoopOptions.of(bridge, types, test.test.type()));
        return test;
    }

    private void run(final Test test) {
        if (!test.underWay) {
            test.underWay = true;
            probes.send(test.session, LoopProbe.random(test.test), failure -> {
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
            result.ifPresentOrElse(it -> LOG.warn("{} does not unwrap: {}", test.test.loop(), it),
                () -> LOG.info("{} unwraps", test.test.loop()));
            changed.run();
        }
    }
}
