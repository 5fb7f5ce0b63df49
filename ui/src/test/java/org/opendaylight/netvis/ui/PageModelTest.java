/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests in {@code src/test/web} of the page's pure parts, which vitest runs; each is one here.
 */
class PageModelTest {
    private static final Path REPORT = Path.of("target/vitest.json");
    private static final Path OUTPUT = Path.of("target/vitest.log");

    @TestFactory
    List<DynamicTest> vitest() throws Exception {
        Files.deleteIfExists(REPORT);
        final var exit = new ProcessBuilder("npm", "run", "--silent", "test", "--", "--reporter=json",
            "--outputFile=" + REPORT).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(OUTPUT.toFile()).start().waitFor();
        if (!Files.exists(REPORT)) {
            return fail("vitest has made no report, exit code " + exit + ": " + Files.readString(OUTPUT));
        }
        final var tests = new ArrayList<DynamicTest>();
        for (var file : JsonParser.parseString(Files.readString(REPORT)).getAsJsonObject()
                .getAsJsonArray("testResults")) {
            addTests(file.getAsJsonObject(), tests);
        }
        assertFalse(tests.isEmpty(), "vitest has run no test");
        return tests;
    }

    /** A file that cannot be loaded has no tests, and a message. */
    private static void addTests(final JsonObject file, final List<DynamicTest> tests) {
        final var name = Path.of(file.get("name").getAsString()).getFileName().toString();
        final var results = file.getAsJsonArray("assertionResults");
        if (results.isEmpty()) {
            tests.add(DynamicTest.dynamicTest(name, () -> fail(file.get("message").getAsString())));
        }
        results.forEach(result -> tests.add(test(name, result.getAsJsonObject())));
    }

    private static DynamicTest test(final String file, final JsonObject result) {
        return DynamicTest.dynamicTest(file + ": " + result.get("fullName").getAsString(), () -> {
            if (!result.get("status").getAsString().equals("passed")) {
                fail(StreamSupport.stream(result.getAsJsonArray("failureMessages").spliterator(), false)
                    .map(JsonElement::getAsString).collect(Collectors.joining("\n")));
            }
        });
    }
}
