/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page on how to extend netvis names classes and files that there are.
 */
class ExtendingPageTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("impl", "ovs-extension", "it");
    private static final String JAVA = ".java";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** A class, perhaps with a member of it; not a constant, a leaf or a package. */
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*[a-z]\\w*(\\.\\w+)?");

    @Test
    void classesExist() throws IOException {
        final var sources = sources();
        final var named = code().stream().filter(word -> CLASS.matcher(word).matches()).distinct().toList();
        assertEquals(List.of(), named.stream().filter(word -> !isThere(sources, Splitter.on('.').splitToList(word)))
            .toList());
        assertTrue(named.size() > 60, named::toString);
    }

    @Test
    void filesExist() throws IOException {
        final var named = code().stream().filter(word -> word.contains("/")).distinct().toList();
        assertEquals(List.of(), named.stream().filter(word -> !Files.exists(ROOT.resolve(word))).toList());
        assertTrue(named.size() > 1, named::toString);
    }

    private static List<String> code() throws IOException {
        return CODE.matcher(Files.readString(ROOT.resolve("docs/extending.md"))).results()
            .map((MatchResult result) -> result.group(1)).toList();
    }

    private static boolean isThere(final Map<String, String> sources, final List<String> word) {
        final var source = sources.get(word.getFirst());
        return source != null && (word.size() == 1
            || Pattern.compile("\\b" + word.getLast() + "\\b").matcher(source).find());
    }

    /** The text of each source file by the name of its class. */
    private static Map<String, String> sources() throws IOException {
        final var result = new HashMap<String, String>();
        for (var module : MODULES) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                for (var file : files.filter(it -> it.toString().endsWith(JAVA)).toList()) {
                    result.put(file.getFileName().toString().replace(JAVA, ""), Files.readString(file));
                }
            }
        }
        return result;
    }
}
