/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.journal;

import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Corrects the {@link MappedBufferMethod} while its class is loaded from OpenDaylight's bundle. If the class is not as
 * expected, it stays as it is, and the log says so.
 */
final class JournalWeaver implements WeavingHook {
    static final String BUNDLE = "org.opendaylight.controller.raft-journal";

    private static final Logger LOG = LoggerFactory.getLogger(JournalWeaver.class);

    private volatile Bundle seen;

    /** {@return whether the class has been loaded from a bundle under the eyes of this} */
    boolean hasSeen(final Bundle bundle) {
        return bundle.equals(seen);
    }

    @Override
    public void weave(final WovenClass woven) {
        if (MappedBufferMethod.CLASS.equals(woven.getClassName())) {
            final var bundle = woven.getBundleWiring().getBundle();
            if (BUNDLE.equals(bundle.getSymbolicName())) {
                seen = bundle;
                correct(woven, bundle);
            }
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static void correct(final WovenClass woven, final Bundle bundle) {
        try {
            switch (MappedBufferMethod.form(woven.getBytes())) {
                case WRONG -> {
                    woven.setBytes(MappedBufferMethod.corrected(woven.getBytes()));
                    LOG.info("Corrected {} of {} {}, so that large changes do not block the datastore",
                        MappedBufferMethod.CLASS, bundle.getSymbolicName(), bundle.getVersion());
                }
                case RIGHT -> LOG.debug("{} {} needs no correction", bundle.getSymbolicName(), bundle.getVersion());
                case UNKNOWN -> warn(bundle, null);
                default -> throw new IllegalStateException("a form without a case");
            }
        } catch (RuntimeException e) {
            // An exception would keep the class, and with it the datastore, from being loaded
            warn(bundle, e);
        }
    }

    private static void warn(final Bundle bundle, final RuntimeException cause) {
        LOG.warn("{} of {} {} is not as netvis knows it, and is left as it is. If it is older than 11.0.3, changes of"
            + " more than 256 KiB can block the datastore until the controller is restarted", MappedBufferMethod.CLASS,
            bundle.getSymbolicName(), bundle.getVersion(), cause);
    }
}
