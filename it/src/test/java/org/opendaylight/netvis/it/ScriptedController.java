/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * A controller that the script 'netvis' starts, in a work tree and a network namespace of its own, without a setting
 * but the port of RESTCONF.
 */
final class ScriptedController implements AutoCloseable {
    static final int PORT = 8282;
    static final String RESTS = "http://127.0.0.1:" + PORT + "/rests/data/";

    /** What the script looks for to tell whether it must build. */
    private static final List<String> SOURCES =
        List.of("pom.xml", "api", "ovs-extension", "impl", "access", "features", "karaf-distribution");

    private static final List<String> SCRIPT = List.of("netvis", "script", "lab", "cli");

    private final Namespaces namespaces;
    private final Path home;
    private final Path commands;
    private final Path archive;

    private ScriptedController(final Namespaces namespaces, final Path directory) {
        this.namespaces = namespaces;
        home = directory.resolve("home");
        commands = directory.resolve("bin");
        archive = home.resolve("karaf-distribution/target/netvis-karaf-it.tar.gz");
    }

    static ScriptedController create(final Path directory, final Path script, final Path distribution)
            throws IOException, InterruptedException {
        Shell.run("rm", "-rf", directory.toString());
        Files.createDirectories(directory);
        final var controller = new ScriptedController(Namespaces.create(directory), directory);
        for (var source : SOURCES) {
            Files.createDirectories(controller.home.resolve(source));
        }
        Files.createDirectories(controller.archive.getParent());
        Files.copy(distribution, controller.archive);
        for (var part : SCRIPT) {
            Shell.run("cp", "-r", script.resolveSibling(part).toString(), controller.home.toString());
        }
        controller.recordArgumentsOfCurl();
        return controller;
    }

    /** The curl that the script finds writes its arguments down and calls the real one. */
    private void recordArgumentsOfCurl() throws IOException, InterruptedException {
        Files.createDirectories(commands);
        final var real = Shell.run("which", "curl").strip();
        Files.writeString(commands.resolve("curl"),
            "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + arguments() + "'\nexec " + real + " \"$@\"\n");
        Files.setPosixFilePermissions(commands.resolve("curl"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** {@return the file with the arguments of each curl of the script} */
    Path arguments() {
        return home.resolve("curl.arguments");
    }

    /** {@return where it is in the network} */
    String address() {
        return namespaces.controllerAddress();
    }

    Path karaf() {
        return home.resolve(".netvis/karaf");
    }

    Credentials credentials() {
        return new Credentials(karaf().resolve("etc/admin.netrc"));
    }

    /** Runs a command of the script. */
    String run(final String... command) throws IOException, InterruptedException {
        final var builder = new ProcessBuilder(inside(ImmutableList.<String>builder()
            .add(home.resolve("netvis").toString()).add(command).build().toArray(String[]::new)));
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_") || name.startsWith("NETVIS_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("EXTRA_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("NETVIS_HTTP_PORT", Integer.toString(PORT));
        builder.environment().merge("PATH", commands.toString(), (path, first) -> first + File.pathSeparator + path);
        return Shell.run(builder);
    }

    /** Makes the distribution look newer than what runs. */
    void rebuild() throws IOException {
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
    }

    /** {@return a command as it is run beside the controller} */
    List<String> inside(final String... command) {
        return Shell.inNamespace(namespaces.inner(), List.of(command));
    }

    String runInside(final String... command) throws IOException, InterruptedException {
        return Shell.run(inside(command).toArray(String[]::new));
    }

    /** {@return body and, in a last line, status of the answer to a request of the administrator} */
    String curl(final String url, final String... options) throws IOException, InterruptedException {
        return curlAs(List.of("--netrc-file", credentials().file().toString()), url, options);
    }

    /** {@return the status of the answer to a request} */
    String statusFor(final String login, final String url) throws IOException, InterruptedException {
        return curlAs(List.of("-u", login), url, "-o", "/dev/null").strip();
    }

    private String curlAs(final List<String> login, final String url, final String... options)
            throws IOException, InterruptedException {
        return runInside(ImmutableList.<String>builder().add("curl", "-s", "-w", "\n%{http_code}").addAll(login)
            .add(options).add(url).build().toArray(String[]::new));
    }

    /** Asks for a page with the password that everybody knows, over and over, and notes the status of each answer. */
    Process tryDefaultPassword(final String url, final Path statuses) throws IOException {
        return new ProcessBuilder(inside("bash", "-c", "for i in {1..3000}; do curl -s -o /dev/null -m 20"
            + " -w '%{http_code}\\n' -u admin:admin " + url + "; sleep 0.1; done"))
            .redirectOutput(statuses.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("stop");
        namespaces.close();
    }
}
