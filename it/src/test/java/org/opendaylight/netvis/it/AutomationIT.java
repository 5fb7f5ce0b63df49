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

import com.google.common.base.Splitter;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The examples of docs/automation.md, run as they are written there, and the description of the models.
 */
@ExtendWith(LabExtension.class)
class AutomationIT {
    private static final Path PAGE = Path.of("../docs/automation.md");
    private static final Path OPENAPI = Path.of("src/test/resources/openapi-netvis.json");
    private static final Path DIRECTORY = Path.of(System.getProperty("netvis.directory"), "automation");
    private static final String MODEL = "openapi/api/v3/netvis?revision=2026-11-24";

    private final Netvis netvis;
    private final Netvis auto;
    private final Karaf karaf;

    AutomationIT(final Netvis netvis, final Lab lab, final Karaf karaf) {
        this.netvis = netvis;
        this.karaf = karaf;
        auto = netvis.of("auto");
    }

    @BeforeEach
    void configure() throws Exception {
        Files.createDirectories(DIRECTORY);
        // Whose tools have the ports
        netvis.deleteTenant();
        auto.put("source", "feed", "port: {bridge: br-tap, name: tap0}, direction: received");
        auto.put("tool", "ids", "port: [{bridge: br-tap, name: ids1}]");
    }

    /** {@return a file with the only block of the page in a language} */
    private static String example(final String language) throws IOException {
        final var blocks = Splitter.on("```" + language + '\n').splitToList(Files.readString(PAGE));
        assertEquals(2, blocks.size());
        return Files.writeString(DIRECTORY.resolve("example." + language).toAbsolutePath(),
            Splitter.on("```").splitToList(blocks.get(1)).getFirst()).toString();
    }

    private String run(final String... command) throws Exception {
        final var builder = new ProcessBuilder(command);
        builder.environment().put("NETVIS_URL", "http://" + karaf.address() + ":8181");
        builder.environment().put("NETVIS_PASSWORD", karaf.web().login().substring("admin:".length()));
        builder.environment().put("ANSIBLE_LOCALHOST_WARNING", "false");
        builder.environment().put("ANSIBLE_NOCOLOR", "true");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectErrorStream(true);
        final var process = builder.start();
        process.getOutputStream().close();
        final var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }

    @Test
    void exampleInPythonMakesPoliciesAndWaitsForThem() throws Exception {
        final var example = example("python");
        assertEquals("0\n3 policies are active\n", run("/usr/bin/python3", example));
        assertEquals("0\n3 policies are active\n", run("/usr/bin/python3", example));
        assertEquals(Set.of("vni-5001", "vni-5002", "vni-5003"),
            auto.entries(netvis.configuration(), "policy").keySet());
    }

    @Test
    void exampleInPythonTellsWhatTheControllerRefuses() throws Exception {
        auto.delete("tool", "ids");
        final var output = run("/usr/bin/python3", example("python"));
        assertTrue(output.startsWith("1\npolicy \"auto/vni-5001\": there is no tool \"ids\""), output);
    }

    @Test
    void playbookChangesWhatIsOtherwiseAndThenNothing() throws Exception {
        final var example = example("yaml");
        final var first = run("ansible-playbook", example);
        assertTrue(first.startsWith("0\n") && first.contains("changed=1 "), first);
        assertEquals("active", Netvis.text(auto.state("policy", "web"), "state"));
        final var second = run("ansible-playbook", example);
        assertTrue(second.startsWith("0\n") && second.contains("changed=0 "), second);
    }

    /** What is meant to change: copy the file that the message names. */
    @Test
    void descriptionOfTheModelIsAsClientsKnowIt() throws Exception {
        assertEquals(401, karaf.web().as("").get(MODEL).status());
        final var reply = karaf.web().get(MODEL);
        assertEquals(200, reply.status(), reply::toString);
        final var found = sorted(reply.json().getAsJsonObject());
        final var file = Files.writeString(DIRECTORY.resolve("openapi-netvis.json").toAbsolutePath(),
            Json.pretty(found));
        assertEquals(JsonParser.parseString(Files.readString(OPENAPI)), found,
            () -> "other than " + OPENAPI + ": if that is meant, copy " + file + " there");
    }

    /** Without the address of this controller, and in an order that does not depend on the server. */
    private static JsonObject sorted(final JsonObject description) {
        description.remove("servers");
        return Json.sorted(description).getAsJsonObject();
    }
}
