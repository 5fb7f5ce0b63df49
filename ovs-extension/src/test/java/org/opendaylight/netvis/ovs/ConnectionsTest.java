/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What connections are for whom, with messages as they come out of openflowplugin's frame decoder.
 */
class ConnectionsTest {
    private static final long COOKIE = 0x4e56_0000_0000_0001L;
    /** No buffer, 4 bytes of frame, reason action, table 10, cookie, match of in_port 1, padding, frame. */
    private static final String PACKET_IN = "ffffffff0004010a4e56000000000001"
        + "0001000c8000000400000001000000000000deadbeef";
    /** OFPET_BAD_ACTION, OFPBAC_BAD_OUT_PORT and the beginning of the message that it is about. */
    private static final String ERROR_BODY = "0002000404040018";

    private final List<Runnable> later = new ArrayList<>();
    private final FakeMastering mastering = new FakeMastering();
    private final Connections connections = new Connections(mastering, Connections.ECHO_MILLISECONDS, later::add);
    private final PacketIns packetIns = new PacketIns();
    private final List<String> taken = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Peer first = new Peer();
    private final Peer second = new Peer();

    /** A switch at the other end of a connection. */
    private final class Peer {
        private final EmbeddedChannel channel = new EmbeddedChannel();

        Peer() {
            channel.pipeline().addLast(ChannelConnection.NAME, new ChannelConnection(channel, connections, packetIns));
        }

        ChannelConnection connection() {
            return (ChannelConnection) channel.pipeline().get(ChannelConnection.NAME);
        }

        /** Sends a message. {@return what openflowplugin gets of it and of what waited} */
        List<String> sends(final int version, final int type, final int xid, final String body) {
            final var bytes = HexFormat.of().parseHex(body);
            channel.writeInbound(Unpooled.buffer().writeByte(version).writeByte(type).writeShort(8 + bytes.length)
                .writeInt(xid).writeBytes(bytes));
            return openflowplugin();
        }

        List<String> sends(final int type, final int xid, final String body) {
            return sends(4, type, xid, body);
        }

        List<String> features(final long datapathId) {
            return features(4, datapathId, 0);
        }

        List<String> features(final int version, final long datapathId, final int auxiliary) {
            return sends(version, 6, 21, String.format("%016x00000000fe%02x0000%016x", datapathId, auxiliary, 0x4fL));
        }

        List<String> openflowplugin() {
            channel.runPendingTasks();
            final var messages = new ArrayList<String>();
            for (ByteBuf message = channel.readInbound(); message != null; message = channel.readInbound()) {
                messages.add(ByteBufUtil.hexDump(message));
                message.release();
            }
            return messages;
        }

        /** {@return what the switch gets} */
        List<String> receives() {
            channel.runPendingTasks();
            final var messages = new ArrayList<String>();
            for (ByteBuf message = channel.readOutbound(); message != null; message = channel.readOutbound()) {
                messages.add(ByteBufUtil.hexDump(message));
                message.release();
            }
            return messages;
        }

        /** Answers the echo requests that it has got. */
        void echoes() {
            for (var message : receives()) {
                assertEquals("0402", message.substring(0, 4));
                sends(3, (int) Long.parseLong(message.substring(8, 16), 16), "");
            }
        }

        void isSilentForTooLong() {
            pass(Connections.ECHO_MILLISECONDS);
        }

        /** Lets time pass, in small steps as tasks schedule others. */
        void pass(final long milliseconds) {
            for (long passed = 0; passed < milliseconds; passed += 20) {
                channel.advanceTimeBy(20, TimeUnit.MILLISECONDS);
                channel.runScheduledPendingTasks();
            }
        }
    }

    @AfterEach
    void afterEach() {
        first.channel.finishAndReleaseAll();
        second.channel.finishAndReleaseAll();
    }

    @Test
    void connectionIsKnownFromItsFeaturesReply() {
        first.sends(0, 1, "");
        assertNull(connections.get(17));
        assertEquals(1, first.features(17).size());
        assertSame(first.connection(), connections.get(17));
        first.channel.close();
        assertNull(connections.get(17));
    }

    @Test
    void answerCountsOnlyFromTheConnectionThatWasAsked() {
        first.features(17);
        second.features(18);
        final var conversation = connections.get(17).converse(3, this::onAnswer);
        final var xid = conversation.xid(2);
        for (int type : new int[] {1, 4, 19, 21}) {
            assertEquals(1, second.sends(type, xid, ERROR_BODY).size(), "of type " + type);
        }
        assertEquals(List.of(), taken);
        assertEquals(List.of(), first.sends(1, xid, ERROR_BODY));
        assertEquals(List.of("2 1 " + ERROR_BODY), taken);
    }

