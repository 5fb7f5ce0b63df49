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
import static org.opendaylight.netvis.it.Headers.ethernet;
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;
import static org.opendaylight.netvis.it.Netvis.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The page at /netvis, in a browser. What a person does there is in {@code ui/src/it/web/scenarios.mjs}, under the
 * names that are played here.
 */
@ExtendWith(LabExtension.class)
class PageIT {
    private static final int MANY = 500;
    private static final Frame WEB = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80).data("web");
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";
    private static final String WEB_POLICY = """
        source: [vm1, vm2], tool: [ids, recorder], strip: [vlan], rule: [
          {name: web, action: forward, match: {tcp: {destination-port: {port: 80}}}}]
        """;

    private static Browser browser;

    private final Karaf karaf;
    private final Netvis netvis;
    private final Lab lab;

    PageIT(final Karaf karaf, final Netvis netvis, final Lab lab) throws Exception {
        this.karaf = karaf;
        this.netvis = netvis;
        this.lab = lab;
        if (browser == null) {
            browser = Browser.start(Path.of(System.getProperty("netvis.scenarios")), karaf.page(), karaf.credentials(),
                Path.of(System.getProperty("netvis.pictures")));
        }
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    /** Policy web has traffic of vm1 all the time, policy tapped of tap0. */
    private void playWithTraffic(final String scenario) throws Exception {
        netvis.put("policy", "web", WEB_POLICY);
        netvis.put("policy", "tapped", "source: [feed0], tool: [ids]," + EVERYTHING);
        netvis.awaitPolicy("web", "active");
        netvis.awaitPolicy("tapped", "active");
        try (var inline = new FrameStream(lab.wire(), "vm1", WEB);
                var tapped = new FrameStream(lab.wire(), "tap0", WEB)) {
            browser.play(scenario);
        }
    }

    @Test
    void usersOfRestconfLogIn() throws Exception {
        browser.play("login");
    }

    @Test
    void firstViewShowsWhoSeesWhatAndHowMuch() throws Exception {
        playWithTraffic("whoSeesWhat");
    }

    @Test
    void whatIsBrokenIsRedWithItsReason() throws Exception {
        netvis.put("tool", "elsewhere", "port: [{bridge: br-int, name: recorder9}]");
        netvis.policy("web", WEB_POLICY);
        netvis.put("policy", "fails", "source: [feed0], tool: [elsewhere]," + EVERYTHING);
        netvis.awaitPolicy("fails", "failed");
        browser.play("whatIsBroken");
    }

    @Test
    void policyIsTextAndCounters() throws Exception {
        playWithTraffic("policy");
    }

    @Test
    void policyIsEditedAndTheLastChangeUndone() throws Exception {
        netvis.put("policy", "web", WEB_POLICY.replace(", recorder", ""));
        netvis.awaitSettled();
        final var before = netvis.entries(netvis.configuration(), "policy").get("web");
        browser.play("editing");
        assertEquals(before, netvis.entries(netvis.configuration(), "policy").get("web"));
    }

    @Test
    void policyIsAddedAndRemoved() throws Exception {
        browser.play("adding");
        assertEquals("active", text(netvis.state("policy", "added"), "state"));
    }

    @Test
    void changeOfSomebodyElseIsNotOverwrittenByAnUndo() throws Exception {
        netvis.policy("web", WEB_POLICY);
        browser.play("changing");
        netvis.put("policy", "web", "source: [vm3], tool: [ids]," + EVERYTHING);
        browser.play("changedByOthers");
        assertFalse(netvis.entries(netvis.configuration(), "policy").get("web").toString().contains("vm1"));
    }

    @Test
    void switchesTellWhatTheyHoldAndCan() throws Exception {
        netvis.policy("web", WEB_POLICY);
        netvis.policy("transit", """
            source: [feed0], tool: [recorder], strip: [vxlan], rule: [
              {name: vni, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        browser.play("switches");
    }

    @Test
    void changesAreEvents() throws Exception {
        netvis.policy("web", WEB_POLICY);
        browser.play("events");
        netvis.put("policy", "web", "enabled: false," + WEB_POLICY);
        browser.play("eventsAfterAChange");
    }

    @Test
    void frameIsExplained() throws Exception {
        netvis.policy("tapped", "source: [feed0], tool: [ids]," + EVERYTHING);
        browser.play("explain");
    }

    @Test
    void answersOfExplainAndPreviewAreShown() throws Exception {
        netvis.policy("web", WEB_POLICY);
        browser.play("answers");
    }

    @Test
    void keyboardIsEnough() throws Exception {
        netvis.policy("web", WEB_POLICY);
        netvis.policy("tapped", "source: [feed0], tool: [ids]," + EVERYTHING);
        browser.play("keyboard");
    }

    @Test
    void everyViewFitsWideAndNarrowWindowsInLightAndDark() throws Exception {
        final var configuration = Lab.configuration();
        keep(configuration, "source", Set.of("vm1", "vm2", "vm3", "feed0", "feed1"));
        keep(configuration, "tool", Set.of("ids", "recorder"));
        netvis.configure(configuration);
        netvis.put("tool", "forensics", "port: [{bridge: br-int, name: recorder9}]");
        netvis.put("policy", "off", "source: [feed1], tool: [recorder], enabled: false," + EVERYTHING);
        netvis.put("policy", "archive", "source: [feed1], tool: [forensics]," + EVERYTHING);
        netvis.put("policy", "dns", """
            source: [vm2, vm3], tool: [recorder], rule: [
              {name: dns, action: forward, match: {udp: {destination-port: {port: 53}}}}]
            """);
        playWithTraffic("looks");
    }

    private static void keep(final JsonObject configuration, final String kind, final Set<String> names) {
        final var kept = new JsonArray();
        Netvis.byName(Lab.tenant(configuration), kind).forEach((name, entry) -> {
            if (names.contains(name)) {
                kept.add(entry);
            }
        });
        Lab.tenant(configuration).add(kind, kept);
    }

    @Test
    void firstViewIsSmall() throws Exception {
        netvis.policy("web", WEB_POLICY);
        browser.play("firstView");
    }

    @Test
    void fiveHundredPoliciesAreReadable() throws Exception {
        final var configuration = Lab.configuration();
        final var policies = new JsonArray();
        for (int i = 0; i < MANY; i++) {
            policies.add(policy(i));
        }
        Lab.tenant(configuration).add("policy", policies);
        netvis.configure(configuration);
        netvis.awaitSettled();
        browser.play("manyPolicies");
    }

    private static JsonObject policy(final int number) {
        final var tool = number % 3 == 0 ? "ids" : "recorder";
        final var policy = Netvis.json("source: [feed" + number % 2 + "], tool: [" + tool + "], rule: [{name: port,"
            + " action: forward, match: {tcp: {destination-port: {port: " + (1000 + number) + "}}}}]");
        policy.addProperty("name", "p" + number);
        return policy;
    }

    @Test
    void controllerThatIsAwayIsToldAndComesBack() throws Exception {
        playWithTraffic("controllerIsThere");
        karaf.stop();
        try {
            browser.play("controllerIsGone");
        } finally {
            karaf.start();
        }
        netvis.awaitSettled();
        try (var stream = new FrameStream(lab.wire(), "vm1", WEB)) {
            browser.play("controllerIsBack");
        }
    }
}
