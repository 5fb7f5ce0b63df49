/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.PolicySet;

/**
 * Who carries configurations out. May be used from any thread.
 */
public interface ConfigurationSink {
    /**
     * Takes in that a configuration is about to be stored.
     *
     * @param next the configuration
     * @return completes when the state no longer says of what it changes how that was before, or after two seconds
     */
    ListenableFuture<?> announce(PolicySet next);

    /**
     * Takes in that an announced configuration is not stored.
     *
     * @param next the configuration
     */
    void withdraw(PolicySet next);

    /**
     * Takes in the configuration.
     *
     * @param configuration what is stored now
     */
    void onConfiguration(Configuration configuration);
}
