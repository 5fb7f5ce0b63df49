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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who gets in to a controller that 'netvis start' has started, and what it keeps when a newer build of it is started.
 *
 * <p>The controller here is started twice. The first one gets a configuration and settings, and the account that
 * releases without passwords of their own have left behind. Then there is a newer build.
 */
class DoorsIT {
    private static final String CONFIGURATION = ScriptedController.RESTS + "netvis:netvis?content=config";
    private static final String SECOND_END_POINT = "http://127.0.0.1:8182/restconf/data/netvis:netvis?content=config";
    private static final String AUTH = "http://127.0.0.1:" + ScriptedController.PORT + "/auth/v1/";
    private static final String JSON = "Content-Type: application/json";
    private static final String TOOLS = """
        {"netvis:netvis": {"bridge": [{"name": "b", "datapath-id": "00000000000000b1", "role": "tap"}],
          "tenant": [{"name": "t", "tool": [{"name": "t", "port": [{"bridge": "b", "name": "p"}]}]}]}}""";

    private static final Path DIRECTORY = Path.of(System.getProperty("netvis.directory"), "doors");
    private static final Path STATUSES = DIRECTORY.resolve("first.statuses");
    private static final Path SECOND_STATUSES = DIRECTORY.resolve("second.statuses");
    private static final Path KEY = DIRECTORY.resolve("key");

    private static ScriptedController controller;
    private static String firstPassword;

    @BeforeAll
    static void startTwice() throws Exception {
        controller = ScriptedController.create(DIRECTORY, Path.of(System.getProperty("netvis.script")),
            Path.of(System.getProperty("netvis.distribution")));
        start(STATUSES);
        firstPassword = controller.credentials().password();
        assertEquals("201", controller.curl(ScriptedController.RESTS + "netvis:netvis", "-X", "PUT", "-H", JSON,
            "-d", TOOLS).strip());
        change();
        controller.run("stop");
        controller.rebuild();
        start(SECOND_STATUSES);
    }

    /** Starts the controller, and tries the default passwords at both end points from before it listens. */
    private static void start(final Path statuses) throws Exception {
        final var attempts = List.of(controller.tryDefaultPassword(CONFIGURATION, statuses),
            controller.tryDefaultPassword(SECOND_END_POINT, Path.of(statuses + ".netty")));
        try {
            controller.run("start");
        } finally {
            for (var attempt : attempts) {
                Shell.end(attempt.toHandle());
            }
        }
    }

    /** What an operator changes, and what releases before had. */
    private static void change() throws Exception {
        final var etc = controller.karaf().resolve("etc");
        Files.writeString(etc.resolve("org.opendaylight.openflowplugin.cfg"), "\nbarrier-count-limit = 1234\n",
            StandardOpenOption.APPEND);
        Shell.run("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", KEY.toString());
        Files.writeString(etc.resolve("keys.properties"), "operator = "
            + Files.readString(Path.of(KEY + ".pub")).split(" ")[1] + ",_g_:admingroup\n", StandardOpenOption.APPEND);
        assertTrue(controller.curl(AUTH + "users/admin@sdn", "-X", "PUT", "-H", JSON, "-d", "{\"password\": \"admin\"}")
            .endsWith("\n200"));
        Files.delete(controller.credentials().file());
        assertEquals("200", controller.statusFor("admin:admin", CONFIGURATION));
    }

    @AfterAll
    static void stop() throws Exception {
        controller.close();
    }

    @Test
    void onlyOpenFlowListensBeyondLoopback() throws Exception {
        final var sockets = controller.runInside("ss", "-Hltun").lines().map(line -> line.split("\\s+")[4])
            .collect(ImmutableSet.toImmutableSet());
        assertEquals(Set.of("*:6653"), sockets.stream().filter(socket -> !socket.startsWith("127.0.0.1:")
            && !socket.startsWith("[::ffff:127.0.0.1]:")).collect(Collectors.toSet()));
        final var ports = sockets.stream().map(socket -> socket.substring(socket.lastIndexOf(':') + 1))
            .collect(Collectors.toSet());
        assertTrue(ports.containsAll(Set.of("8282", "8182", "8101", "1099", "44444", "2550")), ports::toString);
        assertFalse(ports.contains("8181"), "the port that NETVIS_HTTP_PORT replaces is open");
    }

