/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * The frames in {@code src/test/resources/packet}: a line with the headers that are in it, then hexadecimal bytes.
 *
 * @param headers the headers that there must be
 * @param bytes the frame
 */
record Seeds(List<HeaderKind> headers, byte[] bytes) {
    static final ImmutableSortedMap<String, Seeds> ALL = all();
    static final ImmutableList<byte[]> FRAMES = ALL.values().stream().map(Seeds::bytes)
        .collect(ImmutableList.toImmutableList());

    private static final String SUFFIX = ".hex";

    private static ImmutableSortedMap<String, Seeds> all() {
        try (var files = Files.list(Path.of(Seeds.class.getResource("/packet").toURI()))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                .collect(ImmutableSortedMap.toImmutableSortedMap(String::compareTo,
                    file -> file.getFileName().toString().replace(SUFFIX, ""), Seeds::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Seeds read(final Path file) {
        try {
            final var lines = Files.readAllLines(file);
            final var headers = Stream.of(lines.getFirst().substring(2).split(" ")).map(HeaderKind::valueOf).toList();
            return new Seeds(headers, HexFormat.of().parseHex(lines.stream().skip(1).collect(Collectors.joining())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] of(final String name) {
        return ALL.get(name).bytes().clone();
    }
}
