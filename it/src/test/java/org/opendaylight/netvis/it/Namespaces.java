/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The network namespaces of a test run: one of the controller and the switch, whose ports are all fixed and may be
 * taken outside, and one of what is attached to the switch. Their names belong to the build directory, so that two
 * work trees can be tested at the same time, and a run removes what a killed one left behind.
 */
final class Namespaces implements AutoCloseable {
    private static final String INSIDE = "ctl";

    private final String name;
    private final String network;

    private Namespaces(final Path directory) {
        final int hash = directory.toAbsolutePath().hashCode();
        name = String.format("nvit%04x", hash & 0xffff);
        network = "169.254." + (1 + Math.floorMod(hash, 250)) + '.';
    }

    static Namespaces create(final Path directory) throws IOException, InterruptedException {
        final var result = new Namespaces(directory);
        result.close();
        result.make();
        return result;
    }

    /** {@return the namespace of controller and switch} */
    String inner() {
        return name + 's';
    }

    /** {@return the namespace of everything that is attached to the switch} */
    String outer() {
        return name + 'w';
    }

    /** {@return the address where the controller is reached from outside} */
    String controllerAddress() {
        return network + 2;
    }

    private void make() throws IOException, InterruptedException {
        for (var namespace : new String[] {inner(), outer()}) {
            ip("netns", "add", namespace);
            ip("-n", namespace, "link", "set", "lo", "up");
            // Nothing is on the wire but what a test sends
            sysctl(namespace, "net.ipv6.conf.default.disable_ipv6=1");
        }
        // Nobody answers for an address at a port where it is not
        sysctl(inner(), "net.ipv4.conf.all.arp_ignore=1");
        ip("link", "add", name, "type", "veth", "peer", "name", INSIDE, "netns", inner());
        ip("addr", "add", network + "1/30", "dev", name);
        ip("link", "set", name, "up");
        ip("-n", inner(), "addr", "add", controllerAddress() + "/30", "dev", INSIDE);
        ip("-n", inner(), "link", "set", INSIDE, "up");
    }

    /** Connects a new port in the inner namespace with an interface of the same name in the outer one. */
    void connect(final String port) throws IOException, InterruptedException {
        ip("link", "add", port, "netns", inner(), "type", "veth", "peer", "name", port, "netns", outer());
        for (var namespace : new String[] {inner(), outer()}) {
            // The switch would otherwise see frames without checksums, or several as one
            Shell.run("ip", "netns", "exec", namespace, "ethtool", "-K", port, "tx", "off", "tso", "off", "gso", "off",
                "gro", "off", "txvlan", "off", "rxvlan", "off");
            ip("-n", namespace, "link", "set", port, "up");
        }
    }

    void disconnect(final String port) throws IOException, InterruptedException {
        ip("-n", outer(), "link", "del", port);
    }

    /** Removes the namespaces, with every interface and process in them. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(Path.of("/sys/class/net", name))) {
            ip("link", "del", name);
        }
        for (var namespace : new String[] {outer(), inner()}) {
            if (Files.exists(Path.of("/run/netns", namespace))) {
                for (var pid : Shell.run("ip", "netns", "pids", namespace).lines().toList()) {
                    final var process = ProcessHandle.of(Long.parseLong(pid.strip()));
                    if (process.isPresent()) {
                        Shell.end(process.orElseThrow());
                    }
                }
                ip("netns", "del", namespace);
            }
        }
    }

    void ip(final String... arguments) throws IOException, InterruptedException {
        final var command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Shell.run(command);
    }

    private static void sysctl(final String namespace, final String setting) throws IOException, InterruptedException {
        Shell.run("ip", "netns", "exec", namespace, "sysctl", "-qw", setting);
    }
}
