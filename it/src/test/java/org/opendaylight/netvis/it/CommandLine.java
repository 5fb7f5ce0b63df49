/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands of {@code cli/netvis}, typed on a workstation: beside the controller's namespace, with a file for the
 * password and no terminal.
 */
final class CommandLine {
    private static final Path PROGRAM = Path.of(System.getProperty("netvis.script")).resolveSibling("cli")
        .resolve("netvis").toAbsolutePath().normalize();

    private final Path directory;
    private final String url;

    /**
     * What a command came to.
     *
     * @param code its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Result(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private CommandLine(final Path directory, final String url) {
        this.directory = directory;
        this.url = url;
    }

    static CommandLine create(final Path directory, final String address, final Credentials credentials)
            throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("netrc"),
            "machine " + address + " login admin password " + credentials.password() + '\n');
        return new CommandLine(directory, "http://" + address + ":8181");
    }

    static Path program() {
        return PROGRAM;
    }

    /** {@return a file with this text, as an argument} */
    String file(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    Result run(final String... arguments) throws IOException, InterruptedException {
        return run(builder(arguments));
    }

    Result run(final ProcessBuilder builder) throws IOException, InterruptedException {
        // By a file, so that neither pipe can fill while the other is read
        final var err = directory.resolve("err");
        final var process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        final var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    ProcessBuilder builder(final String... arguments) {
        return inEnvironment(new ProcessBuilder(ImmutableList.<String>builder().add(PROGRAM.toString()).add(arguments)
            .build()));
    }

    ProcessBuilder inEnvironment(final ProcessBuilder builder) {
        final var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("NETVIS_"));
        environment.put("NETVIS_URL", url);
        environment.put("NETVIS_NETRC", directory.resolve("netrc").toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return builder;
    }
}
