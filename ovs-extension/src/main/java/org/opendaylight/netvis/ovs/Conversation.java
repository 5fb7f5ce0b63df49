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
 * A range of transaction ids that someone listens to. Thread-safe.
 */
@NonNullByDefault
public interface Conversation extends AutoCloseable {
    /**
     * {@return the transaction id, for the {@code xid} field of a message's header}
     *
     * @param index position in the range, from 0
     */
    int xid(int index);

    /**
     * Stops listening.
     */
    @Override
    void close();
}
