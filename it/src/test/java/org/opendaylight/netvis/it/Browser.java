/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Debian's Chromium, which does with the page what the scenarios of {@code ui/src/it/web} say.
 */
final class Browser implements AutoCloseable {
    private static final String FAILED = "failed ";

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader replies;

    private Browser(final Process process) {
        this.process = process;
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        replies = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts the browser.
     *
     * @param scenarios the directory of the scenarios
     * @param page the address of the page
     * @param credentials what it logs in with
     * @param pictures where it puts pictures
     */
    static Browser start(final Path scenarios, final String page, final Credentials credentials, final Path pictures)
            throws IOException {
        Files.createDirectories(pictures);
        final var builder = new ProcessBuilder("node", "browser.mjs").directory(scenarios.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NETVIS_PAGE", page);
        builder.environment().put("NETVIS_PASSWORD", credentials.password());
        builder.environment().put("NETVIS_PICTURES", pictures.toAbsolutePath().toString());
        return new Browser(builder.start());
    }

    /** Has a scenario played; fails as it does. */
    void play(final String scenario) throws IOException {
        orders.println(scenario);
        final var reply = replies.readLine();
        if (reply != null && reply.startsWith(FAILED)) {
            throw new AssertionError(JsonParser.parseString(reply.substring(FAILED.length())).getAsString());
        }
        assertEquals("passed", reply, "the browser has ended");
    }

    @Override
    public void close() throws InterruptedException {
        orders.close();
        process.waitFor();
    }
}