    @Test
    void bothConnectionsMayHaveTheSameTransactionIds() {
        first.features(17);
        second.features(18);
        final var one = connections.get(17).converse(1, (index, type, body) -> taken.add("one"));
        final var other = connections.get(18).converse(1, (index, type, body) -> taken.add("other"));
        assertEquals(one.xid(0), other.xid(0));
        second.sends(21, other.xid(0), "");
        first.sends(21, one.xid(0), "");
        assertEquals(List.of("other", "one"), taken);
    }

    @Test
    void answersToOpenflowpluginGoToIt() {
        first.features(17);
        connections.get(17).converse(3, this::onAnswer);
        assertEquals(List.of("0401001000000007" + ERROR_BODY), first.sends(1, 7, ERROR_BODY));
        assertEquals(List.of("0415000800000000"), first.sends(21, 0, ""));
        assertEquals(List.of(), taken);
    }

    @Test
    void closedConversationHearsNothing() {
        first.features(17);
        final var conversation = connections.get(17).converse(1, this::onAnswer);
        conversation.close();
        assertEquals(1, first.sends(1, conversation.xid(0), ERROR_BODY).size());
        assertEquals(List.of(), taken);
    }

    @Test
    void packetInCountsOnlyFromTheSwitchItIsWantedFrom() {
        first.features(17);
        second.features(18);
        packetIns.register(17, COOKIE, this::onPacketIn);
        assertEquals(1, second.sends(10, 0, PACKET_IN).size());
        assertEquals(List.of(), taken);
        assertEquals(List.of(), first.sends(10, 0, PACKET_IN));
        assertEquals(List.of(PACKET_IN), taken);
    }

    @Test
    void twoSwitchesMayUseTheSameCookie() {
        first.features(17);
        second.features(18);
        packetIns.register(17, COOKIE, body -> taken.add("of 17"));
        final var other = packetIns.register(18, COOKIE, body -> taken.add("of 18"));
        second.sends(10, 0, PACKET_IN);
        first.sends(10, 0, PACKET_IN);
        other.close();
        assertEquals(1, second.sends(10, 0, PACKET_IN).size());
        assertEquals(List.of("of 18", "of 17"), taken);
    }

    @Test
    void packetInThatNobodyWantsGoesToOpenflowplugin() {
        first.features(17);
        packetIns.register(17, COOKIE + 1, this::onPacketIn);
        assertEquals(List.of("040a002e00000000" + PACKET_IN), first.sends(10, 0, PACKET_IN));
        packetIns.register(17, COOKIE, body -> false);
        assertEquals(1, first.sends(10, 0, PACKET_IN).size());
        assertEquals(1, first.sends(10, 0, "ffffffff00").size());
        assertEquals(List.of(), taken);
    }

    @Test
    void packetInsBeforeTheFeaturesReplyAreNobodys() {
        packetIns.register(0, COOKIE, this::onPacketIn);
        assertEquals(1, first.sends(10, 0, PACKET_IN).size());
        assertEquals(List.of(), taken);
    }

    @Test
    void cookieOfASwitchIsTakenOnce() {
        packetIns.register(17, 7, this::onPacketIn);
        assertEquals("packet-ins of switch 0000000000000011 with cookie 0x7 are being taken already: close that "
            + "registration first",
            assertThrows(IllegalStateException.class, () -> packetIns.register(17, 7, this::onPacketIn)).getMessage());
    }

    @Test
    void whatIsSentGoesToThatConnection() {
        first.features(17);
        second.features(18);
        assertTrue(connections.get(17).send(HexFormat.of().parseHex("0414000880000001" + "0414000880000002")).isDone());
        assertEquals(List.of("0414000880000001" + "0414000880000002"), first.receives());
        assertEquals(List.of(), second.receives());
    }

    @Test
    void nothingIsSentOnAConnectionThatHasEnded() {
        first.features(17);
        final var ended = connections.get(17);
        first.channel.close();
        second.features(17);
        assertThrows(Exception.class, () -> ended.send(HexFormat.of().parseHex("0414000880000001")).get());
        assertEquals(List.of(), second.receives());
    }

