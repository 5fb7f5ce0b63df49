/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.netvis.controller.ConfigurationSink;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.PolicySet;

/**
 * Does nothing with configurations but to remember the last.
 */
final class IdleSink implements ConfigurationSink {
    private Configuration configuration = Configuration.EMPTY;
    private PolicySet announced = PolicySet.EMPTY;

    Configuration configuration() {
        return configuration;
    }

    PolicySet announced() {
        return announced;
    }

    @Override
    public ListenableFuture<?> announce(final PolicySet next) {
        announced = next;
        return Futures.immediateVoidFuture();
    }

    @Override
    public void withdraw(final PolicySet next) {
        announced = PolicySet.EMPTY;
    }

    @Override
    public void onConfiguration(final Configuration next) {
        configuration = next;
    }
}
