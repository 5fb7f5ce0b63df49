/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

/**
 * There is no cluster, and no part of openflowplugin that becomes master.
 */
final class SoleMaster implements Mastering {
    @Override
    public boolean isUnderWay(final long datapathId) {
        return false;
    }

    @Override
    public boolean isOver(final long datapathId) {
        return true;
    }

    @Override
    public boolean isDone(final long datapathId) {
        return true;
    }

    @Override
    public boolean clear(final long datapathId) {
        return true;
    }

    @Override
    public void close() {
        // Nothing to end
    }
}
