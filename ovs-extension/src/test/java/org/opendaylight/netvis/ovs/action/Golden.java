/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.opendaylight.netvis.ovs.field.Bytes;

/**
 * What ovs-ofctl sends for the actions of a flow.
 *
 * @param flow the flow, as ovs-ofctl takes it
 * @param actions the bytes of its actions
 */
record Golden(String flow, Bytes actions) {
    /** Reads {@code action/actions.txt} or another file of its form. */
    static ImmutableList<Golden> read(final String name) throws IOException {
        try (var in = Golden.class.getResourceAsStream("/action/" + name)) {
            final var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
            return Arrays.stream(text.strip().split("\n\n")).map(Golden::parse).collect(toImmutableList());
        }
    }

    private static Golden parse(final String text) {
        final var lines = text.lines().toList();
        return new Golden(lines.getFirst(), Bytes.parse(lines.getLast()));
    }

    /** {@return the text of the actions} */
    String text() {
        return flow.replaceAll(".*actions=", "");
    }

    /** {@return the actions in one piece each} */
    ImmutableList<Bytes> split() {
        final var result = ImmutableList.<Bytes>builder();
        final var bytes = actions.toArray();
        for (int at = 0; at < bytes.length; ) {
            final var length = Byte.toUnsignedInt(bytes[at + 2]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 3]);
            result.add(Bytes.of(Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        return result.build();
    }
}
