/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An Open vSwitch of its own, in a directory of its own, with one bridge on the dummy datapath: needs the programs of
 * Open vSwitch in the path, and neither root nor a kernel module.
 */
final class PrivateSwitch implements AutoCloseable {
    private static final String BRIDGE = "br0";
    private static final String SCRIPT = Path.of("..", "lab", "open-vswitch").toAbsolutePath().toString();

    private final Path directory;

    private PrivateSwitch(final Path directory) {
        this.directory = directory;
    }

    static boolean isAvailable() {
        return List.of("ovsdb-tool", "ovsdb-server", "ovs-vswitchd", "ovs-vsctl", "ovs-ofctl").stream()
            .allMatch(PrivateSwitch::isInPath);
    }

    private static boolean isInPath(final String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    static PrivateSwitch start() throws IOException, InterruptedException {
        final var directory = Files.createTempDirectory("netvis-ovs");
        run(directory, SCRIPT, "start", directory.toString(), "--dummy");
        run(directory, "ovs-vsctl", "--db=unix:" + directory.resolve("db.sock"), "add-br", BRIDGE,
            "--", "set", "bridge", BRIDGE, "datapath-type=dummy", "protocols=OpenFlow13", "fail-mode=secure",
            "--", "add-port", BRIDGE, "p1", "--", "set", "interface", "p1", "type=dummy", "ofport_request=1");
        return new PrivateSwitch(directory);
    }

    private static ProcessBuilder inDirectory(final Path directory, final String... command) {
        final var builder = new ProcessBuilder(command).directory(directory.toFile());
        List.of("OVS_RUNDIR", "OVS_LOGDIR", "OVS_DBDIR", "OVS_SYSCONFDIR")
            .forEach(name -> builder.environment().put(name, directory.toString()));
        return builder;
    }

    private static String run(final Path directory, final String... command) throws IOException, InterruptedException {
        final var process = inDirectory(directory, command).redirectErrorStream(true).start();
        final var output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ":\n" + output);
        return output;
    }

    Path socket() {
        return directory.resolve(BRIDGE + ".mgmt");
    }

    /** Writes lines to a file. */
    String file(final Iterable<String> lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "lines", ".txt"), lines).toString();
    }

    String ofctl(final String command, final String... arguments) throws IOException, InterruptedException {
        return ofctl(List.of(), command, arguments);
    }

    /** Runs ovs-ofctl; the bridge goes between command and arguments. */
    String ofctl(final List<String> options, final String command, final String... arguments)
            throws IOException, InterruptedException {
        return run(directory, Iterables.toArray(Iterables.concat(
            List.of("ovs-ofctl", "-O", "OpenFlow13"), options, List.of(command, "unix:" + socket()),
            List.of(arguments)), String.class));
    }

    ImmutableList<String> flows() throws IOException, InterruptedException {
        return ofctl(List.of("--no-stats"), "dump-flows").lines().map(String::strip)
            .collect(ImmutableList.toImmutableList());
    }

    ImmutableList<String> groups() throws IOException, InterruptedException {
        return ofctl("dump-groups").lines().skip(1).map(String::strip).collect(ImmutableList.toImmutableList());
    }

    /** Lets the bridge receive a frame, given in hexadecimal, on port 1, and count it. */
    void receive(final String frame) throws IOException, InterruptedException {
        appctl("netdev-dummy/receive", "p1", frame);
        appctl("revalidator/wait");
    }

    private void appctl(final String... arguments) throws IOException, InterruptedException {
        run(directory, Iterables.toArray(Iterables.concat(
            List.of("ovs-appctl", "-t", directory.resolve("ovs-vswitchd.ctl").toString()), List.of(arguments)),
            String.class));
    }

    void clear() throws IOException, InterruptedException {
        ofctl("del-flows");
        ofctl("del-groups");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(directory, SCRIPT, "stop", directory.toString());
        MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