    @Test
    void noDefaultPasswordOpensRestconf() throws Exception {
        for (var url : List.of(CONFIGURATION, SECOND_END_POINT)) {
            for (var login : List.of("admin:admin", "karaf:karaf", "user:user", "admin:")) {
                assertEquals("401", controller.statusFor(login, url), () -> login + " at " + url);
            }
            assertTrue(controller.curl(url).endsWith("\n200"), url);
        }
    }

    @Test
    void noDefaultPasswordOpensRestconfWhileItStarts() throws Exception {
        for (var statuses : List.of(STATUSES, SECOND_STATUSES)) {
            for (var file : List.of(statuses, Path.of(statuses + ".netty"))) {
                final var seen = ImmutableSet.copyOf(Files.readAllLines(file));
                // No connection, no answer yet, not logged in, not there
                assertTrue(Set.of("000", "401", "404", "500", "503").containsAll(seen), () -> file + ": " + seen);
            }
            assertTrue(Files.readAllLines(statuses).contains("401"), statuses::toString);
        }
    }

    @Test
    void defaultPasswordThatAnOlderReleaseLeftIsReplaced() throws Exception {
        final var password = controller.credentials().password();
        assertTrue(password.matches("[0-9a-f]{32}"));
        assertFalse(password.equals(firstPassword));
    }

    @Test
    void onlyAdministratorsComeInAtTheSecondEndPoint() throws Exception {
        assertTrue(controller.curl(AUTH + "users", "-H", JSON, "-d",
            "{\"name\": \"reader\", \"domainid\": \"sdn\", \"password\": \"a reader's\"}").endsWith("\n201"));
        assertTrue(controller.curl(AUTH + "domains/sdn/users/reader@sdn/roles", "-H", JSON, "-d",
            "{\"roleid\": \"user@sdn\"}").endsWith("\n201"));
        assertEquals("200", controller.statusFor("reader:a reader's", CONFIGURATION));
        assertEquals("403", controller.statusFor("reader:a reader's", SECOND_END_POINT));
    }

    @Test
    void consoleTakesNoDefaultPassword() throws Exception {
        final var askpass = DIRECTORY.resolve("askpass");
        Files.writeString(askpass, "#!/bin/sh\necho karaf\n");
        Shell.run("chmod", "+x", askpass.toString());
        final var refused = console("env", "SSH_ASKPASS=" + askpass, "SSH_ASKPASS_REQUIRE=force",
            "ssh", "karaf@127.0.0.1", "-o", "NumberOfPasswordPrompts=1",
            "-o", "PreferredAuthentications=password,keyboard-interactive");
        assertTrue(refused.contains("Permission denied"), refused);
        final var accepted = console("ssh", "operator@127.0.0.1", "-v", "-i", KEY.toString());
        assertTrue(accepted.contains("Authenticated to 127.0.0.1"), accepted);
    }

    private static String console(final String... command) throws Exception {
        return ssh("true", command);
    }

    private static String ssh(final String typed, final String... command) throws Exception {
        final var arguments = String.join("' '", command);
        return controller.runInside("bash", "-c", "timeout 60 '" + arguments + "' -p 8101 -o StrictHostKeyChecking=no"
            + " -o UserKnownHostsFile=/dev/null '" + typed + "' </dev/null 2>&1 || true");
    }

