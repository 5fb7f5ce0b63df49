/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages and texts of changes, against those of ovs-ofctl.
 */
class OpenFlowEncoderTest {
    static Stream<Arguments> examples() throws IOException {
        final var messages = GoldenMessages.read();
        assertEquals(Examples.CHANGES.size(), messages.size());
        return IntStream.range(0, messages.size())
            .mapToObj(i -> Arguments.of(messages.get(i).command(), messages.get(i).bytes(), Examples.CHANGES.get(i)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void sendsWhatOvsOfctlSends(final String command, final byte[] bytes, final Change.Bundled change) {
        assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(OpenFlowEncoder.message(change)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void printsWhatOvsOfctlReads(final String command, final byte[] bytes, final Change.Bundled change) {
        assertEquals(command, switch (change) {
            case Change.AddGroup add -> "add-group " + add.group();
            case Change.ModifyGroup modify -> "mod-group " + modify.group();
            case Change.DeleteGroup delete -> "del-groups group_id=" + delete.id().value();
            case Change.AddFlow add -> "add-flow " + add.flow();
            case Change.ModifyFlow modify -> "mod-flows " + modify.flow();
            case Change.DeleteFlow delete -> "del-flows " + delete.flow().toString().replace(" actions=drop", "");
            case Change.DeleteAllFlows all ->
                "del-flows cookie=0x%x/0x%x".formatted(Cookie.MARK, Cookie.MARK_MASK);
        });
    }

    @Test
    void messageThatIsTooLongIsRefused() {
        final var bucket = ImmutableList.<Action>of(new Action.Output(PortNo.LOCAL));
        final var group = Group.all(new GroupId(1), ImmutableList.copyOf(Collections.nCopies(2048, bucket)));
        final var refused = assertThrows(IllegalArgumentException.class,
            () -> OpenFlowEncoder.message(new Change.AddGroup(group)));
        assertEquals("an OpenFlow message cannot have more than 65535 bytes", refused.getMessage());
    }
}
