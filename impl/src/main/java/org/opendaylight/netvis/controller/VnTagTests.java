/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.netvis.compile.VnTagAbility;
import org.opendaylight.netvis.compile.VnTagPath;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.program.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which switches can remove VN-tags: each is asked with a frame of netvis's own, once for each session, and
 * again when it failed. Not thread-safe; what comes later is posted.
 */
final class VnTagTests {
    /**
     * Versions where many frames of every kind have gone through without harm. An action that others can do without
     * {@code decap} behind it has been seen to end ovs-vswitchd, so nothing is tried on versions that nobody tried.
     */
    private static final String KNOWN_GOOD = "Open vSwitch 3.1.";
    private static final List<byte[]> FLOWS = Update.adding(VnTagPath.testFlows()).messages();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(VnTagTests.class);

    private final Map<Long, Test> tests = new HashMap<>();
    private final ScheduledExecutorService clock;
    private final Executor thread;
    private final Runnable changed;

    private static final class Test {
        private final SwitchSession session;
        private Optional<String> obstacle = Optional.empty();
        private boolean ended;
        private boolean failed;

        Test(final SwitchSession session) {
            this.session = session;
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
    boolean isPending(final SwitchView view) {
        return isKnownGood(view) && !test(view).ended;
    }

    /** Whether a connected switch can remove VN-tags. */
    VnTagAbility ability(final SwitchView view) {
        return isKnownGood(view) ? new VnTagAbility(true, test(view).obstacle)
            : new VnTagAbility(false, Optional.of("only " + KNOWN_GOOD + "x is known to remove VN-tags safely, and this"
                + " switch is " + (view.software().isEmpty() ? "unknown" : view.software())
                + ": connect one, or remove vn-tag"));
    }

    /** Tests those anew that failed. */
    void retry() {
        tests.forEach((datapathId, test) -> {
            if (test.failed) {
                run(datapathId, test);
            }
        });
    }

    /** Forgets switches that are gone. */
    void retain(final Set<Long> datapathIds) {
        tests.keySet().retainAll(datapathIds);
    }

    private static boolean isKnownGood(final SwitchView view) {
        return view.software().contains(KNOWN_GOOD);
    }

    private Test test(final SwitchView view) {
        final var known = tests.get(view.datapathId());
        if (known != null && known.session == view.session()) {
            return known;
        }
        final var test = new Test(requireNonNull(view.session()));
        tests.put(view.datapathId(), test);
        run(view.datapathId(), test);
        return test;
    }

    private void run(final long datapathId, final Test test) {
        final var probe = VnTagProbe.random();
        // The flows may be there already; then nothing changes
        final var frame = Futures.transformAsync(test.session.commit(FLOWS),
            done -> test.session.probe(probe.packetOut(), probe.number()), MoreExecutors.directExecutor());
        Futures.addCallback(Futures.withTimeout(frame, PATIENCE, clock),
            new FutureCallback<>() {
                @Override
                public void onSuccess(final byte[] frame) {
                    end(datapathId, test, probe.difference(frame));
                }

                @Override
                public void onFailure(final Throwable cause) {
                    LOG.warn("The test frame did not come back", cause);
                    end(datapathId, test, Optional.of("the test frame did not come back"));
                }
            }, thread);
    }

    private void end(final long datapathId, final Test test, final Optional<String> failure) {
        final var before = test.obstacle;
        test.obstacle = failure.map(it -> "the switch does not remove VN-tags as it should: " + it);
        test.failed = failure.isPresent();
        if (!test.ended || !test.obstacle.equals(before)) {
            test.ended = true;
            LOG.info("Switch {}: {}", String.format("%016x", datapathId), test.obstacle.orElse("removes VN-tags"));
            changed.run();
        }
    }
}
