/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.opendaylight.netvis.compile.vntag.RegisterSequence;
import org.opendaylight.netvis.compile.vntag.TunnelChoice;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.compile.vntag.VnTagProbes;
import org.opendaylight.netvis.compile.vntag.VnTagSequence;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.OvsVersion;
import org.opendaylight.netvis.program.TunnelOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how switches can remove VN-tags: each is asked with a frame of netvis's own, by a tunnel if it has one and
 * else by registers, once for each session and what the tunnel needs, and again as long as something failed. Not
 * thread-safe; what comes later is posted.
 */
final class VnTagTests implements SwitchTests {
    /**
     * Versions where many frames of every kind have gone through without harm. A sequence like those here has been
     * seen to end ovs-vswitchd, of newer versions too, so nothing is tried on versions that nobody tried.
     */
    private static final ImmutableSet<OvsVersion> KNOWN_GOOD = ImmutableSet.of(new OvsVersion(3, 1, 0),
        new OvsVersion(3, 5, 0), new OvsVersion(4, 0, 0));
    private static final VnTagSequence REGISTERS = new RegisterSequence();
    private static final int FAILURES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(VnTagTests.class);

    private final Map<Long, Test> tests = new HashMap<>();
    private final ScheduledExecutorService clock;
    private final Executor thread;
    private final ProbeSender probes;
    private final Runnable changed;
    private ImmutableSet<BridgeId> needed = ImmutableSet.of();

    /** What is under way. */
    private enum Step {
        /** Nothing. */
        NONE,
        /** A frame is under way that shows whether a tunnel still works. */
        LOOK,
        /** The switch is to know the option of tunnels that the flows of the test name. */
        OPTION,
        /** The switch is to get the flows of the test. */
        FLOWS,
        /** A frame is under way. */
        FRAME
    }

    private static final class Test {
        private final SwitchSession session;
        private final TunnelChoice tunnel;
        /** Those whose flows the switch is to hold. */
        private ImmutableSet<VnTagSequence> tested = ImmutableSet.of();
        /** Whether it is to know the option that a tunnel needs. */
        private boolean needsOption;
        /** The one under test, or that was last. */
        private VnTagSequence current = REGISTERS;
        private Optional<String> tunnelObstacle;
        private Optional<VnTagAbility> result = Optional.empty();
        private Step step = Step.NONE;
        private long rounds;
        private int failures;

        Test(final SwitchSession session, final TunnelChoice tunnel) {
            this.session = session;
            this.tunnel = tunnel;
            tunnelObstacle = tunnel.obstacle();
        }

        boolean isOf(final SwitchSession other, final TunnelChoice choice) {
            return session == other && tunnel.equals(choice);
        }

        /** Whether the last test ended, and with less than the switch could do. */
        boolean failed() {
            return result.map(it -> it.sequence().isEmpty()
                || tunnel.sequence().isPresent() && it.tunnelObstacle().isPresent()).orElse(false);
        }
    }

    /**
     * Default constructor.
     *
     * @param clock what makes waiting end
     * @param thread where results are told
     * @param changed what to do when there is one
     */
    VnTagTests(final ScheduledExecutorService clock, final Executor thread, final Runnable changed) {
        this.clock = requireNonNull(clock);
        this.thread = requireNonNull(thread);
        probes = new ProbeSender(clock, thread, PATIENCE);
        this.changed = requireNonNull(changed);
    }

    @Override
    public void need(final Collection<Policy> policies, final Function<Policy, Set<BridgeId>> bridges) {
        final var result = ImmutableSet.<BridgeId>builder();
        policies.forEach(policy -> {
            if (policy.looksBehindVnTags()) {
                result.addAll(bridges.apply(policy));
            }
        });
        needed = result.build();
    }

    @Override
    public boolean isNeeded(final Bridge bridge) {
        return bridge.role() == Bridge.Role.TAP && needed.contains(bridge.id());
    }

    @Override
    public String question() {
        return "can it remove VN-tags?";
    }

    @Override
    public boolean isPending(final SwitchView view, final Bridge bridge) {
        return isKnownGood(view) && test(view, bridge).result.isEmpty();
    }

    @Override
    public VnTagProbes probes(final SwitchView view, final Bridge bridge) {
        return isKnownGood(view) ? probes(test(view, bridge)) : VnTagProbes.NONE;
    }

    private static VnTagProbes probes(final Test test) {
        return new VnTagProbes(test.tested, test.needsOption);
    }

    @Override
    public VnTagAbility ability(final SwitchView view, final Bridge bridge) {
        if (isKnownGood(view)) {
            final var test = test(view, bridge);
            return test.result.orElseThrow().testing(probes(test));
        }
        return VnTagAbility.cannot("only Open vSwitch " + knownGood()
            + " are known to remove VN-tags safely, and this switch is "
            + (view.software().isEmpty() ? "unknown" : view.software())
            + ": the controller removes them; for more than its rate use one of these");
    }

    @Override
    public void proceed(final long datapathId, final SwitchReconciler reconciler) {
        final var test = tests.get(datapathId);
        if (test == null || test.session != reconciler.session()) {
            return;
        }
        final var unmapped = Optional.ofNullable(reconciler.optionObstacles().get(TunnelOption.FRAME_DESTINATION));
        if (test.step == Step.OPTION && unmapped.isPresent()) {
            fail(datapathId, test, unmapped.orElseThrow());
        } else if (test.step == Step.OPTION && reconciler.knows(TunnelOption.FRAME_DESTINATION)) {
            await(datapathId, test, Step.FLOWS);
            changed.run();
        } else if (test.step == Step.FLOWS && reconciler.holds(test.current.testFlows())) {
            send(datapathId, test);
        }
    }

