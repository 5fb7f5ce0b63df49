/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.TlvMapping;
import org.opendaylight.netvis.program.TlvTable;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * What a session says to a switch, and what it makes of the answers. Bodies come from Open vSwitch 3.1.0.
 */
class RawSessionTest {
    private static final TlvMapping DESTINATION = new TlvMapping(TunnelOption.FRAME_DESTINATION, 0);
    private static final TlvTable TABLE = new TlvTable(ImmutableList.of(DESTINATION,
        new TlvMapping(new TunnelOption(0x102, 3, 4), 7)), Optional.empty());
    /** Any two messages will do: a flow-mod's and a group-mod's header. */
    private static final String FIRST = "040e000811111111";
    private static final String SECOND = "040f000822222222";

    private static final String OPEN = "4f4e4600000008fc" + "00000001" + "00000003";
    private static final String ADD = "4f4e4600000008fd" + "00000001" + "00000003";
    private static final String COMMIT = "4f4e4600000008fc" + "00000001" + "00040003";
    private static final String DISCARD = "4f4e4600000008fc" + "00000001" + "00060003";
    private static final String OPENED = "4f4e4600000008fc" + "00000001" + "00010000";
    private static final String COMMITTED = "4f4e4600000008fc" + "00000001" + "00050000";
    private static final String DISCARDED = "4f4e4600000008fc" + "00000001" + "00070000";

    private static final String BAD_OUT_PORT = "00020004" + "04040020";
    /** No buffer, length of the frame, reason action, no cookie, match of in_port alone, and padding. */
    private static final String PACKET_IN = "ffffffff" + "%04x" + "0100" + "ffffffffffffffff"
        + "0001000c80000004fffffffd00000000" + "0000" + "%s";
    private static final String METER_EXISTS = "000c0001" + "041d0020";
    private static final String MSG_FAILED = "ffff0909" + "4f4e4600";

    private final FakeSwitch fake = new FakeSwitch();
    private final RawSession session = new RawSession(fake, fake, 7);

    @Test
    void commitsWhenAllMessagesAreTaken() throws Exception {
        final var commit = commit(FIRST, SECOND);
        assertEquals(List.of(
            "2 4 " + OPEN,
            // With the xid of the outer header
            "0 4 " + ADD + "040e000880000000",
            "1 4 " + ADD + "040f000880000001",
            "3 20 "), fake.received());
        fake.answer(2, 4, OPENED);
        assertEquals(List.of(), fake.received());
        fake.answer(3, 21, "");
        assertEquals(List.of("4 4 " + COMMIT), fake.received());
        assertFalse(commit.isDone());
        fake.answer(4, 4, COMMITTED);
        assertTrue(commit.isDone());
        commit.get();
        assertEquals(0, fake.openConversations());
    }

    @Test
    void probeIsTheFrameThatComesBack() throws Exception {
        final var probe = session.probe(HexFormat.of().parseHex("040d000900000000" + "aa"), 0x1122334455667788L);
        assertEquals(List.of("0 13 aa"), fake.received());
        assertFalse(fake.packetIn(packetIn("beef" + "1122334455667789")));
        assertFalse(probe.isDone());
        assertTrue(fake.packetIn(packetIn("beef" + "1122334455667788")));
        assertEquals("beef1122334455667788", HexFormat.of().formatHex(probe.get()));
        assertFalse(fake.packetIn(packetIn("beef" + "1122334455667788")));
        assertEquals(0, fake.openConversations());
    }

    @Test
    void probeFailsWhenTheSwitchRefusesIt() {
        final var probe = session.probe(HexFormat.of().parseHex("040d000800000000"), 7);
        fake.answer(0, 1, BAD_OUT_PORT);
        assertEquals("the switch refused the probe", failure(probe).getMessage());
        assertFalse(fake.packetIn(packetIn("0000000000000007")));
    }

    @Test
    void shortPacketInIsNoProbe() {
        session.probe(HexFormat.of().parseHex("040d000800000000"), 7);
        assertFalse(fake.packetIn(packetIn("00000007")));
    }