    @Test
    void exceptionOfAListenerEndsNoConnection() {
        first.features(17);
        packetIns.register(17, COOKIE, body -> {
            throw new IllegalStateException("on purpose");
        });
        assertEquals(List.of(), first.sends(10, 0, PACKET_IN));
        assertEquals(List.of("0415000800000000"), first.sends(21, 0, ""));
        assertTrue(first.channel.isOpen());
    }

    @Test
    void firstSwitchThatAnswersKeepsItsPlace() {
        listen();
        first.features(17);
        assertEquals(List.of(), second.features(17));
        first.echoes();
        assertSame(first.connection(), connections.get(17));
        assertTrue(first.channel.isOpen());
        second.isSilentForTooLong();
        assertEquals(List.of(), second.openflowplugin());
        assertEquals(List.of("17 first []", "17 first [embedded]"), told);
    }

    @Test
    void secondSwitchCanNeitherAnswerNorSendPackets() {
        first.features(17);
        packetIns.register(17, COOKIE, this::onPacketIn);
        final var conversation = connections.get(17).converse(1, this::onAnswer);
        second.features(17);
        first.echoes();
        second.sends(10, 0, PACKET_IN);
        second.sends(21, conversation.xid(0), "");
        assertEquals(List.of(), taken);
        first.sends(21, conversation.xid(0), "");
        assertEquals(List.of("0 21 "), taken);
    }

    @Test
    void secondSwitchIsToldAsLongAsItIsThereAndAMomentLonger() {
        first.features(17);
        second.features(17);
        first.echoes();
        listen();
        second.channel.close();
        assertEquals("17 first [embedded]", told.getLast());
        later.forEach(Runnable::run);
        assertEquals("17 first []", told.getLast());
    }

    @Test
    void secondSwitchComesAnewWhenTheFirstHasGone() {
        listen();
        first.features(17);
        second.features(17);
        first.echoes();
        first.channel.close();
        second.channel.runPendingTasks();
        assertFalse(second.channel.isOpen());
        assertNull(connections.get(17));
        final var again = new Peer();
        assertEquals(1, again.features(17).size());
        assertSame(again.connection(), connections.get(17));
        again.channel.finishAndReleaseAll();
    }

    /** Its old connection is half dead: cut off, or its end is not known yet. */
    @Test
    void switchThatReconnectsIsNoSecondOne() {
        listen();
        first.features(17);
        assertEquals(List.of(), second.features(17));
        assertEquals(1, first.receives().size());
        first.isSilentForTooLong();
        assertFalse(first.channel.isOpen());
        assertEquals(1, second.openflowplugin().size());
        assertSame(second.connection(), connections.get(17));
        assertEquals(List.of("17 first []", "17 second []", "17 second []"), told);
    }

    @Test
    void switchThatReconnectsWhileItsOldConnectionEndsWaitsForNothing() {
        first.features(17);
        second.features(17);
        first.channel.close();
        assertEquals(1, second.openflowplugin().size());
        assertSame(second.connection(), connections.get(17));
    }

    @Test
    void heldSwitchIsAnsweredSoThatItStays() {
        first.features(17);
        second.features(17);
        first.echoes();
        assertEquals(List.of(), second.sends(2, 5, "abcd"));
        assertEquals(List.of("0403000a00000005abcd"), second.receives());
        assertEquals(List.of("0402000a00000005abcd"), first.sends(2, 5, "abcd"));
    }

    @Test
    void nobodyTakesAnothersPlaceByASecondFeaturesReply() {
        first.features(17);
        second.features(18);
        assertEquals(List.of(), second.features(17));
        second.channel.runPendingTasks();
        assertFalse(second.channel.isOpen());
        assertSame(first.connection(), connections.get(17));
        assertEquals(1, first.features(17).size());
    }

    @Test
    void auxiliaryConnectionIsNoSwitch() {
        first.features(17);
        assertEquals(1, second.features(4, 17, 1).size());
        packetIns.register(17, COOKIE, this::onPacketIn);
        assertEquals(1, second.sends(10, 0, PACKET_IN).size());
        assertSame(first.connection(), connections.get(17));
    }

    @Test
    void switchOfOpenflow10HasNoConnectionButAPlace() {
        assertEquals(1, first.features(1, 17, 0).size());
        assertNull(connections.get(17));
        assertEquals(1, first.sends(1, 10, 0, PACKET_IN).size());
        assertEquals(List.of(), second.features(17));
    }

