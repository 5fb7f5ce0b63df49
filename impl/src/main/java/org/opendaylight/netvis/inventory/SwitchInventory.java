/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netvis.openflow.OwnedSession;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.Nodes;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.Node;
import org.opendaylight.yangtools.binding.DataObjectReference;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Keeps a listener informed of the switches in OpenDaylight's inventory, and owns the sessions with those of which this
 * controller is master.
 *
 * <p>All state lives on one thread, to which what others tell is posted. Telling the listener is posted as well, behind
 * what has come in meanwhile, so a burst makes one call.
 */
@NonNullByDefault
public final class SwitchInventory implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
        new ThreadFactoryBuilder().setNameFormat("netvis-inventory").setDaemon(true).build());
    private final Map<Long, SwitchDescription> descriptions = new HashMap<>();
    private final Mastership mastership;
    private final SwitchListener listener;
    private final Registration inventory;

    private ImmutableMap<Long, SwitchView> told = ImmutableMap.of();
    private boolean tellPosted;

    /**
     * Starts to tell a listener of the switches.
     *
     * @param broker where the inventory is
     * @param masterships who knows of which switches this controller is master
     * @param raw who knows the connections of switches
     * @param sessions makes the session with a switch on one of its connections
     * @param listener whom to tell, only of changes: nothing as long as there are no switches
     */
    public SwitchInventory(final DataBroker broker, final MastershipChangeServiceManager masterships,
            final RawOpenflow raw, final Function<SwitchConnection, ? extends OwnedSession> sessions,
            final SwitchListener listener) {
        this(reader -> broker.registerTreeChangeListener(LogicalDatastoreType.OPERATIONAL,
            DataObjectReference.builder(Nodes.class).child(Node.class).build(), reader), masterships, raw, sessions,
            listener);
    }

    /** With a way to register who reads the nodes of the inventory. */
    SwitchInventory(final Function<NodeReader, Registration> nodes, final MastershipChangeServiceManager masterships,
            final RawOpenflow raw, final Function<SwitchConnection, ? extends OwnedSession> sessions,
            final SwitchListener listener) {
        this.listener = requireNonNull(listener);
        mastership = new Mastership(masterships, raw, sessions, this::post);
        inventory = nodes.apply(new NodeReader(this::describe));
    }

    @Override
    public void close() {
        inventory.close();
        thread.execute(mastership::close);
        thread.shutdown();
    }

    private void describe(final long datapathId, final @Nullable SwitchDescription description) {
        post(() -> {
            if (description == null) {
                descriptions.remove(datapathId);
            } else {
                descriptions.put(datapathId, description);
                mastership.check(datapathId);
            }
        });
    }

    private void post(final Runnable change) {
        thread.execute(() -> {
            change.run();
            if (!tellPosted) {
                tellPosted = true;
                thread.execute(this::tell);
            }
        });
    }

    private void tell() {
        tellPosted = false;
        final var views = views();
        if (!views.equals(told)) {
            told = views;
            listener.onSwitches(views);
        }
    }

    private ImmutableMap<Long, SwitchView> views() {
        final var views = ImmutableSortedMap.<Long, SwitchView>orderedBy(Long::compareUnsigned);
        descriptions.forEach((datapathId, description) -> views.put(datapathId, new SwitchView(datapathId,
            description.ports(), description.ambiguous(), description.localMac(), description.software(),
            mastership.session(datapathId), mastership.problem(datapathId))));
        return views.build();
    }
}
