/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Ability;
import org.opendaylight.netvis.compile.Allotment;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.explain.Snapshot;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.Goal;
import org.opendaylight.netvis.openflow.ReconcilerContext;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.OvsVersion;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.status.Activity;
import org.opendaylight.netvis.status.StatusSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that keeps every switch as the configuration says: whatever changes, configuration or switches, the whole is
 * compiled again and each switch is given its program. Each bridge is driven by itself: what goes wrong with one is its
 * error, and the others notice nothing.
 *
 * <p>All state lives on one thread. What others tell is posted to it, and a burst makes one compilation.
 *
 * <p>Switches that the configuration does not name are left alone, but for those that it has named since the controller
 * runs: they are released once.
 */
public final class VisibilityController implements ConfigurationSink, Snapshot.Supply, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VisibilityController.class);
    private static final int AUDIT_SECONDS = 5;
    private static final int AUDITS_BEFORE_RETRY = 6;
    private static final int TEST_SECONDS = 2;
    private static final int CLOSE_SECONDS = 5;
    /** For so long whoever changes the configuration waits for the state to say so. */
    private static final int TELL_SECONDS = 2;
    /** For so long whoever asks how things are waits for an answer. */
    private static final int ASK_SECONDS = 30;
    /** What was announced and has not come by then does not come. */
    private static final int ANNOUNCED_SECONDS = 30;
    private static final String NOT_CONNECTED = "the switch is not connected, or another controller is its master";
    private static final String BEING_READ = "the switch is being asked what it holds";
    private static final String BEING_TESTED = "the switch is being tested: ";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
        new ThreadFactoryBuilder().setNameFormat("netvis-controller").setDaemon(true).build());
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
        new ThreadFactoryBuilder().setNameFormat("netvis-reader").setDaemon(true).build());
    private final Map<Long, SwitchReconciler> reconcilers = new HashMap<>();
    private final Map<BridgeId, Admission> admissions = new HashMap<>();
    /** Switches that were once declared and are not released. */
    private final Set<Long> taken = new HashSet<>();
    private final Map<BridgeId, String> faults = new HashMap<>();
    /** The policies for which the switch of each bridge has something to be changed. */
    private final Map<BridgeId, ImmutableSet<PolicyId>> changing = new HashMap<>();
    private final ImmutableList<SwitchTests> tests = ImmutableList.of(
        new VnTagTests(thread, this::post, this::postCompile),
        new LoopTests(thread, this::post, this::postCompile),
        new TunnelEndTests(thread, this::post, this::postCompile));
    private final Counters counters;
    private final StatusSink sink;
    private final StatusComposer statuses;
    private final ControllerPaths paths;
    private final ActivityLog activity = new ActivityLog(Ticker.systemTicker());

    private Configuration configuration = Configuration.EMPTY;
    private final Compilations compilations = new Compilations(activity);
    private final EncapsulationPolicies encapsulationPolicies = new EncapsulationPolicies();
    private ImmutableMap<Long, SwitchView> switches = ImmutableMap.of();
    private Compiled compiled = Compiled.NOTHING;
    /** The configuration that is about to be stored, until it has been compiled. */
    private @Nullable PolicySet announced;
    private int audits;
    private boolean configured;
    private boolean compilePosted;
    private boolean publishPosted;
    private boolean closed;

    /**
     * Default constructor.
     *
     * @param sinks makes the sink of the state, which is used from the thread that it is given
     * @param raw who carries the packets of controller paths
     * @param clock tells since when counters count, and when the state changed
     */
    public VisibilityController(final Function<Executor, StatusSink> sinks, final RawOpenflow raw, final Clock clock) {
        sink = sinks.apply(this::post);
        paths = new ControllerPaths(raw);
        counters = new Counters(clock, reader, this::post);
        statuses = new StatusComposer(clock);
        thread.scheduleWithFixedDelay(this::audit, AUDIT_SECONDS, AUDIT_SECONDS, TimeUnit.SECONDS);
        thread.scheduleWithFixedDelay(this::test, TEST_SECONDS, TEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public ListenableFuture<?> announce(final PolicySet next) {
        final var told = SettableFuture.<@Nullable Void>create();
        post(() -> {
            announced = next;
            thread.schedule(() -> withdraw(next), ANNOUNCED_SECONDS, TimeUnit.SECONDS);
            told.setFuture(Futures.transform(publish(), done -> null, MoreExecutors.directExecutor()));
        });
        told.addListener(() -> post(() -> compileAhead(next)), MoreExecutors.directExecutor());
        return Futures.catching(Futures.withTimeout(told, TELL_SECONDS, TimeUnit.SECONDS, thread),
            TimeoutException.class, late -> null, MoreExecutors.directExecutor());
    }

    /** While the datastore stores something, it is compiled, unless something else is to be compiled before. */
    private void compileAhead(final PolicySet next) {
        if (configured && announced == next && !compilePosted
                && next.bridges().equals(compiled.configuration().set().bridges())) {
            compilations.compileAhead(next, compiled.fabric());
        }
    }

    @Override
    public void withdraw(final PolicySet next) {
        post(() -> withdrawNow(next));
    }

    @Override
    public ListenableFuture<Snapshot> now() {
        final var told = SettableFuture.<Snapshot>create();
        post(() -> told.set(new Snapshot(compiled.configuration(), compiled.fabric(), compiled.compilation(),
            troubles())));
        return Futures.withTimeout(told, ASK_SECONDS, TimeUnit.SECONDS, thread);
    }

    private ImmutableMap<BridgeId, ImmutableList<String>> troubles() {
        final var result = ImmutableMap.<BridgeId, ImmutableList<String>>builder();
        compiled.configuration().set().bridges().values().forEach(bridge -> {
            final var condition = condition(bridge);
            if (!condition.isInSync() || condition.text().isPresent()) {
                result.put(bridge.id(), ImmutableList.of("bridge \"" + bridge.id() + "\" is not as it should be: "
                    + condition.text().orElse(compiled.fabric().waiting().getOrDefault(bridge.id(),
                        BridgeOutlook.NOT_IN_SYNC))));
            }
        });
        return result.buildOrThrow();
    }

    private void withdrawNow(final PolicySet next) {
        if (announced == next) {
            announced = null;
            publish();
        }
    }

    @Override
    public void onConfiguration(final Configuration next) {
        post(() -> {
            configuration = next;
            final var concerned = encapsulationPolicies.of(next.set().policies());
            tests.forEach(it -> it.need(concerned, this::bridges));
            configured = true;
            activity.change();
            postCompile();
        });
    }

    private Set<BridgeId> bridges(final Policy policy) {
        return policy.sources().stream().map(configuration.set().sources()::get).filter(source -> source != null)
            .map(source -> source.bridge()).collect(ImmutableSet.toImmutableSet());
    }

    /**
     * Takes in the switches. May be called from any thread.
     *
     * @param views all that are connected, by datapath id
     */
    public void onSwitches(final ImmutableMap<Long, SwitchView> views) {
        post(() -> {
            switches = views;
            postCompile();
        });
    }

    /** Waits for what is being done, so that nothing is left behind that a controller after this one would find. */
    @Override
    public void close() {
        try {
            thread.submit(() -> {
                // What was posted before is not done any more: it would leave something behind
                closed = true;
                reconcilers.values().forEach(SwitchReconciler::close);
                paths.close();
            }).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.warn("The controller does not end as it should", e);
        }
        thread.shutdownNow();
        reader.shutdownNow();
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
        closeEnded();
        faults.clear();
        final var fabric = fabric();
        final var step = compilations.compile(configuration.set(), fabric);
        compiled = new Compiled(configuration, fabric, step.compilation());
        changing.keySet().retainAll(step.changed().keySet());
        step.changed().forEach((bridge, policies) -> changing.merge(bridge, policies, Compilations::join));
        if (configuration.set().equals(announced)) {
            announced = null;
        }
        final var bridges = compiled.bridges();
        taken.addAll(bridges.keySet());
        counters.retain(configuration.set(), bridges.keySet());
        counters.tunnelLosses().retain(compiled.transits());
        tests.forEach(it -> it.retain(connected(it::isNeeded)));
        paths.retain(configuration.set().bridges().keySet(), configuration.set().policies().keySet());
        admissions.keySet().retainAll(configuration.set().bridges().keySet());
        switches.values().stream().filter(view -> view.session() != null && taken.contains(view.datapathId()))
            .forEach(view -> drive(view, bridges.get(view.datapathId())));
        activity.look(unsettled());
        postPublish();
    }

    /** How the controller gets on with its work. May be called from any thread. */
    public Activity activity() {
        return activity.activity();
    }

    /** The bridges whose connected switches do not hold what was compiled for them. */
    private ImmutableSet<BridgeId> unsettled() {
        return compiled.bridges().values().stream().filter(bridge -> reconcilers.containsKey(bridge.datapathId())
            && compiled.compilation().programs().containsKey(bridge.id()) && !isSettled(bridge)).map(Bridge::id)
            .collect(ImmutableSet.toImmutableSet());
    }

    /** The connected switches of some bridges. */
    private ImmutableSet<Long> connected(final Predicate<Bridge> bridges) {
        return configuration.set().bridges().values().stream().filter(bridges).map(Bridge::datapathId)
            .filter(switches::containsKey).collect(ImmutableSet.toImmutableSet());
    }

    /** A session that has ended takes its reconciler with it. */
    private void closeEnded() {
        reconcilers.entrySet().removeIf(entry -> {
            final var view = switches.get(entry.getKey());
            final boolean ended = view == null || view.session() != entry.getValue().session();
            if (ended) {
                entry.getValue().close();
            }
            return ended;
        });
    }

    private Fabric fabric() {
        final var waiting = new HashMap<BridgeId, String>();
        final var bridges = ImmutableMap.<BridgeId, Fabric.Ports>builder();
        configuration.set().bridges().forEach((name, bridge) -> attempt(name, () -> {
            final var view = switches.get(bridge.datapathId());
            if (view == null || view.session() == null) {
                waiting.put(name, NOT_CONNECTED);
            } else if (pending(view, bridge).isPresent()) {
                waiting.put(name, BEING_TESTED + pending(view, bridge).orElseThrow());
            } else if (!isKnown(view, name)) {
                waiting.put(name, BEING_READ);
            } else {
                bridges.put(name, ports(view, view.session(), bridge));
            }
        }));
        return new Fabric(bridges.buildOrThrow(), ImmutableMap.copyOf(waiting));
    }

    private Fabric.Ports ports(final SwitchView view, final SwitchSession session, final Bridge bridge) {
        final var numbers = ImmutableMap.<String, PortNo>builder();
        view.ports().forEach((port, number) -> numbers.put(port, new PortNo(number)));
        final var admission = admissions.computeIfAbsent(bridge.id(), name -> new Admission());
        admission.update(configuration.set(), session);
        return new Fabric.Ports(numbers.buildOrThrow(), view.ambiguous(), view.localMac(),
            abilities(view, bridge), admission.refused(), paths.meanings(bridge.id()), admission.unlimited());
    }

    private ImmutableList<Ability> abilities(final SwitchView view, final Bridge bridge) {
        return needed(bridge).map(it -> it.ability(view, bridge)).collect(ImmutableList.toImmutableList());
    }

    /** Whether it is known what a bridge was given before; of its switch, where the controller has just started. */
    private boolean isKnown(final SwitchView view, final BridgeId bridge) {
        if (!compilations.knows(bridge)) {
            Optional.ofNullable(reconcilers.get(view.datapathId())).flatMap(SwitchReconciler::installed)
                .ifPresent(installed -> compilations.know(bridge, Allotment.of(installed)));
        }
        return compilations.knows(bridge);
    }

    private boolean isBeingRead(final Bridge bridge) {
        return !compilations.knows(bridge.id());
    }

    /** What is not known yet of a connected switch, if there is something. */
    private Optional<String> pending(final SwitchView view, final Bridge bridge) {
        return needed(bridge).filter(it -> it.isPending(view, bridge)).map(SwitchTests::question).findFirst();
    }

    /** The tests that the switch of a bridge has to pass for some policies. */
    private Stream<SwitchTests> needed(final Bridge bridge) {
        return tests.stream().filter(it -> it.isNeeded(bridge));
    }

    private void drive(final SwitchView view, final @Nullable Bridge bridge) {
        final var reconciler = reconciler(view);
        if (bridge == null) {
            reconciler.setGoal(new Goal.Release());
        } else if (!attempt(bridge.id(), () -> reconciler.setGoal(goal(view, bridge, reconciler.session())))) {
            reconciler.setGoal(keep(Program.EMPTY));
        }
        proceed(view.datapathId(), reconciler);
    }

    /** Tests may have waited for what the switch has now. */
    private void proceed(final long datapathId, final SwitchReconciler reconciler) {
        tests.forEach(it -> it.proceed(datapathId, reconciler));
    }

    private SwitchReconciler reconciler(final SwitchView view) {
        return reconcilers.computeIfAbsent(view.datapathId(), datapathId -> new SwitchReconciler(
            requireNonNull(view.session()), PuntPlan.METER, new Context(datapathId)));
    }

    private Goal goal(final SwitchView view, final Bridge bridge, final SwitchSession session) {
        if (pending(view, bridge).isPresent()) {
            return keep(Probes.program(bridge, needed(bridge).map(it -> it.probes(view, bridge))));
        }
        if (isBeingRead(bridge)) {
            return new Goal.Look();
        }
        final var program = compiled.compilation().programs().get(bridge.id());
        if (program == null) {
            return keep(Program.EMPTY);
        }
        paths.prepare(bridge, compiled.compilation().puntPlans().get(bridge.id()), session);
        if (isSettled(bridge)) {
            paths.settle(bridge.id());
        }
        return new Goal.Hold(program);
    }

    private Goal keep(final Program probes) {
        return new Goal.Keep(compiled.policyNumbers(), probes);
    }

    private void audit() {
        if (closed) {
            return;
        }
        attempt(() -> {
            if (++audits % AUDITS_BEFORE_RETRY == 0) {
                tests.forEach(SwitchTests::retry);
            }
        });
        reconcilers.forEach((datapathId, reconciler) -> attempt(reconciler::audit));
        forgetReleased();
        attempt(() -> {
            // All are asked: each counts how often
            if (admissions.values().stream().filter(Admission::retry).count() > 0) {
                postCompile();
            }
        });
        attempt(this::publish);
    }

    private void test() {
        if (!closed) {
            tests.forEach(it -> attempt(it::repeat));
        }
    }

    private void forgetReleased() {
        reconcilers.entrySet().removeIf(entry -> {
            if (!entry.getValue().isReleased()) {
                return false;
            }
            entry.getValue().close();
            taken.remove(entry.getKey());
            return true;
        });
    }

    private void postPublish() {
        if (!publishPosted) {
            publishPosted = true;
            post(() -> {
                publishPosted = false;
                // What is under way will be told when it is done; only the periodic look shows it unfinished
                if (counters.isBusy()) {
                    counters.whenIdle(this::postPublish);
                } else if (reconcilers.values().stream().noneMatch(SwitchReconciler::isChanging)) {
                    publish();
                }
            });
        }
    }

    private ListenableFuture<?> publish() {
        if (!configured) {
            return Futures.immediateVoidFuture();
        }
        final var conditions = ImmutableMap.<BridgeId, BridgeCondition>builder();
        final var set = compiled.configuration().set();
        set.bridges().values().forEach(bridge -> conditions.put(bridge.id(), condition(bridge)));
        return sink.write(statuses.compose(new StatusInputs(compiled, conditions.buildOrThrow(), counters, paths,
            announced == null ? PendingChange.NONE : PendingChange.between(set, announced))));
    }

    private BridgeCondition condition(final Bridge bridge) {
        final var fault = Optional.ofNullable(faults.getOrDefault(bridge.id(),
            compiled.compilation().failures().get(bridge.id())));
        final var problem = Optional.ofNullable(switches.get(bridge.datapathId())).flatMap(SwitchView::problem);
        final var reconciler = reconcilers.get(bridge.datapathId());
        return reconciler == null ? new BridgeCondition(false, false, ImmutableSet.of(), fault, problem, 0)
            : new BridgeCondition(true, isSettled(bridge), changing(bridge, reconciler), reconciler.conflicts(),
                reconciler.error().or(() -> fault), problem.or(() -> unknownOption(reconciler)), reconciler.changes());
    }

    /** The policies for which a switch that was brought to a program does not hold yet what was compiled since. */
    private Optional<ImmutableSet<PolicyId>> changing(final Bridge bridge, final SwitchReconciler reconciler) {
        return isSettled(bridge) ? Optional.of(ImmutableSet.of())
            : reconciler.settled().flatMap(any -> Optional.ofNullable(changing.get(bridge.id())));
    }

    /** Why the switch does not know an option of tunnels, other than netvis's own, which VN-tags need. */
    private static Optional<String> unknownOption(final SwitchReconciler reconciler) {
        return reconciler.optionObstacles().entrySet().stream()
            .filter(obstacle -> !obstacle.getKey().equals(TunnelOption.FRAME_DESTINATION)).map(Map.Entry::getValue)
            .findFirst();
    }

    private boolean isSettled(final Bridge bridge) {
        final var reconciler = reconcilers.get(bridge.datapathId());
        final var program = compiled.compilation().programs().get(bridge.id());
        // It tells the same one that it was given
        return reconciler != null && program != null && reconciler.settled().filter(it -> it == program).isPresent();
    }

    private void post(final Runnable task) {
        try {
            thread.execute(activity.queue(() -> {
                if (!closed) {
                    attempt(task);
                }
            }));
        } catch (RejectedExecutionException e) {
            activity.drop();
            LOG.debug("Closed, not doing anything more", e);
        }
    }

    private static void attempt(final Runnable task) {
        attempt("", task, fault -> { });
    }

    /** Whether something could be done for a bridge. What is wrong is told as its error. */
    private boolean attempt(final BridgeId bridge, final Runnable task) {
        return attempt(" for bridge " + bridge, task, fault -> faults.put(bridge,
            "netvis cannot handle this bridge: " + fault + "; please report this"));
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static boolean attempt(final String what, final Runnable task, final Consumer<Throwable> onFault) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.error("A step of the controller failed{}; please report this", what, e);
            onFault.accept(e);
            return false;
        }
    }

    private final class Context implements ReconcilerContext {
        private final long datapathId;

        Context(final long datapathId) {
            this.datapathId = datapathId;
        }

        private Optional<Bridge> bridge() {
            return Optional.ofNullable(compiled.bridges().get(datapathId));
        }

        @Override
        public void execute(final Runnable task) {
            post(task);
        }

        @Override
        public Executor reader() {
            return reader;
        }

        @Override
        public void schedule(final Runnable task, final int delaySeconds) {
            thread.schedule(() -> post(task), delaySeconds, TimeUnit.SECONDS);
        }

        @Override
        public Revalidation revalidation() {
            return Revalidation.of(Optional.ofNullable(switches.get(datapathId)).map(SwitchView::software)
                .flatMap(OvsVersion::of));
        }

        @Override
        public void changed() {
            bridge().filter(VisibilityController.this::isBeingRead).flatMap(bridge ->
                Optional.ofNullable(reconcilers.get(datapathId))).flatMap(SwitchReconciler::installed)
                .ifPresent(installed -> postCompile());
            bridge().filter(VisibilityController.this::isSettled).ifPresent(bridge -> {
                changing.put(bridge.id(), ImmutableSet.of());
                paths.settle(bridge.id());
                if (admission(bridge).take(compiled.configuration().set(), compiled.delivered(bridge.id()))) {
                    postCompile();
                }
            });
            Optional.ofNullable(reconcilers.get(datapathId)).ifPresent(it -> proceed(datapathId, it));
            activity.look(unsettled());
            postPublish();
        }

        private Admission admission(final Bridge bridge) {
            return admissions.computeIfAbsent(bridge.id(), name -> new Admission());
        }

        @Override
        public void counted(final SwitchSnapshot snapshot) {
            bridge().ifPresent(bridge -> {
                counters.add(datapathId, bridge.id(), snapshot, compiled);
                counters.tunnelLosses().add(datapathId, compiled.transits(bridge.id()), snapshot)
                    .forEach((path, packets) -> {
                        if (packets <= (long) bridge.controllerRate() * AUDIT_SECONDS) {
                            tests.forEach(it -> it.lose(datapathId, path));
                        }
                    });
            });
        }

        @Override
        public void restarted(final ImmutableSet<GroupId> groups) {
            counters.restart(datapathId, groups);
        }

        @Override
        public boolean refused(final Refusal refusal) {
            return bridge().map(bridge -> {
                final var owners = compiled.compilation().owners().get(bridge.id());
                final boolean better = owners != null && admission(bridge).refuse(refusal, owners,
                    compiled.configuration().set(), compiled.delivered(bridge.id()));
                if (better) {
                    postCompile();
                }
                return better;
            }).orElse(false);
        }
    }
}
