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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Karaf distribution: unpacked once, with the controller in it started and stopped.
 */
final class Karaf implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern PROBLEM =
        Pattern.compile("\\| (ERROR|WARN) +\\||^Caused by: |System ready|checkBundleDiag");
    private static final int PROBLEMS_TOLD = 30;

    private final Namespaces namespaces;
    private final Path directory;
    private final Restconf restconf;
    private String javaHome = System.getProperty("java.home");
    private Process process;

    private Karaf(final Namespaces namespaces, final Path directory) {
        this.namespaces = namespaces;
        this.directory = directory;
        restconf = new Restconf("http://" + namespaces.controllerAddress() + ":8181/rests",
            credentials());
    }

    static Karaf unpack(final Namespaces namespaces, final Path distribution, final Path directory)
            throws IOException, InterruptedException {
        Shell.run("rm", "-rf", directory.toString());
        Files.createDirectories(directory.resolve("data"));
        Shell.run("tar", "xf", distribution.toString(), "-C", directory.toString(), "--strip-components=1");
        return new Karaf(namespaces, directory);
    }

    Restconf restconf() {
        return restconf;
    }

    /** {@return what it serves beside RESTCONF, for the administrator} */
    Web web() throws IOException {
        return Web.at("http://" + address() + ":8181/", new Credentials(directory.resolve("etc/admin.netrc")));
    }

    /** {@return where the tests reach it} */
    String address() {
        return namespaces.controllerAddress();
    }

    Path directory() {
        return directory;
    }

    /** {@return the address of the web page} */
    String page() {
        return "http://" + namespaces.controllerAddress() + ":8181/netvis/";
    }

    Credentials credentials() {
        return new Credentials(directory.resolve("etc/admin.netrc"));
    }

    /** Runs on another JVM than the tests do. */
    void useJava(final String home) {
        javaHome = home;
    }

    /** A builder that runs a program as an operator does who uses this Karaf. */
    ProcessBuilder operator(final String... command) {
        final var builder = new ProcessBuilder(Shell.inNamespace(namespaces.inner(), List.of(command)))
            .directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_"));
        builder.environment().put("JAVA_HOME", javaHome);
        return builder;
    }

    void start() throws Exception {
        final var builder = operator(directory.resolve("bin/karaf").toString(), "daemon");
        // The tests are outside of the controller's namespace
        builder.environment().put("NETVIS_HTTP_ADDRESSES", "127.0.0.1," + namespaces.controllerAddress());
        // Ready in three quarters of the time; the tests need no peak speed
        builder.environment().put("EXTRA_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        process = builder.redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("data/console.log").toFile())).start();
        Await.until(PATIENCE, () -> !process.isAlive() || isReady(), this::condition);
        if (!process.isAlive()) {
            throw new IOException("the controller has ended; see " + directory.resolve("data"));
        }
    }

    private boolean isReady() throws InterruptedException {
        return isConfigurationKnown(statusOfConfiguration()) && isListening();
    }

    /** On the way up there are no answer, 401 and 404; 409 says that the model is known and nothing is configured. */
    private static boolean isConfigurationKnown(final int status) {
        return status == 200 || status == 409;
    }

    /** What RESTCONF answers, or -1 when nothing does. */
    private int statusOfConfiguration() throws InterruptedException {
        try {
            return restconf.get("data/netvis:netvis?content=config").status();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Whether switches can connect. */
    private boolean isListening() throws InterruptedException {
        try {
            return !Shell.run("ip", "netns", "exec", namespaces.inner(), "ss", "-Hltn", "sport = :6653").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Why it is not ready, as far as that can be told where nobody can look at its log any more. */
    private String condition() {
        final var log = directory.resolve("data/log/karaf.log");
        try (var lines = Files.lines(log)) {
            final var problems = lines.filter(line -> PROBLEM.matcher(line).find()).toList();
            return "the controller is not ready: RESTCONF answers " + statusOfConfiguration() + ", port 6653 is "
                + (isListening() ? "open" : "closed") + "; the last of " + problems.size() + " problems in " + log
                + ":\n" + String.join("\n", problems.subList(Math.max(0, problems.size() - PROBLEMS_TOLD),
                    problems.size()));
        } catch (IOException e) {
            return "the controller is not ready, and has no log: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the controller is not ready; interrupted";
        }
    }

    /** Stops the controller as an operator does. */
    void stop() throws InterruptedException {
        Shell.end(process.toHandle());
    }

    /** Has the controller stand still, as when its machine is moved to another host. */
    void pause(final int seconds) throws IOException, InterruptedException {
        signal("STOP");
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            signal("CONT");
        }
    }

    private void signal(final String signal) throws IOException, InterruptedException {
        final var command = Stream.concat(Stream.of("kill", "-" + signal, Long.toString(process.pid())),
            process.descendants().map(child -> Long.toString(child.pid()))).toArray(String[]::new);
        Shell.run(command);
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            stop();
        }
    }
}