    @Test
    void consoleTellsWhatThereIs() throws Exception {
        final var tools = ssh("netvis:tools", "ssh", "operator@127.0.0.1", "-i", KEY.toString());
        assertTrue(tools.contains("t/t"), tools);
        final var bridges = ssh("netvis:bridges", "ssh", "operator@127.0.0.1", "-i", KEY.toString());
        assertTrue(bridges.lines().anyMatch(text -> text.matches("b\\W+no\\W+no\\W.*")), bridges);
        final var policy = ssh("netvis:policy t/nix", "ssh", "operator@127.0.0.1", "-i", KEY.toString());
        assertTrue(policy.contains("there is no policy t/nix"), policy);
    }

    @Test
    void jmxTakesNoDefaultPassword() throws Exception {
        for (var login : List.of("karaf", "admin")) {
            final var failure = assertThrows(IOException.class, () -> controller.runInside(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", "target/test-classes",
                JmxLogin.class.getName(), login, login));
            assertTrue(failure.getMessage().contains("java.lang.SecurityException: Authentication failed"),
                failure::getMessage);
        }
    }

    @Test
    void secretsAreTheirOwnersAlone() throws Exception {
        for (var part : List.of("etc", "data", "state", "snapshots", "configuration")) {
            final var permissions = Files.getPosixFilePermissions(controller.karaf().resolve(part));
            assertTrue(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE).containsAll(permissions), () -> part + ": " + permissions);
        }
        for (var file : List.of("etc/admin.netrc", "data/idmlight.db.mv.db", "data/log/karaf.log",
                "etc/opendaylight/datastore/initial/config/aaa-cert-config.xml")) {
            assertEquals(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(controller.karaf().resolve(file)), file);
        }
    }

    @Test
    void passwordIsInItsFileOnly() throws Exception {
        controller.run("status");
        final var password = controller.credentials().password();
        for (var log : List.of("data/log/karaf.log", "data/console.log")) {
            assertFalse(Files.readString(controller.karaf().resolve(log)).contains(password), log);
        }
        assertFalse(Shell.run("ps", "-eww", "-o", "args").contains(password));
        final var arguments = Files.readString(controller.arguments());
        assertTrue(arguments.contains("netvis:netvis-state"), arguments);
        for (var secret : List.of(password, firstPassword)) {
            assertFalse(arguments.contains(secret));
        }
    }

    @Test
    void newBuildFindsTheConfigurationAgain() throws Exception {
        final var answer = controller.curl(CONFIGURATION);
        assertEquals(JsonParser.parseString(TOOLS), JsonParser.parseString(answer.substring(0,
            answer.lastIndexOf('\n'))));
    }

    @Test
    void newBuildKeepsSettingsThatWereChangedAndBringsItsOwnOtherwise() throws IOException {
        final var etc = controller.karaf().resolve("etc");
        assertTrue(Files.readString(etc.resolve("org.opendaylight.openflowplugin.cfg"))
            .contains("\nbarrier-count-limit = 1234\n"));
        assertTrue(Files.readString(etc.resolve("keys.properties")).contains("operator = "));
        assertTrue(Files.isDirectory(controller.karaf().resolve(".etc")));
        assertFalse(Files.exists(controller.karaf().resolveSibling("karaf.old")));
    }

    @Test
    void commandsGoToTheControllerThatWasStarted() throws Exception {
        assertEquals(List.of("tool  packets  bytes  lost  ports  policies", "t/t         0      0     0  b p    -"),
            controller.run("tools").lines().toList());
    }

    @Test
    void operatorSetsAPasswordOfHisOwn() throws Exception {
        final var old = controller.credentials().password();
        final var command = controller.karaf().resolve("bin/admin-password");
        final var own = "correct-horse-" + old.substring(0, 4);
        controller.runInside("bash", "-c", "echo " + own + " | " + command + " http://127.0.0.1:"
            + ScriptedController.PORT);
        assertEquals(own, controller.credentials().password());
        assertEquals("401", controller.statusFor("admin:" + old, CONFIGURATION));
        assertTrue(controller.curl(CONFIGURATION).endsWith("\n200"));
    }
}
