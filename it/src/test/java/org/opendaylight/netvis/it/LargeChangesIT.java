/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Changes so large that OpenDaylight's journal treats them in another way than small ones. No switch is needed.
 */
@ExtendWith(LabExtension.class)
class LargeChangesIT {
    /** With names of 63 characters well above the 256 KiB from which the journal uses a file. */
    private static final int LARGE = 2_500;
    /** Below them, but three of these above. */
    private static final int SMALL = 800;

    private final Netvis netvis;

    LargeChangesIT(final Netvis netvis) {
        this.netvis = netvis;
    }

    /** The second large change lies in the journal behind the end of the first, as there are small ones in between. */
    @Test
    void largeChangeIsAcceptedAfterAnotherAndSmallOnes() throws Exception {
        for (var policies : new int[] { SMALL, LARGE, SMALL, 0, SMALL, 0, SMALL, 0, LARGE, 1 }) {
            netvis.configure(configuration(policies));
            assertEquals(policies, netvis.entries(netvis.configuration(), "policy").size());
        }
    }

    /** {@return a configuration with so many policies, of a VXLAN network each} */
    private static JsonObject configuration(final int policies) {
        final var configuration = Lab.configuration();
        Lab.tenant(configuration).add("policy", IntStream.range(0, policies).mapToObj(LargeChangesIT::policy)
            .collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
        return configuration;
    }

    private static JsonObject policy(final int number) {
        return Netvis.json("""
            name: p%062d, source: [vxlan0], tool: [ids], rule: [
              {name: r%062d, action: forward, match: {tunnel: {type: vxlan, vni: [%d]}}}]
            """.formatted(number, number, number));
    }
}
