/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataListener;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netvis.controller.ConfigurationSink;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * The configuration in the datastore: guarded before it is stored, and told when it is.
 */
public final class ConfigurationDatastore implements AutoCloseable {
    private static final DataObjectIdentifier<Netvis> PATH = DataObjectIdentifier.builder(Netvis.class).build();

    private final Registration listener;
    private final Registration guard;

    /**
     * Begins to listen and to guard.
     *
     * @param broker the datastore
     * @param domBroker the datastore, for what the other has no way to offer
     * @param codec translates between the two
     * @param commits watches whether what was accepted is stored
     * @param sink learns of configurations
     */
    public ConfigurationDatastore(final DataBroker broker, final DOMDataBroker domBroker,
            final BindingNormalizedNodeSerializer codec, final CommitWatch commits, final ConfigurationSink sink) {
        guard = guard(domBroker, codec, new ConfigurationGuard(codec, commits, sink));
        listener = broker.registerDataListener(LogicalDatastoreType.CONFIGURATION, PATH,
            (DataListener<Netvis>) netvis -> sink.onConfiguration(PolicyReader.read(netvis)));
    }

    private static Registration guard(final DOMDataBroker broker, final BindingNormalizedNodeSerializer codec,
            final ConfigurationGuard guard) {
        final var extension = broker.extension(DOMDataBroker.CommitCohortExtension.class);
        if (extension == null) {
            throw new IllegalStateException("the datastore offers no way to refuse a configuration");
        }
        return extension.registerCommitCohort(DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            codec.toYangInstanceIdentifier(PATH)), guard);
    }

    @Override
    public void close() {
        listener.close();
        guard.close();
    }
}
