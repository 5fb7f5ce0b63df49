/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.protocol;

/**
 * Numbers of Open vSwitch's own messages, under the names of its include/openflow/nicira-ext.h; those of actions are in
 * {@link org.opendaylight.netvis.ovs.action}.
 */
public final class NiciraExt {
    /** A change of the options of tunnels, its command to add some, a question for them and its answer. */
    public static final int NXT_TLV_TABLE_MOD = 24;
    public static final int NXTTMC_ADD = 0;
    public static final int NXT_TLV_TABLE_REQUEST = 25;
    public static final int NXT_TLV_TABLE_REPLY = 26;

    private NiciraExt() {
        // Hidden on purpose
    }
}
