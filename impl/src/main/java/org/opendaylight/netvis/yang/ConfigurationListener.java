/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.opendaylight.mdsal.dom.api.DOMDataTreeChangeListener;
import org.opendaylight.netvis.controller.ConfigurationSink;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;

/**
 * Learns what is stored. Of several changes the last counts.
 */
final class ConfigurationListener implements DOMDataTreeChangeListener {
    private final ConfigurationReader reader;
    private final ConfigurationSink sink;

    ConfigurationListener(final ConfigurationReader reader, final ConfigurationSink sink) {
        this.reader = requireNonNull(reader);
        this.sink = requireNonNull(sink);
    }

    @Override
    public void onDataTreeChanged(final List<DataTreeCandidate> changes) {
        sink.onConfiguration(reader.read(
            changes.getLast().getRootNode().dataAfter() instanceof DataContainerNode root ? root : null));
    }

    @Override
    public void onInitialData() {
        sink.onConfiguration(Configuration.EMPTY);
    }
}
