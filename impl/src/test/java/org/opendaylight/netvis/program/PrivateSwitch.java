/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * An Open vSwitch of its own, in a directory of its own, with one bridge on the dummy datapath: needs the programs of
 * Open vSwitch in the path, and neither root nor a kernel module.
 */
public final class PrivateSwitch implements AutoCloseable {
    private static final String BRIDGE = "br0";
    private static final String SCRIPT = Path.of("..", "lab", "open-vswitch").toAbsolutePath().toString();

    /** libpcap's file, and what is before each frame. */
    private static final int CAPTURE_HEADER_LENGTH = 24;
    private static final int CAPTURE_RECORD_LENGTH = 16;
    private static final int CAPTURED_LENGTH = 8;

    private final Path directory;

    private PrivateSwitch(final Path directory) {
        this.directory = directory;
    }

    /** {@return whether there is one in the path} */
    public static boolean isAvailable() {
        return List.of("ovsdb-tool", "ovsdb-server", "ovs-vswitchd", "ovs-vsctl", "ovs-ofctl").stream()
            .allMatch(PrivateSwitch::isInPath);
    }

    private static boolean isInPath(final String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    static PrivateSwitch start() throws IOException, InterruptedException {
        return start("--dummy");
    }

    private static PrivateSwitch start(final String option) throws IOException, InterruptedException {
        final var directory = Files.createTempDirectory("netvis-ovs");
        run(directory, SCRIPT, "start", directory.toString(), option);
        final var result = new PrivateSwitch(directory);
        result.vsctl("add-br", BRIDGE,
            "--", "set", "bridge", BRIDGE, "datapath-type=dummy", "protocols=OpenFlow13", "fail-mode=secure",
            "--", "add-port", BRIDGE, "p1", "--", "set", "interface", "p1", "type=dummy", "ofport_request=1");
        return result;
    }

    /** {@return one that ends tunnels to its address} */
    public static PrivateSwitch startWithTunnels() throws IOException, InterruptedException {
        return start("--dummy-datapath");
    }

    /**
     * Gives the bridge an address.
     *
     * @param address the address, in a network of 256
     */
    public void setAddress(final String address) throws IOException, InterruptedException {
        appctl("netdev-dummy/ip4addr", BRIDGE, address + "/24");
        appctl("ovs/route/add", address + "/24", BRIDGE);
    }

    /** Runs ovs-vsctl. */
    public void vsctl(final String... arguments) throws IOException, InterruptedException {
        run(directory, Iterables.toArray(Iterables.concat(
            List.of("ovs-vsctl", "--db=unix:" + directory.resolve("db.sock")), List.of(arguments)), String.class));
    }

    /**
     * Adds a port that keeps what leaves by it.
     *
     * @param name its name
     * @param number its number
     */
    public void addTool(final String name, final int number) throws IOException, InterruptedException {
        vsctl("add-port", BRIDGE, name, "--", "set", "interface", name, "type=dummy", "ofport_request=" + number,
            "options:tx_pcap=" + capture(name));
    }

    private Path capture(final String name) {
        return directory.resolve(name + ".pcap");
    }

    /**
     * {@return the frames that have left by a port of {@link #addTool}, in hexadecimal}
     *
     * @param name its name
     */
    public ImmutableList<String> captured(final String name) throws IOException {
        final var file = ByteBuffer.wrap(Files.readAllBytes(capture(name))).order(ByteOrder.nativeOrder());
        final var frames = ImmutableList.<String>builder();
        file.position(CAPTURE_HEADER_LENGTH);
        while (file.remaining() >= CAPTURE_RECORD_LENGTH) {
            final var frame = new byte[file.getInt(file.position() + CAPTURED_LENGTH)];
            if (file.remaining() < CAPTURE_RECORD_LENGTH + frame.length) {
                break;
            }
            file.position(file.position() + CAPTURE_RECORD_LENGTH).get(frame);
            frames.add(HexFormat.of().formatHex(frame));
        }
        return frames.build();
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
    public String file(final Iterable<String> lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "lines", ".txt"), lines).toString();
    }

    /** Runs ovs-ofctl; the bridge goes between command and arguments. */
    public String ofctl(final String command, final String... arguments) throws IOException, InterruptedException {
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

    /**
     * Lets the bridge receive frames on port 1.
     *
     * @param frames the frames, in hexadecimal
     */
    public void receive(final Iterable<String> frames) throws IOException, InterruptedException {
        appctl(Iterables.toArray(Iterables.concat(List.of("netdev-dummy/receive", "p1"), frames), String.class));
    }

    /** Runs ovs-appctl. */
    public void appctl(final String... arguments) throws IOException, InterruptedException {
        run(directory, Iterables.toArray(Iterables.concat(
            List.of("ovs-appctl", "-t", directory.resolve("ovs-vswitchd.ctl").toString()), List.of(arguments)),
            String.class));
    }

    /** Removes flows and groups. */
    public void clear() throws IOException, InterruptedException {
        ofctl("del-flows");
        ofctl("del-groups");
    }

    /**
     * Removes flows and groups, then all that the switch was told of options of tunnels: it refuses that as long as it
     * has not let go of a flow that names one, which is a little later than it removes it.
     */
    public void clearOptions() throws IOException, InterruptedException {
        clear();
        final long end = System.nanoTime() + 10_000_000_000L;
        while (inDirectory(directory, "ovs-ofctl", "-O", "OpenFlow13", "del-tlv-map", "unix:" + socket())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            assertTrue(System.nanoTime() < end, "the switch does not let go of the options of its flows");
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(directory, SCRIPT, "stop", directory.toString());
        MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
