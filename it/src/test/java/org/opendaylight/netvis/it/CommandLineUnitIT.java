/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests of {@code cli/} in Python, so that they are run and counted with all others.
 */
class CommandLineUnitIT {
    private static final Pattern TEST = Pattern.compile(
        "^(test_\\w+) \\(([\\w.]+)\\)(?:\\n.*)?? \\.\\.\\. (ok|FAIL|ERROR|skipped.*)$", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> testsInPython() throws Exception {
        final var directory = CommandLine.program().getParent();
        final var builder = new ProcessBuilder("python3", "-B", "-m", "unittest", "discover", "-v", "-s",
            directory.toString(), "-t", directory.toString()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("NETVIS_"));
        final var process = builder.start();
        process.getOutputStream().close();
        final var output = new String(process.getInputStream().readAllBytes());
        final int code = process.waitFor();
        final var results = TEST.matcher(output).results().toList();
        assertFalse(results.isEmpty(), output);
        final var each = results.stream().map(found -> DynamicTest.dynamicTest(found.group(2) + ' ' + found.group(1),
            () -> assertEquals("ok", found.group(3), output)));
        return Stream.concat(each, Stream.of(DynamicTest.dynamicTest("all", () -> assertEquals(0, code, output))));
    }
}
