/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.gson.JsonObject;

/**
 * How VN-tags are removed from the frames of a bridge, as its state tells.
 */
enum VnTagWay {
    /** By the switch, by way of a tunnel to itself. */
    TUNNEL,
    /** By the switch, by way of registers. */
    REGISTERS,
    /** By the controller, as the switch cannot. */
    CONTROLLER,
    /** No policy needs it, or the switch has not been tested yet. */
    UNTESTED;

    static VnTagWay of(final JsonObject bridge) {
        final var capabilities = Netvis.byName(bridge, "capability");
        final var vnTag = capabilities.get("vn-tag");
        if (vnTag == null) {
            return UNTESTED;
        }
        if (!isAvailable(vnTag)) {
            return CONTROLLER;
        }
        return isAvailable(capabilities.get("vn-tag-by-tunnel")) ? TUNNEL : REGISTERS;
    }

    private static boolean isAvailable(final JsonObject capability) {
        return capability.get("available").getAsBoolean();
    }

    /** {@return why the switch does not remove VN-tags by way of a tunnel; empty if nothing is told} */
    static String whyNoTunnel(final JsonObject bridge) {
        return Netvis.text(Netvis.byName(bridge, "capability").getOrDefault("vn-tag-by-tunnel", new JsonObject()),
            "reason");
    }
}
