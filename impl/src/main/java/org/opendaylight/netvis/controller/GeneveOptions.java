/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Bridge.GeneveOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has switches know the options that Geneve tunnels in transit may have. Open vSwitch is the end of these tunnels, and
 * an end drops what has a critical option that it does not know (RFC 8926, section 3.5). So this comes before the flows
 * that send tunnels there: once for each session and list of options, and again as long as it fails. Not thread-safe;
 * what comes later is posted.
 */
final class GeneveOptions {
    /** OVN's, which is on each frame of its networks: logical ports of ingress and egress (ovn-architecture(7)). */
    static final GeneveOption OVN = new GeneveOption(0x0102, 0x80, 4);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(GeneveOptions.class);

    private final Map<Long, Mapping> mappings = new HashMap<>();
    private final ScheduledExecutorService clock;
    private final Executor thread;
    private final Runnable changed;

    private static final class Mapping {
        private final SwitchSession session;
        private final ImmutableList<GeneveOption> options;
        private boolean ended;
        private Optional<String> obstacle = Optional.empty();

        Mapping(final SwitchSession session, final ImmutableList<GeneveOption> options) {
            this.session = session;
            this.options = options;
        }
    }

    /**
     * Default constructor.
     *
     * @param clock what makes waiting end
     * @param thread where results are told
     * @param changed what to do when there is one
     */
    GeneveOptions(final ScheduledExecutorService clock, final Executor thread, final Runnable changed) {
        this.clock = requireNonNull(clock);
        this.thread = requireNonNull(thread);
        this.changed = requireNonNull(changed);
    }

    /** Whether it is not known yet if a connected switch knows the options. */
    boolean isPending(final SwitchView view, final Bridge bridge) {
        return !mapping(view, bridge).ended;
    }

    /** Why a switch does not know them all, if it does not. */
    Optional<String> obstacle(final long datapathId) {
        return Optional.ofNullable(mappings.get(datapathId)).flatMap(it -> it.obstacle);
    }

    /** Tries those anew that failed. */
    void retry() {
        mappings.forEach((datapathId, mapping) -> {
            if (mapping.obstacle.isPresent()) {
                run(datapathId, mapping);
            }
        });
    }

    /** Forgets switches that need not know any. */
    void retain(final Set<Long> datapathIds) {
        mappings.keySet().retainAll(datapathIds);
    }

    private static ImmutableList<GeneveOption> options(final Bridge bridge) {
        final var own = bridge.geneveOptions();
        // Who says something about OVN's knows better
        return own.stream().anyMatch(it -> it.optionClass() == OVN.optionClass() && it.type() == OVN.type()) ? own
            : Stream.concat(Stream.of(OVN), own.stream()).collect(ImmutableList.toImmutableList());
    }

    private Mapping mapping(final SwitchView view, final Bridge bridge) {
        final var session = requireNonNull(view.session());
        final var options = options(bridge);
        final var known = mappings.get(view.datapathId());
        if (known != null && known.session == session && known.options.equals(options)) {
            return known;
        }
        final var mapping = new Mapping(session, options);
        mappings.put(view.datapathId(), mapping);
        run(view.datapathId(), mapping);
        return mapping;
    }

    private void run(final long datapathId, final Mapping mapping) {
        Futures.addCallback(Futures.withTimeout(
            TunnelOptionMapping.ensureAll(mapping.session, mapping.options), PATIENCE, clock),
            new FutureCallback<Optional<String>>() {
                @Override
                public void onSuccess(final Optional<String> obstacle) {
                    end(datapathId, mapping, obstacle);
                }

                @Override
                public void onFailure(final Throwable cause) {
                    end(datapathId, mapping, Optional.of("the switch does not map Geneve options: "
                        + (cause instanceof TimeoutException ? "it does not answer" : cause.getMessage())));
                }
            }, thread);
    }

    private void end(final long datapathId, final Mapping mapping, final Optional<String> obstacle) {
        if (!mapping.ended || !mapping.obstacle.equals(obstacle)) {
            mapping.ended = true;
            mapping.obstacle = obstacle;
            obstacle.ifPresent(it -> LOG.warn("Switch {}: {}", Long.toHexString(datapathId), it));
            changed.run();
        }
    }
}
