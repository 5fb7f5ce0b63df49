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
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.opendaylight.netvis.compile.RegisterSequence;
import org.opendaylight.netvis.compile.TunnelChoice;
import org.opendaylight.netvis.compile.TunnelSequence;
import org.opendaylight.netvis.compile.VnTagAbility;
import org.opendaylight.netvis.compile.VnTagSequence;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.OvsVersion;
import org.opendaylight.netvis.program.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how switches can remove VN-tags: each is asked with a frame of netvis's own, by a tunnel if it has one and
 * else by registers, once for each session and what the tunnel needs, and again as long as something failed. Not
 * thread-safe; what comes later is posted.
 */
final class VnTagTests {
    /**
     * Versions where many frames of every kind have gone through without harm. A sequence like those here has been
     * seen to end ovs-vswitchd, of newer versions too, so nothing is tried on versions that nobody tried.
     */
    private static final ImmutableSet<OvsVersion> KNOWN_GOOD = ImmutableSet.of(new OvsVersion(3, 1, 0),
        new OvsVersion(3, 5, 0), new OvsVersion(4, 0, 0));
    private static final VnTagSequence REGISTERS = new RegisterSequence();
    private static final String NOT_BACK = "the test frame did not come back";
    private static final int FAILURES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(VnTagTests.class);

    private final Map<Long, Test> tests = new HashMap<>();
    private final ScheduledExecutorService clock;
    private final Executor thread;
    private final Runnable changed;

    private static final class Test {
        private final SwitchSession session;
        private final TunnelChoice tunnel;
        private Optional<VnTagAbility> result = Optional.empty();
        private boolean underWay;
        private int failures;

        Test(final SwitchSession session, final TunnelChoice tunnel) {
            this.session = session;
            this.tunnel = tunnel;
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
        this.changed = requireNonNull(changed);
    }

    /**
     * Whether it is not known yet if a connected switch can remove VN-tags. What it holds must stay until then: it may
     * be what a controller before this one found that it can do.
     */
    boolean isPending(final SwitchView view, final Bridge bridge) {
        return isKnownGood(view) && test(view, bridge).result.isEmpty();
    }

    /** How a connected switch removes VN-tags, which must not be pending. */
    VnTagAbility ability(final SwitchView view, final Bridge bridge) {
        return isKnownGood(view) ? test(view, bridge).result.orElseThrow()
            : VnTagAbility.cannot("only Open vSwitch " + Joiner.on(", ").join(KNOWN_GOOD)
                + " are known to remove VN-tags safely, and this switch is "
                + (view.software().isEmpty() ? "unknown" : view.software())
                + ": the controller removes them; for more than its rate use one of these");
    }

    /** Tests those anew that failed. */
    void retry() {
        tests.forEach((datapathId, test) -> {
            if (test.failed()) {
                run(datapathId, test);
            }
        });
    }

    /**
     * Looks whether a tunnel still works where one is used: the address that it needs may be taken away. A busy machine
     * may answer too late once.
     */
    void repeat() {
        tests.forEach((datapathId, test) -> test.result.flatMap(VnTagAbility::sequence).ifPresent(sequence -> {
            if (sequence instanceof TunnelSequence && !test.underWay) {
                test.underWay = true;
                then(probeAgain(test.session, sequence), NOT_BACK, failure -> {
                    test.underWay = false;
                    test.failures = failure.isPresent() ? test.failures + 1 : 0;
                    if (test.failures >= FAILURES && isWanted(datapathId, test)) {
                        test.failures = 0;
                        run(datapathId, test);
                    }
                });
            }
        }));
    }

    /** Forgets other switches: what is put into one that need not remove VN-tags would be left there. */
    void retain(final Set<Long> datapathIds) {
        tests.keySet().retainAll(datapathIds);
    }

    static boolean isKnownGood(final SwitchView view) {
        return OvsVersion.of(view.software()).filter(KNOWN_GOOD::contains).isPresent();
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
        run(view.datapathId(), test);
        return test;
    }