    /** Repeats the tests that failed. */
    @Override
    public void retry() {
        tests.forEach((datapathId, test) -> {
            if (test.failed()) {
                run(datapathId, test);
            }
        });
    }

    /**
     * Checks that a tunnel still works where one is used: the address that it needs may be taken away. A busy machine
     * may answer too late once.
     */
    @Override
    public void repeat() {
        tests.forEach((datapathId, test) -> test.result.flatMap(VnTagAbility::sequence).ifPresent(sequence -> {
            if (sequence instanceof TunnelSequence && test.step == Step.NONE) {
                test.step = Step.LOOK;
                probes.send(test.session, VnTagProbe.random(sequence), failure -> {
                    test.step = Step.NONE;
                    test.failures = failure.isPresent() ? test.failures + 1 : 0;
                    if (test.failures >= FAILURES && isWanted(datapathId, test)) {
                        test.failures = 0;
                        run(datapathId, test);
                    }
                });
            }
        }));
    }

    @Override
    public void retain(final Set<Long> datapathIds) {
        tests.keySet().retainAll(datapathIds);
    }

    static boolean isKnownGood(final SwitchView view) {
        return OvsVersion.of(view.software()).filter(KNOWN_GOOD::contains).isPresent();
    }

    static String knownGood() {
        return Joiner.on(", ").join(KNOWN_GOOD);
    }

    private Test test(final SwitchView view, final Bridge bridge) {
        final var session = requireNonNull(view.session());
        final var tunnel = TunnelChoice.of(bridge, view.ports(), view.localMac());
        final var known = tests.get(view.datapathId());
        if (known != null && known.isOf(session, tunnel)) {
            return known;
        }
        final var test = new Test(session, tunnel);
        tests.put(view.datapathId(), test);
        start(view.datapathId(), test);
        return test;
    }

    private void run(final long datapathId, final Test test) {
        if (test.step == Step.NONE) {
            start(datapathId, test);
            changed.run();
        }
    }

    private void start(final long datapathId, final Test test) {
        test.tunnelObstacle = test.tunnel.obstacle();
        test.current = test.tunnel.sequence().<VnTagSequence>map(it -> it).orElse(REGISTERS);
        await(datapathId, test, test.tunnel.sequence().isPresent() ? Step.OPTION : Step.FLOWS);
    }

    /** Has the switch get what the next step needs. The flows of other ways stay until it is known which is needed. */
    private void await(final long datapathId, final Test test, final Step step) {
        test.step = step;
        test.needsOption = test.current instanceof TunnelSequence;
        if (step == Step.FLOWS) {
            test.tested = ImmutableSet.<VnTagSequence>builder().addAll(test.tested).add(test.current).build();
        }
        final long round = ++test.rounds;
        clock.schedule(() -> thread.execute(() -> {
            if (isWanted(datapathId, test) && test.step == step && test.rounds == round) {
                fail(datapathId, test, "the switch does not get what a test frame needs");
            }
        }), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isWanted(final long datapathId, final Test test) {
        return tests.get(datapathId) == test;
    }

    private void send(final long datapathId, final Test test) {
        test.step = Step.FRAME;
        probes.send(test.session, VnTagProbe.random(test.current), failure -> {
            if (isWanted(datapathId, test)) {
                failure.ifPresentOrElse(it -> fail(datapathId, test, test.current instanceof TunnelSequence
                    ? it + ": check that the LOCAL port is up, has the ipv4-address, and that the tunnel-port has"
                        + " remote_ip=flow and key=flow" : it),
                    () -> succeed(datapathId, test));
            }
        });
    }

    private void succeed(final long datapathId, final Test test) {
        if (test.current instanceof TunnelSequence) {
            test.tested = ImmutableSet.of(test.current);
        }
        end(datapathId, test, new VnTagAbility(probes(test), Optional.of(test.current), Optional.empty(),
            test.tunnelObstacle));
    }

    private void fail(final long datapathId, final Test test, final String reason) {
        if (test.current instanceof TunnelSequence) {
            test.tunnelObstacle = Optional.of(reason);
            if (test.step == Step.OPTION) {
                // Flows that name an option which the switch does not know, or otherwise, are refused
                test.tested = ImmutableSet.of();
            }
            test.current = REGISTERS;
            await(datapathId, test, Step.FLOWS);
            changed.run();
        } else {
            end(datapathId, test, new VnTagAbility(probes(test), Optional.empty(),
                Optional.of("the switch does not remove VN-tags as it should: " + reason), test.tunnelObstacle));
        }
    }

    private void end(final long datapathId, final Test test, final VnTagAbility result) {
        test.step = Step.NONE;
        if (!test.result.equals(Optional.of(result))) {
            test.result = Optional.of(result);
            LOG.info("Switch {}: {}", String.format("%016x", datapathId), result.obstacle().orElseGet(() ->
                "removes VN-tags by " + result.tunnelObstacle().map(it -> "registers and not by a tunnel: " + it)
                    .orElse("a tunnel to itself")));
            changed.run();
        }
    }
}