    @Test
    void packetInThatIsCutOffIsNoProbe() {
        session.probe(HexFormat.of().parseHex("040d000800000000"), 7);
        final var whole = packetIn("0000000000000007");
        for (int length = 0; length < whole.length(); length += 2) {
            assertFalse(fake.packetIn(whole.substring(0, length)));
        }
        assertTrue(fake.packetIn(whole));
    }

    @Test
    void tunnelOptionsAreThoseOfTheTable() throws Exception {
        final var options = session.tlvTable();
        assertEquals(List.of("0 4 " + "00002320" + "00000019", "1 20 "), fake.received());
        assertFalse(options.isDone());
        fake.answer(0, 4, "00002320" + "0000001a" + "00000100" + "0040" + "00000000000000000000"
            + "ffff4e0800000000" + "0102030400070000");
        assertEquals(TABLE, options.get());
        assertEquals(0, fake.openConversations());
    }

    @Test
    void switchThatTellsNoTunnelOptionsSaysWhy() throws Exception {
        final var options = session.tlvTable();
        fake.answer(1, 21, "");
        assertEquals(TlvTable.unknown("the switch did not tell its tunnel options"), options.get());
        final var refused = session.tlvTable();
        fake.answer(0, 1, "00010003" + "04040010");
        assertEquals(TlvTable.unknown("the switch does not map tunnel options: switch refused the request:"
            + " BAD_REQUEST/BAD_EXPERIMENTER (1/3)"), refused.get());
        assertEquals(0, fake.openConversations());
    }

    @Test
    void tunnelOptionIsThereWhenTheSwitchDoesNotRefuse() throws Exception {
        final var added = session.apply(new Change.AddTlvMapping(DESTINATION));
        assertEquals(List.of("0 4 " + "00002320" + "00000018" + "0000000000000000" + "ffff4e0800000000", "1 20 "),
            fake.received());
        assertFalse(added.isDone());
        fake.answer(1, 21, "");
        added.get();
        final var refused = session.apply(new Change.AddTlvMapping(DESTINATION));
        fake.answer(0, 1, "ffff0011" + "00002320");
        fake.answer(1, 21, "");
        assertTrue(failure(refused).getMessage().startsWith("switch refused the request: "));
        assertEquals(0, fake.openConversations());
    }

    @Test
    void discardsWhenOneMessageIsRefused() {
        final var commit = commit(FIRST, SECOND);
        fake.received();
        fake.answer(2, 4, OPENED);
        fake.answer(1, 1, BAD_OUT_PORT);
        fake.answer(3, 21, "");
        assertEquals(List.of("4 4 " + DISCARD), fake.received());
        fake.answer(4, 4, DISCARDED);
        final var cause = assertInstanceOf(BundleRejectedException.class, failure(commit));
        assertEquals(1, cause.messageIndex());
        assertEquals("switch refused message 1 of the bundle: BAD_ACTION/BAD_OUT_PORT (2/4)", cause.getMessage());
    }

    @Test
    void namesTheMessageThatFailsTheCommit() {
        final var commit = commit(FIRST, SECOND);
        fake.answer(2, 4, OPENED);
        fake.answer(3, 21, "");
        fake.answer(0, 1, "00060000" + "04040020");
        fake.answer(4, 1, MSG_FAILED);
        assertEquals("switch refused message 0 of the bundle: GROUP_MOD_FAILED/GROUP_EXISTS (6/0)",
            failure(commit).getMessage());
    }

    @Test
    void saysWhenTheBundleItselfIsRefused() {
        final var commit = commit(FIRST);
        fake.answer(1, 1, "00010003" + "04040020");
        fake.answer(0, 1, "00010003" + "04040020");
        fake.answer(2, 21, "");
        fake.answer(3, 1, "00010003" + "04040020");
        final var cause = assertInstanceOf(BundleRejectedException.class, failure(commit));
        assertEquals(BundleRejectedException.NO_MESSAGE, cause.messageIndex());
        assertEquals("switch refused the bundle: BAD_REQUEST/BAD_EXPERIMENTER (1/3)", cause.getMessage());
    }

    @Test
    void commitsOneAfterTheOther() throws Exception {
        final var first = commit(FIRST);
        final var second = commit(SECOND);
        fake.received();
        fake.answer(2, 21, "");
        fake.received();
        fake.answer(3, 4, COMMITTED);
        assertTrue(first.isDone());
        assertEquals("1 4 " + OPEN.replace("00000001", "00000002"), fake.received().getFirst());
        assertFalse(second.isDone());
    }

