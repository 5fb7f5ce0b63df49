/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * How far openflowplugin is with becoming master of switches, and with ceasing to be. Thread-safe.
 */
@NonNullByDefault
interface Mastering extends AutoCloseable {
    /**
     * {@return whether this controller is about to be elected as master} If the connection ends then, something may be
     * left that must be cleared.
     *
     * @param datapathId the switch, unsigned
     */
    boolean isUnderWay(long datapathId);

    /**
     * {@return whether nothing is left of an earlier connection, so that openflowplugin may have the next one}
     *
     * @param datapathId the switch, unsigned
     */
    boolean isOver(long datapathId);

    /**
     * {@return whether the switch has a master, here or elsewhere in the cluster}
     *
     * @param datapathId the switch, unsigned
     */
    boolean isDone(long datapathId);

    /**
     * Takes away what is left of earlier connections, after the last one has ended. {@link #isOver} says when that is
     * done.
     *
     * @param datapathId the switch, unsigned
     * @return whether it has begun; if not, openflowplugin is still at it
     */
    boolean clear(long datapathId);

    @Override
    void close();
}
