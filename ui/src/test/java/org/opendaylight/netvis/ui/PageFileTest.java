/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFileTest {
    private static final Path PAGE = Path.of("target/classes/org/opendaylight/netvis/ui/page");
    /** 100 kB, of what the network carries. */
    private static final int FIRST_VIEW_BYTES = 100_000;

    /** The page, its style and its script, with what these import from the beginning; not what is loaded later. */
    @Test
    void firstViewIsSmall() throws IOException {
        final var manifest = JsonParser.parseString(Files.readString(PAGE.resolve("manifest.json"))).getAsJsonObject();
        final var files = new LinkedHashSet<>(List.of("index.html"));
        addStatic(manifest, "index.html", files);
        assertTrue(files.size() >= 3, files::toString);
        int sum = 0;
        for (var file : files) {
            sum += PageFile.find(file).orElseThrow().content().length;
        }
        assertTrue(sum > 5_000 && sum <= FIRST_VIEW_BYTES, sum + " bytes: " + files);
    }

    private static void addStatic(final JsonObject manifest, final String chunk, final Set<String> files) {
        final var entry = manifest.getAsJsonObject(chunk);
        files.add(entry.get("file").getAsString());
        if (entry.has("css")) {
            entry.getAsJsonArray("css").forEach(css -> files.add(css.getAsString()));
        }
        if (entry.has("imports")) {
            entry.getAsJsonArray("imports").forEach(other -> addStatic(manifest, other.getAsString(), files));
        }
    }

    @Test
    void startOfThePageNamesItsFilesAsRelative() throws IOException {
        final var start = PageFile.find("index.html").orElseThrow();
        assertEquals("text/html;charset=utf-8", start.type());
        assertFalse(start.isVersioned());
        try (var expanded = new GZIPInputStream(new ByteArrayInputStream(start.content()))) {
            final var text = new String(expanded.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("src=\"./assets/"), text);
            assertFalse(text.contains("http://") && text.contains("src=\"http"), text);
        }
    }

    @Test
    void filesWithTheirContentInTheirNameAreVersioned() throws IOException {
        try (var assets = Files.list(PAGE.resolve("assets"))) {
            for (var asset : assets.toList()) {
                assertTrue(PageFile.find("assets/" + asset.getFileName()).orElseThrow().isVersioned());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "manifest.json", "../PageFile.class", "..", "assets/", "assets/../index.html",
        "assets/nothing.js", "index.html/", ".html", "/index.html", "assets//index.html", "\0.js"})
    void nothingElseIsAFileOfThePage(final String path) throws IOException {
        assertEquals(Optional.empty(), PageFile.find(path));
    }

    @Test
    void lockFileNamesNoRegistry() throws IOException {
        final var lock = Files.readString(Path.of("package-lock.json"));
        assertFalse(lock.contains("\"resolved\""));
        assertTrue(lock.contains("\"integrity\""));
    }
}
