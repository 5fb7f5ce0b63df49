/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import org.junit.jupiter.api.BeforeAll;

/**
 * Frames with a VN-tag, on a bridge that fails its test and leaves them to the controller.
 */
class VnTagControllerIT extends VnTagCases {
    VnTagControllerIT(final Netvis netvis, final Lab lab) {
        super(VnTagWay.CONTROLLER, netvis, lab);
    }

    @BeforeAll
    static void switchCannot(final Netvis netvis, final Lab lab) throws Exception {
        lab.reset();
        new Obstruction(netvis, lab).begin("");
    }
}
