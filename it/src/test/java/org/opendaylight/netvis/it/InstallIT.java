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

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What 'netvis install' makes of a Karaf that is not netvis's own, on the JVM of the tests and on a Java 21 if there is
 * one beside it.
 */
class InstallIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("netvis.directory"), "install");
    private static final Path DISTRIBUTION = Path.of(System.getProperty("netvis.distribution"));
    private static final Path PLAIN = Path.of(System.getProperty("netvis.plain-karaf"));
    private static final String INSTALLER = System.getProperty("netvis.installer");
    /** Empty if there is none. */
    private static final String JDK_21 = System.getProperty("netvis.jdk21", "");
    private static final String LOG = "data/log/karaf.log";
    private static final String PASSWORD = "of-this-test";

    private static Namespaces namespaces;

    @BeforeAll
    static void makeNamespaces() throws Exception {
        namespaces = Namespaces.create(DIRECTORY);
    }

    @AfterAll
    static void removeNamespaces() throws Exception {
        namespaces.close();
    }

    @Test
    void plainKarafRunsNetvisAndKeepsItsRoles() throws Exception {
        try (var karaf = Karaf.unpack(namespaces, PLAIN, DIRECTORY.resolve("plain"))) {
            final var users = addUsers(karaf);
            final var accounts = Files.readString(users);
            install(karaf);
            assertEquals(accounts, Files.readString(users));
            assertInstalledOnce(karaf);

            karaf.start();
            assertRunsNetvis(karaf);
            assertRolesHold(karaf);

            final var refused = assertThrows(IOException.class, () -> install(karaf));
            assertTrue(refused.getMessage().contains("is running"), refused::getMessage);
        }
    }

    @Test
    void openDaylightRunsNetvisOnTheOldestJavaAndOnTheOneOfTheTests() throws Exception {
        try (var karaf = Karaf.unpack(namespaces, DISTRIBUTION, DIRECTORY.resolve("opendaylight"))) {
            makeOpenDaylight(karaf.directory());
            addUsers(karaf);
            install(karaf);
            assertInstalledOnce(karaf);
            if (!JDK_21.isEmpty()) {
                karaf.useJava(JDK_21);
                karaf.start();
                assertRunsNetvis(karaf);
                karaf.stop();
                Files.delete(karaf.directory().resolve(LOG));
                karaf.useJava(System.getProperty("java.home"));
            }
            karaf.start();
            assertRunsNetvis(karaf);
            assertRolesHold(karaf);
        }
    }

    @Test
    void whatIsNoKarafOfThatLineIsRefusedAndStaysAsItIs() throws Exception {
        final var karaf = Karaf.unpack(namespaces, PLAIN, DIRECTORY.resolve("refused"));
        final var main = karaf.directory().resolve("lib/boot/org.apache.karaf.main-4.4.8.jar");
        Files.move(main, main.resolveSibling("org.apache.karaf.main-4.3.10.jar"));
        assertRefused(karaf, "is Karaf 4.3.10; netvis runs in 4.4");

        Files.move(main.resolveSibling("org.apache.karaf.main-4.3.10.jar"), main);
        final var southbound = karaf.directory()
            .resolve("system/org/opendaylight/openflowplugin/odl-openflowplugin-southbound/0.21.2");
        Files.createDirectories(southbound);
        assertRefused(karaf, "has openflowplugin 0.21.2; netvis needs 0.20.x");

        Files.delete(southbound);
        Files.delete(karaf.directory().resolve("bin/karaf"));
        assertRefused(karaf, "is not a Karaf");
    }

    @Test
    void javaThatIsTooOldOrTooNewIsRefused() throws Exception {
        final var karaf = Karaf.unpack(namespaces, PLAIN, DIRECTORY.resolve("refused-java"));
        for (var release : new String[] {"17", "26"}) {
            final var java = DIRECTORY.resolve("java-" + release + "/bin/java");
            Files.createDirectories(java.getParent());
            Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"%s.0.1\"' >&2\n".formatted(release));
            assertTrue(java.toFile().setExecutable(true));
            karaf.useJava(java.getParent().getParent().toString());
            assertRefused(karaf, "is release " + release + ": set JAVA_HOME to a JDK 21 to 25");
        }
    }

    private static void assertRefused(final Karaf karaf, final String reason) throws Exception {
        final var before = contents(karaf.directory());
        final var refused = assertThrows(IOException.class, () -> install(karaf));
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
        assertEquals(before, contents(karaf.directory()));
    }

    /** Users of the Karaf, not of netvis. */
    private static Path addUsers(final Karaf karaf) throws IOException {
        return Files.writeString(karaf.directory().resolve("etc/users.properties"), """

            operator = %1$s,ssh,admin,manager,viewer
            guest = %1$s,ssh,viewer
            """.formatted(PASSWORD), StandardOpenOption.APPEND);
    }

    private static String install(final Karaf karaf, final String... mode) throws IOException, InterruptedException {
        return Shell.run(mode.length == 0
            ? karaf.operator(INSTALLER, karaf.directory().toString(), DISTRIBUTION.toString())
            : karaf.operator(INSTALLER, mode[0], karaf.directory().toString(), DISTRIBUTION.toString()));
    }

    private static void assertInstalledOnce(final Karaf karaf) throws Exception {
        install(karaf, "--check");
        final var installed = contents(karaf.directory());
        install(karaf);
        assertEquals(installed, contents(karaf.directory()));
        for (var file : new String[] {"etc/org.apache.karaf.features.cfg", "bin/setenv"}) {
            assertTrue(Files.exists(karaf.directory().resolve(file + ".before-netvis")), file);
        }
    }

    private static void assertRunsNetvis(final Karaf karaf) throws Exception {
        final var log = karaf.directory().resolve(LOG);
        Await.until(() -> Files.readString(log).contains("netvis started"), log::toString);
        assertEquals(409, karaf.restconf().get("data/netvis:netvis?content=config").status());
        final var ports = Shell.run(karaf.operator("ss", "-Hltn"));
        assertTrue(ports.contains(":6653 "), ports);
        assertFalse(ports.contains(":6633 "), ports);
    }

    /** What a role does not allow, Karaf's console does not know. */
    private static void assertRolesHold(final Karaf karaf) throws Exception {
        for (var user : new String[] {"operator", "guest"}) {
            final var features = console(karaf, user, "feature:list -i");
            assertTrue(features.contains("odl-netvis"), features);
        }
        final var command = "feature:uninstall no-such-feature";
        final var unknown = "Command not found";
        final var refused = console(karaf, "guest", command);
        assertTrue(refused.contains(unknown), refused);
        final var failed = console(karaf, "operator", command);
        assertTrue(failed.contains("no-such-feature") && !failed.contains(unknown), failed);
    }

    /** {@return what a command prints that a user gives to the console} */
    private static String console(final Karaf karaf, final String user, final String command)
            throws IOException, InterruptedException {
        final var builder = karaf.operator(karaf.directory().resolve("bin/client").toString(), "-b", "-u", user,
            "-p", PASSWORD);
        final var input = Files.writeString(DIRECTORY.resolve("command"), command + '\n');
        final var process = builder.redirectErrorStream(true).redirectInput(input.toFile()).start();
        final var output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output;
    }

    /** Takes from netvis's distribution what is netvis's: what is left is an OpenDaylight with what netvis needs. */
    private static void makeOpenDaylight(final Path directory) throws IOException, InterruptedException {
        for (var file : new String[] {"system/org/opendaylight/netvis", "lib/netvis", "etc/opendaylight/datastore",
            "etc/org.opendaylight.openflowplugin.cfg", "etc/org.opendaylight.restconf.nb.rfc8040.cfg",
            "etc/org.opendaylight.infrautils.ready.cfg", "bin/setenv"}) {
            Shell.run("rm", "-rf", directory.resolve(file).toString());
        }
        Shell.run("sed", "-i", "/^karaf.override.java.class.version/d", directory + "/etc/system.properties");
        Shell.run("sed", "-i", "s/, *org.opendaylight.netvis.subject//", directory + "/etc/config.properties");
        // Where an OpenDaylight listens
        Shell.run("sed", "-i", "s/127\\.0\\.0\\.1/0.0.0.0/", directory + "/etc/org.ops4j.pax.web.cfg",
            directory + "/etc/jetty.xml");
        Shell.run("tar", "xf", PLAIN.toString(), "-C", directory.toString(), "--strip-components=1",
            "--wildcards", "*/bin/setenv");
        try (var features = Files.newDirectoryStream(directory.resolve("etc"), "????????-????-*.xml")) {
            for (var file : features) {
                Files.writeString(file, Files.readString(file)
                    .replaceFirst("<repository>[^<]*features-netvis[^<]*</repository>", """
                        <repository>mvn:%s/odl-openflowplugin-southbound/0.20.1/xml/features</repository>
                        <repository>mvn:%s/odl-restconf-nb/9.0.1/xml/features</repository>
                        """.formatted("org.opendaylight.openflowplugin", "org.opendaylight.netconf"))
                    .replaceFirst("<feature[^>]*>odl-netvis[^<]*</feature>",
                        "<feature>odl-openflowplugin-southbound</feature><feature>odl-restconf-nb</feature>"));
            }
        }
    }

    private static Map<String, String> contents(final Path directory) throws IOException {
        final var result = ImmutableMap.<String, String>builder();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                result.put(directory.relativize(file).toString(),
                    Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString());
            }
        }
        return result.build();
    }
}
