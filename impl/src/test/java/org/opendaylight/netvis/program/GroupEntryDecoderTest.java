/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What switches report about groups, honestly and not.
 */
class GroupEntryDecoderTest {
    /** Where the buckets begin in {@code ofp_group_mod}, and in {@code ofp_group_desc}. */
    private static final int GROUP_MOD_LENGTH = 16;
    private static final int HEADER_LENGTH = 8;

    @Provide
    Arbitrary<Group> groups() {
        return RandomProgram.arbitraryGroup();
    }

    @Property(tries = 500)
    void readsWhatIsWritten(@ForAll("groups") final Group group) {
        assertEquals(Optional.of(group.id().value()), GroupEntryDecoder.identifier(entry(group)));
        assertEquals(Optional.of(group), GroupEntryDecoder.decode(entry(group)));
    }

    @Property(tries = 500)
    void anyBytesHaveAResult(@ForAll @Size(max = 100) final byte[] bytes) {
        assertNotNull(GroupEntryDecoder.identifier(bytes));
        assertNotNull(GroupEntryDecoder.decode(bytes));
    }

    @Property(tries = 500)
    void anyChangedByteHasAResult(@ForAll("groups") final Group group, @ForAll final int position,
            @ForAll final byte difference) {
        final var entry = entry(group);
        entry[Math.floorMod(position, entry.length)] ^= difference;
        assertNotNull(GroupEntryDecoder.decode(entry));
    }

    @Property(tries = 500)
    void anythingCutOffIsNoGroup(@ForAll("groups") final Group group, @ForAll final int length) {
        final var entry = entry(group);
        final var cut = Arrays.copyOf(entry, Math.floorMod(length, entry.length));
        assertEquals(Optional.empty(), GroupEntryDecoder.decode(cut));
    }

    @Test
    void readsTheMessagesOfOvsOfctl() throws IOException {
        final var bytes = GoldenMessages.read().getFirst().bytes();
        assertEquals(Optional.of(Examples.GROUP), GroupEntryDecoder.decode(entry(bytes)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "type indirect, 001802004e000001 00100000ffffffffffffffff00000000",
        "no buckets, 000800004e000001",
        "not of netvis, 0018000000000001 00100000ffffffffffffffff00000000",
        "bucket shorter than its header, 001800004e000001 000f0000ffffffffffffffff00000000",
        "bucket longer than the group, 001800004e000001 00180000ffffffffffffffff00000000",
        "bucket that watches a group, 001800004e000001 00100000ffffffff0000000500000000",
        "port that a bucket of a group of type all watches, 001800004e000001 0010000000000005ffffffff00000000",
        "weight in a group of type all, 001800004e000001 00100001ffffffffffffffff00000000",
        "action not known, 002000004e000001 00180000ffffffffffffffff00000000 0011000881000000",
        "length of another group, 002000004e000001 00100000ffffffffffffffff00000000"
    })
    void whatIsNotUnderstoodIsNoGroup(final String why, final String entry) {
        assertEquals(Optional.empty(), GroupEntryDecoder.decode(HexFormat.of().parseHex(entry.replace(" ", ""))));
    }

    /** The entry that reports a group. */
    static byte[] entry(final Group group) {
        return entry(OpenFlowEncoder.message(new Change.AddGroup(group)));
    }

    private static byte[] entry(final byte[] groupMod) {
        final var length = HEADER_LENGTH + groupMod.length - GROUP_MOD_LENGTH;
        return ByteBuffer.allocate(length)
            .putShort((short) length)
            .put(groupMod, 10, HEADER_LENGTH - Short.BYTES)
            .put(groupMod, GROUP_MOD_LENGTH, groupMod.length - GROUP_MOD_LENGTH)
            .array();
    }
}
