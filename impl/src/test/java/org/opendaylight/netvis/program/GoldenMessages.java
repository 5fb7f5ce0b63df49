/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What ovs-ofctl sends, from {@code program/messages.txt}.
 */
final class GoldenMessages {
    private GoldenMessages() {
        // Hidden on purpose
    }

    /**
     * One message.
     *
     * @param command the command of ovs-ofctl and its argument
     * @param bytes the message
     */
    record Message(String command, byte[] bytes) {
        static Message parse(final String text) {
            final var command = text.lines().findFirst().orElseThrow();
            return new Message(command,
                HexFormat.of().parseHex(text.substring(command.length()).replaceAll("\\s", "")));
        }
    }

    static ImmutableList<Message> read() throws IOException {
        try (var in = GoldenMessages.class.getResourceAsStream("/program/messages.txt")) {
            final var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
            return Arrays.stream(text.strip().split("\n\n")).map(Message::parse)
                .collect(ImmutableList.toImmutableList());
        }
    }
}
