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
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.VnTagAbility;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that keeps every switch as the configuration says: whatever changes, configuration or switches, the whole is
 * compiled again and each switch is given its program.
 *
 * <p>All state lives on one thread. What others tell is posted to it, and a burst makes one compilation.
 */
final class VisibilityController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VisibilityController.class);
    private static final int AUDIT_SECONDS = 5;
    private static final int AUDITS_BEFORE_RETRY = 6;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
        new ThreadFactoryBuilder().setNameFormat("netvis-controller").setDaemon(true).build());
    private final Map<Long, SwitchReconciler> reconcilers = new HashMap<>();
    private final Counters counters = new Counters();
    private final VnTagTests vnTags = new VnTagTests(thread, this::post, this::postCompile);
    private final Consumer<Situation> publisher;
    private final ControllerPaths paths;

    private PolicyReader.Reading reading = PolicyReader.read(null);
    private ImmutableMap<Long, SwitchView> switches = ImmutableMap.of();
    private Compilation compilation = Compilation.EMPTY;
    private Fabric fabric = new Fabric(ImmutableMap.of());
    private int audits;
    private boolean anyVnTags;
    private boolean configured;
    private boolean compilePosted;
    private boolean publishPosted;

    /**
     * Everything that there is to say about the state of netvis.
     *
     * @param reading the configuration
     * @param fabric what the switches are like
     * @param compilation what became of it
     * @param switches the switches by datapath id
     * @param reconcilers the reconcilers of connected switches by datapath id
     * @param inSync names of the bridges whose switches do what was compiled
     * @param counters the counters
     * @param paths the paths through the controller
     */
    record Situation(PolicyReader.Reading reading, Fabric fabric, Compilation compilation,
            Map<Long, SwitchView> switches, Map<Long, SwitchReconciler> reconcilers, ImmutableSet<String> inSync,
            Counters counters, ControllerPaths paths) {
    }

    VisibilityController(final Consumer<Situation> publisher, final ControllerPaths paths) {
        this.publisher = requireNonNull(publisher);
        this.paths = requireNonNull(paths);
        thread.scheduleWithFixedDelay(this::audit, AUDIT_SECONDS, AUDIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Takes in a configuration. May be called from any thread. */
    void onConfiguration(final @Nullable Netvis netvis) {
        post(() -> {
            reading = PolicyReader.read(netvis);
            anyVnTags = reading.set().policies().values().stream().anyMatch(Policy::looksBehindVnTags);
            configured = true;
            postCompile();
        });
    }

    /** Takes in the switches. May be called from any thread. */
    void onSwitches(final ImmutableMap<Long, SwitchView> views) {
        post(() -> {
            switches = views;
            postCompile();
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
        paths.close();
    }

    private void postCompile() {
        if (!compilePosted) {
            compilePosted = true;
            post(this::compile);
        }
    }

    private void compile() {
        compilePosted = false;
        if (!configured) {
            // A switch must not lose what it holds because the configuration is not read yet
            return;
        }
        fabric = fabric();
        compilation = Compiler.compile(reading.set(), fabric);
        counters.retain(reading.set().policies().keySet(), reading.set().tools().keySet());
        final var bridges = new HashMap<Long, Bridge>();
        reading.set().bridges().values().forEach(bridge -> bridges.putIfAbsent(bridge.datapathId(), bridge));
        reconcilers.entrySet().removeIf(entry -> {
            final var view = switches.get(entry.getKey());
            return view == null || view.session() != entry.getValue().session();
        });
        vnTags.retain(switches.keySet());
        paths.retain(reading.set().bridges().keySet(), reading.set().policies().keySet());
        switches.forEach((datapathId, view) -> {
            if (view.session() != null) {
                drive(view, bridges.get(datapathId));
            }
        });
        postPublish();
    }

    private Fabric fabric() {
        final var bridges = ImmutableMap.<String, Fabric.Ports>builder();
        reading.set().bridges().forEach((name, bridge) -> {
            final var view = switches.get(bridge.datapathId());
            if (view != null && view.session() != null && !isPending(view, bridge)) {
                final var numbers = ImmutableMap.<String, PortNo>builder();
                view.ports().forEach((port, number) -> numbers.put(port, new PortNo(number)));
                bridges.put(name, new Fabric.Ports(numbers.buildOrThrow(), view.localMac(),
                    removesVnTags(bridge) ? vnTags.ability(view, bridge) : VnTagAbility.NONE));
            }
        });
        return new Fabric(bridges.buildOrThrow());
    }

    private boolean isPending(final SwitchView view, final @Nullable Bridge bridge) {
        return bridge != null && removesVnTags(bridge) && vnTags.isPending(view, bridge);
    }

    /** Whether a bridge may have to: a switch that need not is not asked, and nothing is put into it. */
    private boolean removesVnTags(final Bridge bridge) {
        return anyVnTags && bridge.role() == Bridge.Role.TAP;
    }

    private void drive(final SwitchView view, final @Nullable Bridge bridge) {
        if (isPending(view, bridge)) {
            return;
        }
        final var program = bridge == null ? null : compilation.programs().get(bridge.name());
        final var reconciler = reconcilers.computeIfAbsent(view.datapathId(), datapathId -> {
            counters.forget(datapathId);
            return new SwitchReconciler(view.session(), new Surroundings(datapathId));
        });
        if (program != null) {
            reconciler.setDesired(program, paths.prepare(bridge, compilation.referrals().get(bridge.name()),
                view.session()));
        } else {
            reconciler.release();
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void audit() {
        try {
            if (++audits % AUDITS_BEFORE_RETRY == 0) {
                vnTags.retry();
            }
            reconcilers.values().forEach(SwitchReconciler::audit);
            publish();
        } catch (RuntimeException e) {
            // An exception would end the schedule
            LOG.error("Looking after the switches failed", e);
        }
    }

    private void postPublish() {
        if (!publishPosted) {
            publishPosted = true;
            post(() -> {
                publishPosted = false;
                // What is under way will be told when it is done; only the periodic look shows it unfinished
                if (reconcilers.values().stream().noneMatch(SwitchReconciler::isBusy)) {
                    publish();
                }
            });
        }
    }

    private void publish() {
        if (configured) {
            final var inSync = reading.set().bridges().values().stream().filter(this::isInSync).map(Bridge::name)
                .collect(ImmutableSet.toImmutableSet());
            inSync.forEach(paths::settle);
            publisher.accept(new Situation(reading, fabric, compilation, switches, reconcilers, inSync, counters,
                paths));
        }
    }

    private boolean isInSync(final Bridge bridge) {
        final var reconciler = reconcilers.get(bridge.datapathId());
        final var program = compilation.programs().get(bridge.name());
        return reconciler != null && program != null && reconciler.inSync().map(program::equals).orElse(false);
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void post(final Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("A step of the controller failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed, not doing anything more", e);
        }
    }

    private final class Surroundings implements SwitchReconciler.Context {
        private final long datapathId;

        Surroundings(final long datapathId) {
            this.datapathId = datapathId;
        }

        @Override
        public void execute(final Runnable task) {
            post(task);
        }

        @Override
        public void schedule(final Runnable task, final int delaySeconds) {
            thread.schedule(() -> post(task), delaySeconds, TimeUnit.SECONDS);
        }

        @Override
        public void changed() {
            postPublish();
        }

        @Override
        public void counted(final SwitchSnapshot snapshot) {
            reading.set().bridges().values().stream().filter(bridge -> bridge.datapathId() == datapathId).findFirst()
                .ifPresent(bridge -> counters.add(datapathId, bridge.name(), snapshot, compilation));
        }
    }
}
