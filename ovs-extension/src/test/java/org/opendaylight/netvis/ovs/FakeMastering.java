/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

/**
 * How far openflowplugin is, as a test says; by itself it is done at once.
 */
final class FakeMastering implements Mastering {
    boolean underWay;
    boolean over = true;
    boolean done = true;
    boolean clearable = true;
    int cleared;

    @Override
    public boolean isUnderWay(final long datapathId) {
        return underWay;
    }

    @Override
    public boolean isOver(final long datapathId) {
        return over;
    }

    @Override
    public boolean isDone(final long datapathId) {
        return done;
    }

    @Override
    public boolean clear(final long datapathId) {
        if (clearable) {
            cleared++;
        }
        return clearable;
    }

    @Override
    public void close() {
        // Nothing to end
    }
}