    @Test
    void nothingToCommitIsDoneAtOnce() throws Exception {
        Futures.getDone(session.commit(List.of()));
        assertEquals(List.of(), fake.received());
    }

    @Test
    void largeBundleGoesInSeveralChunks() {
        session.commit(Collections.nCopies(10_000, HexFormat.of().parseHex(FIRST)));
        // 32 bytes each, 4096 of them to a chunk of 128 KiB; opening and barrier go by themselves
        assertEquals(3 + 2, fake.calls());
        assertEquals(10_002, fake.received().size());
    }

    @Test
    void tooLongMessageIsRefused() {
        final var cause = assertInstanceOf(IllegalArgumentException.class,
            failure(session.commit(List.of(new byte[0xffff]))));
        assertEquals("a message of 65535 bytes does not fit into a bundle", cause.getMessage());
    }

    @Test
    void readsFlowEntriesOfAllParts() throws Exception {
        final var entries = session.flowEntries(0x4e56000000000000L, 0xffff000000000000L);
        assertEquals(List.of(
            // OFPMP_FLOW, all tables, any port, any group, cookie, mask, empty match
            "0 18 " + "0001000000000000" + "ff000000" + "ffffffff" + "ffffffff" + "00000000"
                + "4e56000000000000" + "ffff000000000000" + "0001000400000000",
            "1 20 "), fake.received());
        fake.answer(0, 19, "0001000100000000" + "0008aaaaaaaaaaaa" + "000cbbbbbbbbbbbbbbbbbbbb");
        fake.answer(0, 19, "0001000000000000" + "0008cccccccccccc");
        assertEquals(List.of("0008aaaaaaaaaaaa", "000cbbbbbbbbbbbbbbbbbbbb", "0008cccccccccccc"),
            Futures.getDone(entries).stream().map(HexFormat.of()::formatHex).toList());
    }

    @Test
    void readsGroups() throws Exception {
        final var entries = session.groupEntries();
        assertEquals("0 18 0007000000000000", fake.received().getFirst());
        fake.answer(0, 19, "0007000000000000");
        assertEquals(List.of(), Futures.getDone(entries));
    }

    @Test
    void countsGroups() throws Exception {
        final var counters = session.groupCounters();
        assertEquals("0 18 0006000000000000" + "fffffffc00000000", fake.received().getFirst());
        fake.answer(0, 19, "0006000000000000"
            + "00380000" + "fedc0001" + "00000001" + "00000000" + "0000000000000004" + "00000000000001d8"
            + "0000000100000004" + "0000000000000004" + "00000000000001d8");
        assertEquals(Map.of(0xfedc0001L, new AgedCount(4, 472, 1_000_000_004L)), Futures.getDone(counters));
    }

    @Test
    void countsPorts() throws Exception {
        final var counters = session.portCounters();
        assertEquals("0 18 0004000000000000" + "ffffffff00000000", fake.received().getFirst());
        // Number, received and sent packets and bytes, drops, errors, frame, overrun and CRC errors, collisions, age
        fake.answer(0, 19, "0004000000000000"
            + "00000007" + "00000000" + "0000000000000009" + "0000000000000004" + "0000000000000999"
            + "00000000000001d8" + "0000000000000008" + "0000000000000002" + "0000000000000007" + "0000000000000003"
            + "0000000000000000".repeat(4) + "0000000100000004"
            + "fffffffe" + "00000000" + "0000000000000000".repeat(5) + "ffffffffffffffff" + "0000000000000000"
            + "ffffffffffffffff" + "0000000000000000".repeat(4) + "0000000200000000");
        assertEquals(Map.of(7L, new PortCount(new AgedCount(4, 472, 1_000_000_004L), 2, 3),
            0xffff_fffeL, new PortCount(new AgedCount(0, 0, 2_000_000_000L), 0, 0)), Futures.getDone(counters));
    }

