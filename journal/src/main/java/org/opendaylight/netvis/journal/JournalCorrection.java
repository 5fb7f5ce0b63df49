/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.journal;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the {@link JournalWeaver}. Its bundle has a low start level, so that it is there before the datastore is.
 */
public final class JournalCorrection implements BundleActivator {
    private static final Logger LOG = LoggerFactory.getLogger(JournalCorrection.class);
    private static final int RESOLVED_STATES = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final JournalWeaver weaver = new JournalWeaver();

    @Override
    public void start(final BundleContext context) {
        context.registerService(WeavingHook.class, weaver, null);
        for (var bundle : context.getBundles()) {
            if (JournalWeaver.BUNDLE.equals(bundle.getSymbolicName())
                    && (bundle.getState() & RESOLVED_STATES) != 0) {
                check(bundle);
            }
        }
    }

    @Override
    public void stop(final BundleContext context) {
        // The framework takes the hook back
    }

    /** A class is loaded once: what the weaver does not see now, it has come too late for. */
    private void check(final Bundle bundle) {
        try {
            bundle.loadClass(MappedBufferMethod.CLASS);
        } catch (ClassNotFoundException e) {
            LOG.warn("{} {} has no {}: nothing to correct is known there", bundle.getSymbolicName(),
                bundle.getVersion(), MappedBufferMethod.CLASS, e);
            return;
        }
        if (!weaver.hasSeen(bundle)) {
            LOG.warn("The datastore was started before netvis could correct {} {}: restart the controller once, else"
                + " changes of more than 256 KiB can block the datastore", bundle.getSymbolicName(),
                bundle.getVersion());
        }
    }
}
