/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.protocol;

/**
 * Who adds messages, actions and fields to OpenFlow (OpenFlow 1.3.5, section 7.5.4).
 */
public final class Experimenter {
    /** Nicira, whose extensions are Open vSwitch's own (its include/openflow/openflow-common.h, NX_VENDOR_ID). */
    public static final int NICIRA = 0x00002320;
    /** ONF, which has parts of later versions in OpenFlow 1.3 (the same file, ONF_VENDOR_ID). */
    public static final int ONF = 0x4f4e4600;
    /** Fields of the Network Service Header (its lib/meta-flow.xml, NXOXM_NSH). */
    public static final int NSH = 0x005ad650;

    private Experimenter() {
        // Hidden on purpose
    }
}
