/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ui;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page.
 *
 * @param type its media type
 * @param content its bytes, compressed by gzip
 * @param isVersioned whether another content has another name
 */
@SuppressWarnings("checkstyle:IllegalRecordComponent")
record PageFile(String type, byte[] content, boolean isVersioned) {
    /** Names as the build makes them; nothing else, such as a class or what is above, is a file of the page. */
    private static final Pattern NAME = Pattern.compile("(?<directory>assets/)?[A-Za-z0-9_-][A-Za-z0-9._-]*"
        + "\\.(?<suffix>html|js|css|svg)");
    private static final Map<String, String> TYPES = Map.of(
        "html", "text/html;charset=utf-8",
        "js", "text/javascript;charset=utf-8",
        "css", "text/css;charset=utf-8",
        "svg", "image/svg+xml");

    PageFile {
        requireNonNull(type);
        requireNonNull(content);
    }

    /** {@return the file with a path below the page's; none if there is none} */
    static Optional<PageFile> find(final String path) throws IOException {
        final var name = NAME.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        try (var file = PageFile.class.getResourceAsStream("page/" + path)) {
            return file == null ? Optional.empty() : Optional.of(new PageFile(TYPES.get(name.group("suffix")),
                compress(file.readAllBytes()), name.group("directory") != null));
        }
    }

    private static byte[] compress(final byte[] bytes) throws IOException {
        final var result = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(result)) {
            gzip.write(bytes);
        }
        return result.toByteArray();
    }
}
