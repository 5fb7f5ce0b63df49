/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Frames with a VN-tag on a bridge that removes it in one of two ways.
 */
abstract class VnTagSwitchCases extends VnTagCases {
    static final Duration RETEST = Duration.ofSeconds(60);

    private static final int GARBAGE = 100_000;
    private static final int GARBAGE_AT_ONCE = 5_000;
    /** Open vSwitch, lib/ofp-actions.c. */
    private static final int NXAST_CONTROLLER2 = 37;
    private static final Pattern PACKETS = Pattern.compile("n_packets=([0-9]+)");

    private final VnTagWay way;

    VnTagSwitchCases(final VnTagWay way, final Netvis netvis, final Lab lab) {
        super(way, netvis, lab);
        this.way = way;
    }

    @BeforeAll
    static void switchIsKnownToRemoveTags(final Lab lab) throws Exception {
        Assumptions.assumeTrue(lab.ovs().isKnownToRemoveVnTags(),
            "netvis leaves VN-tags to the controller beside this switch, see VnTagControllerIT");
    }

    @Test
    void framesOfGarbageDoNoHarm() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag],"
            + " rule: [{name: web, action: forward, match: {"
            + "vn-tag: {}, tcp: {destination-port: {operator: eq, port: 80}}}},"
            + "{name: six, action: forward, match: {vn-tag: {}, ipv6: {}}},"
            + "{name: five, action: forward, match: {vn-tag: {destination-vif: [5]}}}]");
        int seed = 1;
        // More than so many, as some may be lost before the switch
        for (int sent = 0; removed() < GARBAGE && sent < 2 * GARBAGE; sent += GARBAGE_AT_ONCE) {
            wire.garbage("tap0", GARBAGE_AT_ONCE, seed++);
            wire.awaitQuiet();
        }
        assertTrue(removed() >= GARBAGE, () -> "the switch has seen too few frames");
        assertFalse(wire.take("ids1").isEmpty());
        wire.clear();
        wire.send("tap0", BARE.vnTag(tag(5, 7)).data("alive"));
        wire.assertReceived("ids1", BARE.data("alive"));
        // Of so many entries of the cache the next change would take its time
        lab.ovs().appctl("revalidator/purge");
    }

    /** That to the controller is the one action of them that there is no name for. */
    @Test
    void statisticsOfOpenflowpluginTellEveryFlow() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        final var statistics = new DirectStatistics(netvis, lab.ovs());
        final var flows = statistics.flows("");
        assertEquals(statistics.cookiesOfSwitch(), DirectStatistics.cookies(flows));
        final var unknown = flows.asList().stream()
            .flatMap(flow -> DirectStatistics.ovsActions(flow.getAsJsonObject()).asList().stream())
            .map(action -> action.getAsJsonObject().getAsJsonObject("unknown"))
            .filter(action -> action != null && action.get("subtype").getAsInt() != NXAST_CONTROLLER2).toList();
        assertEquals(ImmutableList.of(), unknown);
        assertTrue(flows.toString().contains("\"reg-load2\""), flows::toString);
    }

    /** How many frames the switch began to remove a VN-tag from. */
    private long removed() throws Exception {
        return lab.ovs().ourFlows("br-tap").stream().filter(flow -> flow.contains("dl_type=0x8926"))
            .map(PACKETS::matcher).filter(Matcher::find).mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }

    @Test
    void switchThatFailsItsTestIsToldAndRecovers() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        assertEquals(way, VnTagWay.of(netvis.state("bridge", "br-tap")));
        final var obstruction = new Obstruction(netvis, lab);
        obstruction.begin("");
        try {
            final var policy = netvis.await("policy", "vn", VnTagSwitchCases::isByController);
            assertTrue(policy.toString().contains("the switch does not remove VN-tags as it should: the test frame did"
                + " not come back"), policy::toString);
            netvis.awaitSettled();
            assertDelivers("by the controller");
            assertEquals(VnTagWay.CONTROLLER, VnTagWay.of(netvis.state("bridge", "br-tap")));
        } finally {
            obstruction.end();
        }
        Await.until(RETEST, () -> !isByController(netvis.state("policy", "vn"))
            && VnTagWay.of(netvis.state("bridge", "br-tap")) == way,
            () -> "the switch is not tested anew");
        assertDelivers("back");
    }

    private static boolean isByController(final JsonObject policy) {
        return policy.toString().contains("\"path\":\"controller\"");
    }
}