    @Test
    void countsFlowsByCookie() throws Exception {
        final var counter = session.flowCounters(0x4e56000000000007L, -1);
        assertTrue(fake.received().getFirst().startsWith("0 18 0002000000000000" + "ff000000"));
        fake.answer(0, 19, "0002000000000000" + "0000000000000004" + "00000000000001d8" + "0000000a00000000");
        assertEquals(new PacketCount(4, 472), Futures.getDone(counter));
    }

    @Test
    void refusedRequestFails() {
        final var counters = session.groupCounters();
        fake.answer(0, 1, "00010002" + "04120018");
        assertEquals("switch refused the request: BAD_REQUEST/BAD_MULTIPART (1/2)", failure(counters).getMessage());
    }

    @Test
    void requestWithoutAnswerFailsAtTheBarrier() {
        final var counters = session.groupCounters();
        fake.answer(1, 21, "");
        assertEquals("the switch left a multipart request without an answer", failure(counters).getMessage());
    }

    @Test
    void failureToSendIsToldAtOnce() {
        fake.refuseToSend();
        assertTrue(failure(commit(FIRST)).getMessage().contains("Broken pipe"));
        assertEquals(0, fake.openConversations());
    }

    @Test
    void transmitsWithABarrierBehind() {
        assertTrue(session.transmit(HexFormat.of().parseHex("040d000a11111111" + "abcd" + FIRST)));
        assertEquals(List.of("0 13 abcd", "0 14 ", "1 20 "), fake.received());
        assertEquals(1, fake.calls());
        assertEquals(new TransmitCount(18, 18, 0, 0, 0), session.transmitted());
        fake.answer(0, 1, BAD_OUT_PORT);
        fake.answer(1, 21, "");
        assertEquals(new TransmitCount(18, 0, 0, 0, 1), session.transmitted());
        assertEquals(0, fake.openConversations());
    }

    @Test
    void doesNotTransmitMoreThanTheSwitchTakes() {
        final var batch = packetOuts();
        final var fit = SendWindow.MAX_BYTES / batch.length;
        for (int i = 0; i < fit; i++) {
            assertTrue(session.transmit(batch));
        }
        assertFalse(session.transmit(batch));
        assertEquals(new TransmitCount(SendWindow.MAX_BYTES, SendWindow.MAX_BYTES, batch.length, 0, 0),
            session.transmitted());
        fake.answer(1, 21, "");
        assertTrue(session.transmit(batch));
    }

    @Test
    void callsThatAreNotDoneAreBoundedToo() {
        final var small = HexFormat.of().parseHex("040d000800000000");
        for (int i = 0; i < Transmitter.MAX_CALLS; i++) {
            assertTrue(session.transmit(small));
            fake.answer(1, 21, "");
        }
        assertFalse(session.transmit(small));
        assertEquals(0, session.transmitted().held());
    }

    @Test
    void whatCannotBeSentIsLost() {
        fake.refuseToSend();
        assertTrue(session.transmit(packetOuts()));
        assertEquals(new TransmitCount(1 << 16, 0, 0, 1 << 16, 0), session.transmitted());
    }

    @Test
    void nothingIsTransmittedAfterTheEnd() {
        session.transmit(packetOuts());
        session.close();
        assertEquals(new TransmitCount(1 << 16, 0, 0, 1 << 16, 0), session.transmitted());
        assertFalse(session.transmit(packetOuts()));
    }

    /** 64 KiB of messages. */
    private static byte[] packetOuts() {
        return HexFormat.of().parseHex("040d001000000000aaaaaaaaaaaaaaaa".repeat(1 << 12));
    }

    @Test
    void meterIsAddedOrChanged() throws Exception {
        final var added = session.apply(new Change.AddMeter(new Meter(5, 1000, 100)));
        assertEquals(List.of("0 29 " + "0000000e0000000500010010000003e80000006400000000", "1 20 "), fake.received());
        assertFalse(added.isDone());
        fake.answer(1, 21, "");
        Futures.getDone(added);
        final var changed = session.apply(new Change.ModifyMeter(new Meter(5, 1000, 100)));
        assertEquals(List.of("0 29 " + "0001000e0000000500010010000003e80000006400000000", "1 20 "), fake.received());
        fake.answer(1, 21, "");
        Futures.getDone(changed);
        assertEquals(0, fake.openConversations());
    }

