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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What 'netvis start --listen' opens to the network, and to whom. The tests are outside of the controller's namespace,
 * as its network is.
 */
class ListenIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("netvis.directory"), "listen");
    private static final String CONFIGURATION = "/rests/data/netvis:netvis?content=config&depth=1";

    private static ScriptedController controller;
    private static String address;
    private static String url;
    private static String output;

    @BeforeAll
    static void start() throws Exception {
        controller = ScriptedController.create(DIRECTORY, Path.of(System.getProperty("netvis.script")),
            Path.of(System.getProperty("netvis.distribution")));
        address = controller.address();
        url = "https://" + address + ":8443";
        output = controller.run("start", "--listen", address);
    }

    @AfterAll
    static void stop() throws Exception {
        controller.close();
    }

    private static Path certificate() {
        return controller.karaf().resolve("etc/tls.pem");
    }

    /** {@return the status of the answer to somebody in the network} */
    private static String status(final String login, final String where, final String... options) throws Exception {
        final var command = new ProcessBuilder("curl", "-s", "-m", "20", "-o", "/dev/null", "-w", "%{http_code}",
            "--cacert", certificate().toString(), "-u", login, where);
        command.command().addAll(List.of(options));
        final var process = command.start();
        final var result = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return result;
    }

    private static String admin() throws IOException {
        return "admin:" + controller.credentials().password();
    }

    @Test
    void restconfIsOpenWithTlsForWhoeverHasThePassword() throws Exception {
        // 409: nothing is configured
        assertEquals("409", status(admin(), url + CONFIGURATION));
        assertEquals("401", status("admin:admin", url + CONFIGURATION));
        assertEquals("200", status(admin(), url + "/netvis/health"));
    }

    @Test
    void nothingIsOpenWithoutTls() throws Exception {
        for (var port : new int[] {ScriptedController.PORT, 8181, 8182, 8101, 1099}) {
            assertEquals("000", status(admin(), "http://" + address + ':' + port + CONFIGURATION));
        }
        assertEquals("000", status(admin(), url + CONFIGURATION, "--tls-max", "1.1"));
    }

    @Test
    void onlyOpenFlowAndTlsListenBeyondLoopback() throws Exception {
        final var sockets = controller.runInside("ss", "-Hltn").lines().map(line -> line.split("\\s+")[3])
            .filter(socket -> !socket.contains("127.0.0.1")).collect(Collectors.toSet());
        assertEquals(ImmutableSet.of("*:6653", "[::ffff:" + address + "]:8443"), sockets);
    }

    @Test
    void startSaysOnceWhoMayLogInAndWhatIsOpen() throws Exception {
        final var file = controller.credentials().file().toString();
        assertTrue(output.contains("who       user admin, and nobody else"), output);
        assertTrue(output.contains(file), output);
        assertTrue(output.contains("open to the network, with TLS: " + url + "/rests"), output);
        assertTrue(output.contains("SHA-256 "), output);
        assertFalse(output.contains(controller.credentials().password()));
        final var again = controller.run("start");
        assertTrue(again.contains("netvis runs already"), again);
        assertFalse(again.contains("who  "), again);
        assertTrue(again.contains(url), again);
    }

    @Test
    void commandsTrustTheCertificateThatTheyAreGivenAndNoOther() throws Exception {
        final var line = CommandLine.create(DIRECTORY.resolve("command-line"), address, controller.credentials());
        final var trusting = line.run("--url", url, "--cacert", certificate().toString(), "bridges");
        assertEquals(0, trusting.code(), trusting::toString);
        final var distrusting = line.run("--url", url, "bridges");
        assertEquals(3, distrusting.code(), distrusting::toString);
        assertTrue(distrusting.err().contains("name its certificate with --cacert"), distrusting::toString);
    }

    @Test
    void keyIsItsOwnersAlone() throws Exception {
        for (var name : Set.of("tls.p12", "tls.password", "jetty-tls.xml")) {
            assertEquals(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(controller.karaf().resolve("etc").resolve(name)), name);
        }
    }

    @Test
    void addressThatIsNotOfThisMachineIsRefused() {
        for (var wrong : Set.of("198.51.100.1", "example.org", "")) {
            final var failure = assertThrows(IOException.class, () -> controller.run("start", "--listen", wrong));
            assertTrue(failure.getMessage().contains("address"), failure::getMessage);
            assertTrue(failure.getMessage().contains(address), failure::getMessage);
        }
        final var failure = assertThrows(IOException.class, () -> controller.run("start", "--lisen", address));
        assertTrue(failure.getMessage().contains("'start --listen ADDRESS'"), failure::getMessage);
    }
}
