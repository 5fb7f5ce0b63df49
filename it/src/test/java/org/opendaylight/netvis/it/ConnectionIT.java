/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.it.Headers.ethernet;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Connections that come twice, flap or are left alone by a controller that is paused. {@code -Dnetvis.flaps=200} makes
 * more of it.
 */
@ExtendWith(LabExtension.class)
class ConnectionIT {
    private static final int FLAPS = Integer.getInteger("netvis.flaps", 40);
    private static final long FLAP_MILLISECONDS = 200;
    /** Longer than Open vSwitch waits for the answer to two probes, so that all connections break. */
    private static final int PAUSE_SECONDS = 12;
    /** Without what is tested here it takes 40 seconds, or for ever; with it, a second on an idle machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOWHERE = "tcp:127.0.0.1:1";
    private static final String RIVAL = "other switches come with its datapath id 00000000000000b2 and get nothing: ";
    private static final Frame TAPPED = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02").data("tapped");

    private final Karaf karaf;
    private final Netvis netvis;
    private final Lab lab;
    private final OpenVswitch ovs;
    private final Wire wire;

    ConnectionIT(final Karaf karaf, final Netvis netvis, final Lab lab) {
        this.karaf = karaf;
        this.netvis = netvis;
        this.lab = lab;
        ovs = lab.ovs();
        wire = lab.wire();
    }

    @AfterEach
    void removeOthers() throws Exception {
        ovs.vsctl("-- --if-exists del-br br-dup -- --if-exists del-br br-old");
    }

    @Test
    void secondSwitchWithTheSameDatapathIdGetsNothing() throws Exception {
        tapPolicy();
        final var flows = ovs.programFlows("br-tap").size();
        addBridge("br-dup", "OpenFlow13", "00000000000000b2");
        Await.until(() -> Netvis.text(bridge(), "error").startsWith(RIVAL), () -> "no word of it: " + bridge());
        assertDelivers();
        assertTrue(bridge().get("in-sync").getAsBoolean());
        assertEquals("active", Netvis.text(netvis.state("policy", "tap"), "state"));
        assertEquals(ImmutableList.of(), ovs.ourFlows("br-dup"));
        assertEquals(ImmutableList.of(), ovs.groups("br-dup"));
        assertEquals(flows, ovs.programFlows("br-tap").size());
        ovs.vsctl("del-br br-dup");
        Await.until(PATIENCE, () -> !bridge().has("error"), () -> "still told: " + bridge());
        assertDelivers();
    }

    @Test
    void switchOfOpenflow10IsLeftAlone() throws Exception {
        addBridge("br-old", "OpenFlow10", "00000000000000bf");
        Await.until(() -> ovs.isConnected("br-old"), () -> "the switch does not connect");
        // A change that reaches the bridge beside it
        tapPolicy();
        assertDelivers();
        assertEquals(ImmutableList.of(), ovs.openflow10Flows("br-old"));
    }

    @Test
    void switchComesBackAfterFlapping() throws Exception {
        tapPolicy();
        for (int i = 0; i < FLAPS; i++) {
            lab.setController("br-tap", NOWHERE);
            TimeUnit.MILLISECONDS.sleep(FLAP_MILLISECONDS);
            lab.setController("br-tap", Lab.CONTROLLER);
            TimeUnit.MILLISECONDS.sleep(FLAP_MILLISECONDS);
        }
        Await.until(PATIENCE, this::isInSync, () -> "not in sync: " + bridge());
        // The database is told of it every few seconds
        Await.until(PATIENCE, () -> ovs.role("br-tap").equals("master"), () -> "no master: " + bridge());
        assertDelivers();
    }

    @Test
    void switchesComeBackAfterThePauseOfTheController() throws Exception {
        tapPolicy();
        karaf.pause(PAUSE_SECONDS);
        Await.until(PATIENCE, () -> ovs.role("br-tap").equals("master") && ovs.role("br-int").equals("master"),
            () -> "no master: " + netvis.describe());
        Await.until(PATIENCE, this::isInSync, () -> "not in sync: " + netvis.describe());
        netvis.deletePolicy("tap");
        tapPolicy();
        assertDelivers();
    }

    private void tapPolicy() throws Exception {
        netvis.policy("tap", "source: [feed0], tool: [ids], rule: [{name: all, action: forward}]");
    }

    private void assertDelivers() throws Exception {
        wire.clear();
        wire.send("tap0", TAPPED);
        wire.assertReceived("ids1", TAPPED);
    }

    private boolean isInSync() throws Exception {
        return Netvis.byName(netvis.state(), "bridge").values().stream()
            .allMatch(bridge -> bridge.get("in-sync").getAsBoolean());
    }

    private JsonObject bridge() {
        try {
            return netvis.state("bridge", "br-tap");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addBridge(final String name, final String protocol, final String datapathId) throws Exception {
        ovs.vsctl("-- add-br " + name + " -- set bridge " + name + " datapath_type=netdev fail_mode=secure protocols="
            + protocol + " other-config:datapath-id=" + datapathId);
        lab.setController(name, Lab.CONTROLLER);
    }
}