    @Test
    void meterThatIsThereIsNotWrittenOver() {
        final var change = session.apply(new Change.AddMeter(new Meter(5, 1000, 100)));
        fake.answer(0, 1, METER_EXISTS);
        fake.answer(1, 21, "");
        assertEquals("switch refused the request: METER_MOD_FAILED/METER_EXISTS (12/1)",
            failure(change).getMessage());
    }

    @Test
    void readsAMeterIfThereIsOne() throws Exception {
        final var meter = "0018000e00000005" + "00010010000003e80000003200000000";
        final var present = session.meterEntries(5);
        assertEquals("0 18 " + "000a000000000000" + "0000000500000000", fake.received().getFirst());
        fake.answer(0, 19, "000a000000000000" + meter);
        assertEquals(meter, HexFormat.of().formatHex(Futures.getDone(present).getFirst()));
        final var absent = session.meterEntries(6);
        fake.answer(0, 1, "000c0003" + "04120018");
        assertEquals(List.of(), Futures.getDone(absent));
    }

    @Test
    void meterIsDeleted() throws Exception {
        final var change = session.apply(new Change.DeleteMeter(5));
        assertEquals(List.of("0 29 " + "0002000000000005", "1 20 "), fake.received());
        fake.answer(1, 21, "");
        Futures.getDone(change);
    }

    @Test
    void countsWhatAMeterDropped() throws Exception {
        final var drops = session.meterDrops(5);
        assertEquals("0 18 " + "0009000000000000" + "0000000500000000", fake.received().getFirst());
        fake.answer(0, 19, "0009000000000000" + "00000005" + "0038000000000000" + "00000000" + "0000000000000064"
            + "0000000000001770" + "0000000100000000" + "000000000000000a" + "0000000000000258");
        assertEquals(new AgedCount(10, 600, 1_000_000_000L), Futures.getDone(drops));
    }

    @Test
    void closingFailsWhatIsUnderWay() {
        final var commit = commit(FIRST);
        final var waiting = commit(SECOND);
        session.close();
        assertInstanceOf(SessionEndedException.class, failure(commit));
        assertInstanceOf(SessionEndedException.class, failure(waiting));
        assertEquals("openflow:9223372036854775825 is gone or has another master",
            failure(session.groupEntries()).getMessage());
        assertEquals(0, fake.openConversations());
    }

    /** The switch may be there again, with another session. */
    @Test
    void nothingIsSentAfterTheEnd() {
        session.close();
        failure(session.commit(List.of(HexFormat.of().parseHex(FIRST))));
        failure(session.flowEntries(0, 0));
        failure(session.groupEntries());
        failure(session.groupCounters());
        failure(session.flowCounters(0, 0));
        failure(session.tlvTable());
        failure(session.apply(new Change.AddTlvMapping(DESTINATION)));
        failure(session.apply(new Change.AddMeter(new Meter(5, 1000, 100))));
        failure(session.apply(new Change.DeleteMeter(5)));
        failure(session.meterDrops(5));
        failure(session.probe(HexFormat.of().parseHex("040d000800000000"), 7));
        assertFalse(session.transmit(HexFormat.of().parseHex(FIRST)));
        assertEquals(0, fake.calls());
        assertEquals(List.of(), fake.received());
        assertEquals(0, fake.openConversations());
    }

    @Test
    void bundleIsNotContinuedAfterTheEnd() {
        final var commit = commit(FIRST);
        fake.received();
        session.close();
        fake.answer(2, 21, "");
        assertEquals(List.of(), fake.received());
        assertInstanceOf(SessionEndedException.class, failure(commit));
    }

    @Test
    void probesAreForgottenAtTheEnd() {
        session.probe(HexFormat.of().parseHex("040d000800000000"), 7);
        session.close();
        assertFalse(fake.packetIn(packetIn("0000000000000007")));
    }

    private ListenableFuture<?> commit(final String... messages) {
        return session.commit(List.of(messages).stream().map(HexFormat.of()::parseHex).toList());
    }

    private static String packetIn(final String frame) {
        return PACKET_IN.formatted(frame.length() / 2, frame);
    }

    private static Throwable failure(final ListenableFuture<?> future) {
        assertTrue(future.isDone());
        return assertThrows(ExecutionException.class, () -> Futures.getDone(future)).getCause();
    }
}
