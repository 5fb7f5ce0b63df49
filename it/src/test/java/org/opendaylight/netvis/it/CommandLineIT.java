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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The commands on a workstation, with a controller and a switch.
 */
@ExtendWith(LabExtension.class)
class CommandLineIT {
    private static final String POLICY = """
        {"netvis:policy": [{"name": "web", "source": ["feed0"], "tool": ["ids"], "rule": [
          {"name": "not-8080", "action": "exclude", "match": {"tcp": {"destination-port": {"port": 8080}}}},
          {"name": "web", "action": "forward", "match": {"tcp": {"destination-port": {"port": 80}}}}]}]}""";
    private static final Headers WEB = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02")
        .ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80);

    private final Netvis netvis;
    private final Lab lab;
    private final Karaf karaf;
    private CommandLine line;

    CommandLineIT(final Netvis netvis, final Lab lab, final Karaf karaf) {
        this.netvis = netvis;
        this.lab = lab;
        this.karaf = karaf;
    }

    @BeforeEach
    void logIn() throws Exception {
        line = CommandLine.create(Path.of(System.getProperty("netvis.directory"), "command-line"), karaf.address(),
            new Credentials(karaf.directory().resolve("etc/admin.netrc")));
    }

    private String done(final String... arguments) throws Exception {
        final var result = line.run(arguments);
        assertEquals(0, result.code(), result::toString);
        return result.out();
    }

    private void ended(final int code, final String words, final String... arguments) throws Exception {
        final var result = line.run(arguments);
        assertEquals(code, result.code(), result::toString);
        assertTrue((result.out() + result.err()).contains(words), result::toString);
    }

    @Test
    void policyIsAppliedOnceAndShownWithItsState() throws Exception {
        final var file = line.file("web.json", POLICY);
        ended(1, "+ policy it/web\n    + source: feed0", "diff", file);
        ended(6, "nothing is changed: there is nobody to ask; say --yes", "apply", file);
        assertTrue(done("apply", "--yes", file).endsWith("applied 1 object\n"));
        netvis.awaitPolicy("web", "active");
        assertEquals("nothing to change\n", done("apply", file));
        assertEquals("nothing to change\n", done("diff", file));
        assertEquals(List.of("policy  state   sources  tools  packets  bytes",
            "it/web  active  feed0    ids          0      0"), line.run("policies").lines());
        final var policy = done("policy", "web");
        assertTrue(policy.contains("not-8080     exclude tcp to port 8080\n"), policy);
        assertTrue(policy.contains("br-tap  active  switch "), policy);
    }

    @Test
    void refusalHasTheSentenceOfTheControllerAndChangesNothing() throws Exception {
        final var before = netvis.configuration();
        final var bad = line.file("bad.json", POLICY.replace("\"ids\"", "\"nobody\"").replace("\"web\", \"source",
            "\"bad\", \"source"));
        ended(4, "netvis: policy \"it/bad\": there is no tool \"nobody\": declare it, or name another",
            "apply", "--yes", line.file("web.json", POLICY), bad);
        ended(4, "netvis: policy \"it/bad\": there is no tool", "apply", "--yes", bad);
        assertEquals(before, netvis.configuration());
    }

    @Test
    void flowsTellTheirPolicyRuleAndPackets() throws Exception {
        done("apply", "--yes", line.file("web.json", POLICY));
        netvis.awaitSettled();
        lab.wire().send("tap0", WEB.data("one"), WEB.data("two"));
        Await.until(() -> flow("web").get("packets").getAsInt() == 2, () -> "the switch has not counted two packets");
        assertEquals("forward", flow("web").get("kind").getAsString());
        assertEquals("skip", flow("not-8080").get("kind").getAsString());
        assertTrue(done("flows", "br-tap").lines().anyMatch(text -> text.matches(
            " +10 +59999 +forward +it/web +web +2 .*tcp_dst=80.* group:.*")), () -> run("flows", "br-tap"));
        ended(5, "there is no bridge nowhere; there is: br-int, br-tap", "flows", "nowhere");
    }

    /** {@return the flow of a rule} */
    private JsonObject flow(final String rule) throws Exception {
        final var flows = JsonParser.parseString(done("flows", "br-tap", "--json")).getAsJsonArray();
        return flows.asList().stream().map(JsonElement::getAsJsonObject)
            .filter(flow -> flow.get("rule").equals(new JsonPrimitive(rule))).findFirst().orElseThrow();
    }

    private String run(final String... arguments) {
        try {
            return line.run(arguments).toString();
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    @Test
    void bridgesSourcesAndToolsAreListed() throws Exception {
        assertTrue(done("bridges").lines().anyMatch(text -> text.matches(
            "br-tap  00000000000000b2  tap     yes        yes .*")), () -> run("bridges"));
        assertTrue(done("sources").lines().anyMatch(text -> text.matches(
            "it/feed0 +located +port br-tap tap0 +received +br-tap +tap0 +-")), () -> run("sources"));
        final var tools = JsonParser.parseString(done("--json", "tools")).getAsJsonArray();
        assertEquals(3, tools.size());
        assertEquals("", done("--tenant", "nobody", "tools").lines().skip(1).findFirst().orElse(""));
    }

    @Test
    void exportIsWhatImportReads() throws Exception {
        done("apply", "--yes", line.file("web.json", POLICY));
        final var before = netvis.configuration();
        final var file = line.file("all.json", done("export"));
        done("delete", "--yes", "policy", "web");
        assertEquals(Set.of(), netvis.entries(netvis.configuration(), "policy").keySet());
        ended(6, "nobody to ask", "import", file);
        assertTrue(done("import", "--yes", file).contains("+ policy it/web\n"));
        assertEquals("nothing to change\n", done("import", file));
        assertEquals(netvis.entries(before, "policy"), netvis.entries(netvis.configuration(), "policy"));
        assertEquals(netvis.entries(before, "tool").keySet(), netvis.entries(netvis.configuration(), "tool").keySet());
    }

    @Test
    void previewSaysWhatWouldComeAndChangesNothing() throws Exception {
        final var file = line.file("web.json", POLICY);
        final var before = netvis.configuration();
        final var preview = done("preview", file);
        assertTrue(preview.contains("policy it/web: created, would be active\n"), preview);
        assertTrue(preview.contains("  br-tap: active, decided by the switch\n"), preview);
        assertTrue(preview.contains("tool it/ids gains policy \"web\", rule \"web\", source \"feed0\"\n"), preview);
        assertTrue(preview.lines().anyMatch(text -> text.matches("  \\+cookie=.*tcp.*tp_dst=80 actions=group:.*")),
            preview);
        assertEquals(before, netvis.configuration());
        ended(4, "refused: policy \"it/web\": there is no tool \"nobody\"", "preview",
            line.file("bad.json", POLICY.replace("\"ids\"", "\"nobody\"")));
    }

    @Test
    void frameIsExplainedAsTheSwitchTreatsIt() throws Exception {
        done("apply", "--yes", line.file("web.json", POLICY));
        netvis.awaitPolicy("web", "active");
        final var frame = WEB.data("explained");
        final var answer = done("explain", "--source", "feed0", "--frame", HexFormat.of().formatHex(frame.bytes()));
        assertTrue(answer.contains("source feed0: seen\npolicy web: forward by rule web (switch)\n"), answer);
        assertTrue(answer.contains("tool ids gets " + frame.bytes().length + " bytes at ids1, by policy web: "),
            answer);
        lab.wire().send("tap0", frame);
        lab.wire().assertReceived("ids1", frame);
        ended(4, "the frame is not in hexadecimal", "explain", "--source", "feed0", "--frame", "nonsense");
    }

    @Test
    void whatIsInUseIsNotDeleted() throws Exception {
        done("apply", "--yes", line.file("web.json", POLICY));
        ended(4, "there is no tool \"ids\"", "delete", "--yes", "tool", "ids");
        ended(5, "there is no tool nix; there is: it/ids, it/pair, it/recorder", "delete", "--yes", "tool", "nix");
        assertTrue(netvis.entries(netvis.configuration(), "tool").containsKey("ids"));
    }

    @Test
    void firstConfigurationOfAllIsApplied() throws Exception {
        final var file = line.file("all.json", done("export"));
        netvis.clear();
        assertTrue(done("apply", "--yes", file).endsWith("applied 15 objects\n"));
        netvis.awaitSettled();
    }

    @Test
    void watchTellsWhatChanges() throws Exception {
        final var process = line.builder("watch", "--every", "0.2", "--json").start();
        try (var reader = process.inputReader()) {
            String seen = reader.readLine();
            while (!seen.contains("tool it/recorder")) {
                seen = reader.readLine();
            }
            netvis.policy("web", "source: [feed0], tool: [ids], rule: [{name: all, action: forward}]");
            while (!seen.contains("\"policy it/web\", \"state\": \"active\"")) {
                seen = reader.readLine();
            }
            netvis.deletePolicy("web");
            while (!seen.contains("\"policy it/web\", \"state\": \"gone\"")) {
                seen = reader.readLine();
            }
        } finally {
            Shell.end(process.toHandle());
        }
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        final var builder = line.builder("policies");
        builder.environment().put("NETVIS_PASSWORD", "wrong");
        final var result = line.run(builder);
        assertEquals(3, result.code(), result::toString);
        assertTrue(result.err().endsWith(" refuses the login of admin\n"), result::toString);
    }

    @Test
    void bashCompletesCommandsAndNames() throws Exception {
        assertEquals("policies policy", complete("netvis", "poli"));
        assertEquals("br-int br-tap", complete("netvis", "flows", "br"));
        assertEquals("it/ids", complete("netvis", "delete", "tool", "it/i"));
        assertEquals("--json", complete("netvis", "policies", "--js"));
    }

    private String complete(final String... words) throws Exception {
        final var script = Files.readString(CommandLine.program().resolveSibling("completion.bash"))
            + "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _netvis; echo \"${COMPREPLY[*]}\"";
        final var command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(List.of(words));
        command.set(4, CommandLine.program().toString());
        return line.run(line.inEnvironment(new ProcessBuilder(command))).out().strip();
    }
}
