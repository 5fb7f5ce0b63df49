/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An Open vSwitch of its own, with the userspace datapath, in a directory and a network namespace of the tests: the
 * installed one, or that of the directory {@code netvis.ovs}, which {@code lab/open-vswitch-release} has filled.
 */
final class OpenVswitch implements AutoCloseable {
    /** What every flow of netvis has in its cookie. */
    static final String OURS = "cookie=0x4e56000000000000/0xffff000000000000";

    /** Cookie of the flow that makes the datapath forget what it has cached, exchanged with each change. */
    private static final String RENEWAL = "cookie=0x4e56080000000000";

    private static final String SCRIPT = System.getProperty("netvis.open-vswitch");
    private static final String ANOTHER = System.getProperty("netvis.ovs", "");
    private static final ImmutableSet<String> KNOWN_TO_REMOVE_VN_TAGS = ImmutableSet.of("3.1.0", "3.5.0", "4.0.0");

    private final Namespaces namespaces;
    private final Path directory;

    private OpenVswitch(final Namespaces namespaces, final Path directory) throws Exception {
        this.namespaces = namespaces;
        this.directory = directory;
        script("start");
    }

    static OpenVswitch start(final Namespaces namespaces, final Path directory) throws Exception {
        return new OpenVswitch(namespaces, directory);
    }

    /** Ends ovs-vswitchd, as an update of the package does, and starts it again: all flows are lost. */
    void restart() throws Exception {
        script("restart");
    }

    /** Runs a command of the script that starts and ends a private Open vSwitch. */
    private void script(final String command) throws IOException, InterruptedException {
        Shell.run(scriptBuilder(command));
    }

    private ProcessBuilder scriptBuilder(final String command) {
        return new ProcessBuilder(Shell.inNamespace(namespaces.inner(), Iterables.concat(
            List.of(SCRIPT, command, directory.toString()),
            ANOTHER.isEmpty() ? List.of() : List.of("--release", ANOTHER))));
    }

    /** {@return whether ovs-vswitchd lives: nothing starts it anew when it ends} */
    boolean isAlive() throws IOException, InterruptedException {
        return scriptBuilder("status").start().waitFor() == 0;
    }

    /** Waits until a bridge takes commands. */
    void awaitBridge(final String bridge) throws Exception {
        Await.until(() -> Files.exists(directory.resolve(bridge + ".mgmt")), () -> "no bridge " + bridge);
    }

    private String socket() {
        return "unix:" + directory.resolve("db.sock");
    }

    private ProcessBuilder builder(final List<String> program, final Iterable<String> arguments) {
        final var builder = new ProcessBuilder(Shell.inNamespace(namespaces.inner(), Iterables.concat(
            List.of(ANOTHER.isEmpty() ? program.getFirst() : ANOTHER + "/bin/" + program.getFirst()),
            Iterables.skip(program, 1), arguments)));
        List.of("OVS_RUNDIR", "OVS_LOGDIR", "OVS_DBDIR", "OVS_SYSCONFDIR")
            .forEach(name -> builder.environment().put(name, directory.toString()));
        return builder;
    }

    private String run(final List<String> program, final Iterable<String> arguments)
            throws IOException, InterruptedException {
        return Shell.run(builder(program, arguments));
    }

    /** Runs ovs-vsctl with the words of some lines. */
    void vsctl(final String... words) throws IOException, InterruptedException {
        run(List.of("ovs-vsctl", "--db=" + socket()), List.of(words));
    }

    void vsctl(final String text) throws IOException, InterruptedException {
        run(List.of("ovs-vsctl", "--db=" + socket()), words(text));
    }

    String portNumber(final String port) throws IOException, InterruptedException {
        return run(List.of("ovs-vsctl", "--db=" + socket()), List.of("get", "interface", port, "ofport")).strip();
    }

    boolean isConnected(final String bridge) throws IOException, InterruptedException {
        return controller(bridge, "is_connected").equals("true");
    }

    /** {@return the role of the controller of a bridge, {@code []} if there is no connection} */
    String role(final String bridge) throws IOException, InterruptedException {
        return controller(bridge, "role");
    }

    private String controller(final String bridge, final String column) throws IOException, InterruptedException {
        return run(List.of("ovs-vsctl", "--db=" + socket()), List.of("get", "controller", bridge, column)).strip();
    }

    private static List<String> words(final String text) {
        return Splitter.onPattern("\\s+").omitEmptyStrings().splitToList(text);
    }

    String ofctl(final String command, final String bridge, final String... arguments)
            throws IOException, InterruptedException {
        return run(List.of("ovs-ofctl", "-O", "OpenFlow13", command, bridge), List.of(arguments));
    }

    /** {@return the flows of a bridge that speaks OpenFlow 1.0} */
    ImmutableList<String> openflow10Flows(final String bridge) throws IOException, InterruptedException {
        return flows(run(List.of("ovs-ofctl", "-O", "OpenFlow10", "dump-flows", bridge), List.of()));
    }

    /** Adds a flow that is not netvis's. */
    void addFlow(final String bridge, final String flow) throws IOException, InterruptedException {
        ofctl("add-flow", bridge, flow);
    }

    /** {@return the flows of netvis on a bridge, with statistics} */
    ImmutableList<String> ourFlows(final String bridge) throws IOException, InterruptedException {
        return flows(ofctl("dump-flows", bridge, OURS));
    }

    /** {@return the flows of netvis on a bridge that its policies need, with statistics} */
    ImmutableList<String> programFlows(final String bridge) throws IOException, InterruptedException {
        return ourFlows(bridge).stream().filter(flow -> !flow.contains(RENEWAL))
            .collect(ImmutableList.toImmutableList());
    }

    /** {@return the flows that are not netvis's on a bridge, without statistics} */
    ImmutableList<String> foreignFlows(final String bridge) throws IOException, InterruptedException {
        return flows(run(List.of("ovs-ofctl", "-O", "OpenFlow13", "--no-stats", "dump-flows", bridge), List.of()))
            .stream().filter(flow -> !flow.contains("cookie=0x4e56")).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> flows(final String dump) {
        return dump.lines().map(String::strip).filter(line -> line.startsWith("cookie=") || line.startsWith("table=")
            || line.startsWith("priority=")).collect(ImmutableList.toImmutableList());
    }

    /** {@return the groups of a bridge} */
    ImmutableList<String> groups(final String bridge) throws IOException, InterruptedException {
        return ofctl("dump-groups", bridge).lines().map(String::strip).filter(line -> line.startsWith("group_id="))
            .collect(ImmutableList.toImmutableList());
    }

    /** {@return what the userspace datapath has cached, with all of each frame that it was cached for} */
    ImmutableList<String> datapathFlows() throws IOException, InterruptedException {
        return appctl("dpctl/dump-flows", "-m", "netdev@ovs-netdev").lines().collect(ImmutableList.toImmutableList());
    }

    String appctl(final String... arguments) throws IOException, InterruptedException {
        return run(List.of("ovs-appctl", "-t", directory.resolve("ovs-vswitchd.ctl").toString()), List.of(arguments));
    }

    String version() throws IOException, InterruptedException {
        final var line = appctl("version").lines().findFirst().orElseThrow();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** {@return whether netvis has this version remove VN-tags, and does not leave them to the controller} */
    boolean isKnownToRemoveVnTags() throws IOException, InterruptedException {
        return KNOWN_TO_REMOVE_VN_TAGS.contains(version());
    }

    /** Ends everything; the interfaces that it made are gone. */
    @Override
    public void close() throws IOException, InterruptedException {
        script("stop");
    }
}
