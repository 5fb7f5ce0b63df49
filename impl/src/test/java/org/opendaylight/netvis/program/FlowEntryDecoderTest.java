/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * What switches report about flows, honestly and not.
 */
class FlowEntryDecoderTest {
    private static final int HEADER_LENGTH = 48;
    private static final long PACKETS = 7;
    private static final long BYTES = 448;
    /** How long a flow has been there, in nanoseconds. */
    static final long AGE = 0x12345678 * 1_000_000_000L + 0x12345678;
    private static final Flow FLOW = FlowMaker.in(3, 5, Cookie.Kind.FORWARD, 1).goingTo(4).flow();

    @Provide
    Arbitrary<Flow> flows() {
        return RandomProgram.arbitraryFlow();
    }

    @Property(tries = 500)
    void readsWhatIsWritten(@ForAll("flows") final Flow flow) {
        assertEquals(known(flow), FlowEntryDecoder.decode(entry(flow)));
    }

    @Property(tries = 500)
    void anyBytesHaveAResult(@ForAll @Size(max = 200) final byte[] bytes) {
        assertNotNull(FlowEntryDecoder.decode(bytes));
    }

    @Property(tries = 500)
    void anyBytesBehindAnHonestHeaderHaveAResult(@ForAll @Size(max = 200) final byte[] bytes) {
        assertNotNull(FlowEntryDecoder.decode(entry(FLOW, bytes)));
    }

    @Property(tries = 500)
    void anyChangedByteHasAResult(@ForAll("flows") final Flow flow, @ForAll final int position,
            @ForAll final byte difference) {
        final var entry = entry(flow);
        entry[Math.floorMod(position, entry.length)] ^= difference;
        assertNotNull(FlowEntryDecoder.decode(entry));
    }

    @Property(tries = 500)
    void anythingCutOffIsNoFlow(@ForAll("flows") final Flow flow, @ForAll final int length) {
        final var entry = entry(flow);
        final var cut = Arrays.copyOf(entry, Math.floorMod(length, entry.length));
        assertInstanceOf(FlowEntry.Unknown.class, FlowEntryDecoder.decode(cut));
    }

    @Property(tries = 500)
    void anythingCutOffThatHidesItHasAResult(@ForAll("flows") final Flow flow, @ForAll final int length) {
        final var entry = entry(flow);
        final var cut = Arrays.copyOf(entry, 2 + Math.floorMod(length, entry.length - 2));
        assertNotNull(FlowEntryDecoder.decode(ByteBuffer.wrap(cut).putShort((short) cut.length).array()));
    }

    /** The entry that reports a flow. */
    static byte[] entry(final Flow flow) {
        final var message = OpenFlowEncoder.message(new Change.AddFlow(flow));
        return entry(flow, Arrays.copyOfRange(message, 48, message.length));
    }

    /** An entry with a flow's header and other match and instructions. */
    static byte[] entry(final Flow flow, final byte[] matchAndInstructions) {
        final var length = HEADER_LENGTH + matchAndInstructions.length;
        return ByteBuffer.allocate(length)
            .putShort((short) length)
            .put((byte) flow.key().table().value())
            .put((byte) 0)
            // how long it has been there: seconds and nanoseconds
            .putInt(0x12345678)
            .putInt(0x12345678)
            .putShort((short) flow.key().priority())
            // timeouts, flags, padding
            .put(new byte[10])
            .putLong(flow.cookie())
            .putLong(PACKETS)
            .putLong(BYTES)
            .put(matchAndInstructions)
            .array();
    }

    private static FlowEntry known(final Flow flow) {
        return new FlowEntry.Known(flow, new FlowCount(flow.cookie(), PACKETS, BYTES, AGE));
    }

    @Test
    void readsTheMessagesOfOvsOfctl() throws IOException {
        final var messages = GoldenMessages.read();
        for (int i = 0; i < messages.size(); i++) {
            if (Examples.CHANGES.get(i) instanceof Change.AddFlow add) {
                final var bytes = messages.get(i).bytes();
                assertEquals(known(add.flow()),
                    FlowEntryDecoder.decode(entry(add.flow(), Arrays.copyOfRange(bytes, 48, bytes.length))));
            }
        }
    }

    @Test
    void tellsWhatIsNotUnderstood() {
        final var any = "0001000400000000";
        assertEquals(new FlowEntry.Unknown(0, "47 bytes are no flow entry"), FlowEntryDecoder.decode(new byte[47]));
        assertUnknown("2 bytes wanted where there are 0", "");
        assertUnknown("4 bytes wanted where there are 2", "0001000600010000");
        assertUnknown("-1 bytes wanted where there are 4", "0001000300000000");
        assertUnknown("match of type 0", "0000000400000000");
        assertUnknown("field with header 0x10804", "0001000c0001080400000001" + "00000000");
        assertUnknown("IP_DSCP is matched without its prerequisite in {IP_DSCP=FieldMatch["
            + "value=Word[high=0, low=1], mask=Word[high=0, low=63]]}", "0001000980001001" + "0100000000000000");
        assertKnownMatch("instruction of type 3", any + "0003000800000000");
        assertKnownMatch("instruction of type 1 twice", any + "0001000804000000" + "0001000804000000");
        assertKnownMatch("action of type 17", any + "0004001000000000" + "0011000881000000");
        assertKnownMatch("action of Open vSwitch: subtype 8 is not known", any + "0004001800000000"
            + "ffff001000002320" + "0008deadbeef0000");
        assertKnownMatch("action of Open vSwitch: ends too early", any + "0004001800000000" + "ffff001000002320"
            + "0007001f00010004");
        assertKnownMatch("action of experimenter 0x1234", any + "0004001800000000" + "ffff001000001234"
            + "0007fff800000000");
        assertKnownMatch("2 bytes wanted where there are 0", any + "0004001000000000" + "ffff000800002320");
        assertKnownMatch("12 bytes wanted where there are 4", any + "0004001000000000");
        assertKnownMatch("a flow of TableId[value=3] cannot go back to TableId[value=2]", any + "0001000802000000");
    }

    @Test
    void aFlowThatTimesOutIsNotNetviss() {
        final var entry = entry(FLOW);
        entry[15] = 1;
        assertEquals(new FlowEntry.KnownMatch(FLOW.key(), FLOW.cookie(), "a flow that times out"),
            FlowEntryDecoder.decode(entry));
    }

    private static void assertUnknown(final String reason, final String matchAndInstructions) {
        assertEquals(new FlowEntry.Unknown(FLOW.cookie(), reason), decode(matchAndInstructions));
    }

    private static void assertKnownMatch(final String reason, final String matchAndInstructions) {
        final var key = new FlowKey(FLOW.key().table(), FLOW.key().priority(), Match.ANY);
        assertEquals(new FlowEntry.KnownMatch(key, FLOW.cookie(), reason), decode(matchAndInstructions));
    }

    private static FlowEntry decode(final String matchAndInstructions) {
        return FlowEntryDecoder.decode(entry(FLOW, HexFormat.of().parseHex(matchAndInstructions)));
    }
}