    @Test
    void connectionThatWasThereBeforeIsAsked() {
        first.connection().askForFeatures();
        final var request = first.receives().getFirst();
        assertEquals("04050008", request.substring(0, 8));
        assertEquals(List.of(), first.sends(6, (int) Long.parseLong(request.substring(8), 16),
            "0000000000000011" + "00000000fe000000" + "0000004f00000000"));
        assertSame(first.connection(), connections.get(17));
    }

    @Test
    void switchWaitsUntilOpenflowpluginHasDoneWithItsLastConnection() {
        mastering.over = false;
        assertEquals(List.of(), first.features(17));
        first.pass(500);
        assertEquals(List.of(), first.openflowplugin());
        mastering.over = true;
        first.pass(20);
        assertEquals(1, first.openflowplugin().size());
        assertEquals(0, mastering.cleared);
    }

    @Test
    void whatIsLeftOfTheLastConnectionIsClearedAway() {
        mastering.over = false;
        first.features(17);
        first.pass(2500);
        assertEquals(1, mastering.cleared);
        assertEquals(List.of(), first.openflowplugin());
    }

    @Test
    void switchDoesNotWaitForEver() {
        mastering.over = false;
        first.features(17);
        first.pass(6000);
        assertEquals(1, first.openflowplugin().size());
    }

    @Test
    void switchThatWaitsMayGo() {
        mastering.over = false;
        first.features(17);
        first.channel.close();
        first.pass(6000);
        assertEquals(List.of(), first.openflowplugin());
        assertNull(connections.get(17));
    }

    /** openflowplugin then closes what is not open yet, and MD-SAL may wait for ever. */
    @Test
    void whatIsLeftOfAnInterruptedElectionIsClearedAwayFirst() {
        first.features(17);
        mastering.underWay = true;
        first.channel.close();
        mastering.clearable = false;
        assertEquals(List.of(), second.features(17));
        second.pass(500);
        assertEquals(List.of(), second.openflowplugin());
        mastering.clearable = true;
        second.pass(20);
        assertEquals(1, second.openflowplugin().size());
        assertEquals(1, mastering.cleared);
    }

    @Test
    void whatIsLeftOfASwitchThatDoesNotComeBackIsClearedAway() {
        first.features(17);
        mastering.underWay = true;
        first.channel.close();
        assertEquals(0, mastering.cleared);
        later.forEach(Runnable::run);
        assertEquals(1, mastering.cleared);
    }

    @Test
    void nothingIsClearedOfASwitchThatOpenflowpluginDidNotKnow() {
        first.features(17);
        second.features(17);
        mastering.underWay = true;
        second.channel.close();
        mastering.underWay = false;
        first.channel.close();
        final var again = new Peer();
        assertEquals(1, again.features(17).size());
        assertEquals(0, mastering.cleared);
        again.channel.finishAndReleaseAll();
    }

    @Test
    void connectionWithoutMasterIsRenewedEachTimeLater() {
        mastering.done = false;
        first.features(17);
        first.pass(Admission.MASTER_MILLISECONDS);
        assertFalse(first.channel.isOpen());
        assertEquals(1, second.features(17).size());
        assertEquals(1, mastering.cleared);
        second.pass(Admission.MASTER_MILLISECONDS);
        assertTrue(second.channel.isOpen());
        second.pass(Admission.MASTER_MILLISECONDS);
        assertFalse(second.channel.isOpen());
    }

    @Test
    void connectionWithMasterStays() {
        first.features(17);
        first.pass(Admission.MASTER_MILLISECONDS);
        assertTrue(first.channel.isOpen());
        assertEquals(0, mastering.cleared);
    }

    @Test
    void leavingLetsGoWhatIsHeld() {
        first.features(17);
        second.features(17);
        second.connection().leave();
        assertEquals(1, second.openflowplugin().size());
        assertNull(second.channel.pipeline().get(ChannelConnection.NAME));
        assertNotNull(connections.get(17));
    }

    private void listen() {
        connections.listen((datapathId, connection, rivals) -> told.add(datapathId + " "
            + (connection == first.connection() ? "first" : connection == second.connection() ? "second"
                : connection == null ? "none" : "other") + " " + rivals));
    }

    private void onAnswer(final int index, final int type, final ByteBuf body) {
        taken.add(index + " " + type + " " + ByteBufUtil.hexDump(body));
    }

    private boolean onPacketIn(final ByteBuf body) {
        return taken.add(ByteBufUtil.hexDump(body));
    }
}