    private void run(final long datapathId, final Test test) {
        test.tunnel.sequence().ifPresentOrElse(sequence -> runTunnel(datapathId, test, sequence),
            () -> runRegisters(datapathId, test, ImmutableSet.of(), test.tunnel.obstacle().orElseThrow()));
    }

    private boolean isWanted(final long datapathId, final Test test) {
        return tests.get(datapathId) == test;
    }

    private void runTunnel(final long datapathId, final Test test, final TunnelSequence sequence) {
        then(TunnelOptionMapping.ensure(test.session), "the switch does not map a tunnel option", unmapped -> {
            if (!isWanted(datapathId, test)) {
                return;
            }
            if (unmapped.isPresent()) {
                runRegisters(datapathId, test, ImmutableSet.of(), unmapped.orElseThrow());
                return;
            }
            final var tested = ImmutableSet.<VnTagSequence>of(sequence);
            then(probe(test.session, sequence), NOT_BACK, failure -> failure.ifPresentOrElse(
                it -> runRegisters(datapathId, test, tested, it + ": check that the LOCAL port is up, has the"
                    + " ipv4-address, and that the tunnel-port has remote_ip=flow and key=flow"),
                () -> end(datapathId, test, new VnTagAbility(tested, Optional.of(sequence), Optional.empty(),
                    Optional.empty()))));
        });
    }

    private void runRegisters(final long datapathId, final Test test, final ImmutableSet<VnTagSequence> testedBefore,
            final String tunnelObstacle) {
        if (!isWanted(datapathId, test)) {
            return;
        }
        final var tested = ImmutableSet.<VnTagSequence>builder().addAll(testedBefore).add(REGISTERS).build();
        then(probe(test.session, REGISTERS), NOT_BACK, failure -> end(datapathId, test, new VnTagAbility(tested,
            failure.isPresent() ? Optional.empty() : Optional.of(REGISTERS),
            failure.map(it -> "the switch does not remove VN-tags as it should: " + it),
            Optional.of(tunnelObstacle))));
    }

    /** How what comes back of a test frame differs from what should, if it does. */
    private static FluentFuture<Optional<String>> probe(final SwitchSession session, final VnTagSequence sequence) {
        final var flows = Update.adding(sequence.testFlows()).messages();
        // The flows may be there already; then nothing changes
        final ListenableFuture<?> there = session.commit(flows);
        return FluentFuture.from(Futures.transformAsync(there, done -> probeAgain(session, sequence),
            MoreExecutors.directExecutor()));
    }

    /** The same, where the flows are there. */
    private static FluentFuture<Optional<String>> probeAgain(final SwitchSession session,
            final VnTagSequence sequence) {
        final var probe = VnTagProbe.random();
        return FluentFuture.from(session.probe(probe.packetOut(sequence), probe.number()))
            .transform(probe::difference, MoreExecutors.directExecutor());
    }

    /** Goes on with an obstacle, if there is one; a failure, also to answer in time, is one. */
    private void then(final ListenableFuture<Optional<String>> step, final String failure,
            final Consumer<Optional<String>> next) {
        Futures.addCallback(Futures.withTimeout(step, PATIENCE, clock), new FutureCallback<>() {
            @Override
            public void onSuccess(final Optional<String> obstacle) {
                next.accept(obstacle);
            }

            @Override
            public void onFailure(final Throwable cause) {
                next.accept(Optional.of(cause instanceof TimeoutException ? failure
                    : failure + " (" + cause.getMessage() + ")"));
            }
        }, thread);
    }

    private void end(final long datapathId, final Test test, final VnTagAbility result) {
        if (!test.result.equals(Optional.of(result))) {
            test.result = Optional.of(result);
            LOG.info("Switch {}: {}", String.format("%016x", datapathId), result.obstacle().orElseGet(() ->
                "removes VN-tags by " + result.tunnelObstacle().map(it -> "registers and not by a tunnel: " + it)
                    .orElse("a tunnel to itself")));
            changed.run();
        }
    }
}
