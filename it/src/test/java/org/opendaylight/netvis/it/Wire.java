/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is attached to the switch: sends frames to its ports, and captures what comes out of them. Runs one
 * process for all of it, so that a frame takes no time.
 */
final class Wire implements AutoCloseable {
    /** When nothing has come for so long after something was sent, nothing more is thought to come. */
    private static final int QUIET_MILLIS = 120;

    private final Map<String, List<Frame>> captured = new HashMap<>();
    private final Process process;
    private final Writer commands;
    private int arrivals;
    private boolean quiet = true;
    private boolean sending;

    private Wire(final Process process) {
        this.process = process;
        commands = process.outputWriter();
    }

    static Wire start(final Namespaces namespaces, final Path log) throws IOException {
        final var script = Path.of("src/test/resources/wire.py").toAbsolutePath().toString();
        final var process = new ProcessBuilder(Shell.inNamespace(namespaces.outer(), List.of("python3", script)))
            .redirectError(log.toFile()).start();
        final var wire = new Wire(process);
        final var reader = new Thread(wire::read, "wire");
        reader.setDaemon(true);
        reader.start();
        return wire;
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                arrived(line.split(" "));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void arrived(final String[] words) {
        if (words[0].equals("opened")) {
            captured.put(words[1], new ArrayList<>());
        } else if (words[0].equals("sent")) {
            sending = false;
        } else {
            captured.get(words[0]).add(new Frame(words[1]));
            arrivals++;
        }
        notifyAll();
    }

    /** Begins to use an interface. */
    void open(final String port) throws Exception {
        command("open " + port);
        Await.until(() -> isOpen(port), () -> "interface " + port + " is not open");
    }

    private synchronized boolean isOpen(final String port) {
        return captured.containsKey(port);
    }

    synchronized void send(final String port, final Frame... frames) throws IOException {
        quiet = false;
        for (var frame : frames) {
            commands.write("send " + port + ' ' + frame.hex() + '\n');
        }
        commands.flush();
    }

    /** Sends frames with a VN-tag and anything behind it, and waits until they are sent. */
    synchronized void garbage(final String port, final int count, final int seed)
            throws IOException, InterruptedException {
        quiet = false;
        sending = true;
        command("garbage " + port + ' ' + count + ' ' + seed);
        while (sending) {
            wait();
        }
    }

    private synchronized void command(final String line) throws IOException {
        commands.write(line + '\n');
        commands.flush();
    }

    /** Checks that just these frames came out of a port since the last look at it, each once, in any order. */
    void assertReceived(final String port, final Frame... frames) throws Exception {
        awaitCount(port, frames.length);
        awaitQuiet();
        assertEquals(text(Stream.of(frames)), text(take(port).stream()), () -> "frames at " + port);
    }

    /** Checks that nothing came out of some ports since the last look at them. */
    void assertSilent(final String... ports) throws Exception {
        awaitQuiet();
        for (var port : ports) {
            assertEquals("", text(take(port).stream()), () -> "frames at " + port);
        }
    }

    private static String text(final Stream<Frame> frames) {
        return frames.map(Frame::hex).sorted().collect(Collectors.joining("\n"));
    }

    synchronized int count(final String port) {
        return captured.get(port).size();
    }

    /** {@return what came out of a port since the last look at it} */
    synchronized List<Frame> take(final String port) {
        return captured.put(port, new ArrayList<>());
    }

    /** Forgets what came out of all ports. */
    void clear() throws InterruptedException {
        awaitQuiet();
        synchronized (this) {
            captured.replaceAll((port, frames) -> new ArrayList<>());
        }
    }

    /** Waits, not for ever, until so many frames have come out of a port since the last look at it. */
    synchronized void awaitCount(final String port, final int count) throws InterruptedException {
        final long end = System.currentTimeMillis() + 5_000;
        while (captured.get(port).size() < count && System.currentTimeMillis() < end) {
            wait(Math.max(1, end - System.currentTimeMillis()));
        }
    }

    synchronized void awaitQuiet() throws InterruptedException {
        while (!quiet) {
            final int before = arrivals;
            final long end = System.currentTimeMillis() + QUIET_MILLIS;
            while (System.currentTimeMillis() < end) {
                wait(Math.max(1, end - System.currentTimeMillis()));
            }
            quiet = arrivals == before;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
