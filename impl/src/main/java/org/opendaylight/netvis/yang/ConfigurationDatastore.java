/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

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
    private final Registration listener;
    private final Registration guard;

    /**
     * Begins to listen and to guard.
     *
     * @param broker the datastore
     * @param codec translates what it has
     * @param commits watches whether what was accepted is stored
     * @param sink learns of configurations
     */
    public ConfigurationDatastore(final DOMDataBroker broker, final BindingNormalizedNodeSerializer codec,
            final CommitWatch commits, final ConfigurationSink sink) {
        final var path = codec.toYangInstanceIdentifier(DataObjectIdentifier.builder(Netvis.class).build());
        final var tree = DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, path);
        // One for both: what the guard has read is not read again when it is stored
        final var reader = new ConfigurationReader(codec, path);
        guard = extension(broker, DOMDataBroker.CommitCohortExtension.class)
            .registerCommitCohort(tree, new ConfigurationGuard(reader, commits, sink));
        listener = extension(broker, DOMDataBroker.DataTreeChangeExtension.class)
            .registerTreeChangeListener(tree, new ConfigurationListener(reader, sink));
    }

    private static <T extends DOMDataBroker.Extension> T extension(final DOMDataBroker broker, final Class<T> type) {
        final var extension = broker.extension(type);
        if (extension == null) {
            throw new IllegalStateException("the datastore has no " + type.getSimpleName());
        }
        return extension;
    }

    @Override
    public void close() {
        listener.close();
        guard.close();
    }
}
