/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs.
 */
final class Shell {
    private static final int SECONDS_TO_END = 60;

    private Shell() {
        // Hidden on purpose
    }

    /** {@return what a program prints; throws when it fails} */
    static String run(final String... command) throws IOException, InterruptedException {
        return run(new ProcessBuilder(command));
    }

    static String run(final ProcessBuilder builder) throws IOException, InterruptedException {
        final var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        final var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", builder.command()) + ":\n" + output);
        }
        return output;
    }

    /** {@return a command as it is run in a network namespace; the process is that of the program itself} */
    static List<String> inNamespace(final String namespace, final Iterable<String> command) {
        return ImmutableList.copyOf(Iterables.concat(List.of("ip", "netns", "exec", namespace), command));
    }

    /** Ends a process: asks it, waits, and insists when that does not help. */
    static void end(final ProcessHandle process) throws InterruptedException {
        process.destroy();
        for (int i = 0; i < SECONDS_TO_END * 20 && process.isAlive(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        process.destroyForcibly();
    }
}
