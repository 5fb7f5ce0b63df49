/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.PuntPlan.Clause;
import org.opendaylight.netvis.punt.PuntPlan.Copy;
import org.opendaylight.netvis.punt.PuntPlan.Task;
import org.opendaylight.netvis.punt.View;

/**
 * What comes back to the switch, and what is counted.
 */
@Timeout(60)
class InspectorTest {
    private static final View RECEIVED = new View.AsReceived();
    private static final GroupId TOOL = new GroupId(5);
    private static final GroupId OTHER = new GroupId(6);
    private static final byte[] FRAME = Seeds.of("vlan");
    private static final byte[] TAGGED = Seeds.of("vn-tag-vlan");
    private static final byte[] UNTAGGED = Seeds.of("vlan");

    private final SentPackets sent = new SentPackets();
    private Inspector inspector = new Inspector("test", sent);

    @AfterEach
    void close() {
        inspector.close();
    }

    @Test
    void copyIsAPacketOutToTheGroup() {
        inspect(forward("web", 1, copy(TOOL, 0)));
        receive(1, FRAME);
        assertEquals(List.of("040d" + "%04x".formatted(32 + FRAME.length) + "00000000" + "ffffffff" + "fffffffd"
            + "0008" + "000000000000" + "0016" + "0008" + "4e000005" + hex(FRAME)), sent.awaitMessages(1));
        assertEquals(new InspectionCounts.Policy(1, 1, FRAME.length, 0), policy("web"));
    }

    @Test
    void onlyPuntedPacketsAreLookedAt() {
        inspect(forward("web", 1, copy(TOOL, 0)), forward("dns", 2, copy(OTHER, 0)));
        receive(2, FRAME);
        assertEquals(List.of(OTHER.value()), groups());
        assertEquals(new InspectionCounts.Policy(0, 0, 0, 0), policy("web"));
    }

    @Test
    void groupOfTwoPoliciesGetsOneCopy() {
        inspect(forward("web", 1, copy(TOOL, 0), copy(OTHER, 0)), forward("dns", 2, copy(TOOL, 0)));
        receive(3, FRAME);
        assertEquals(List.of(TOOL.value(), OTHER.value()), groups());
        assertEquals(1, policy("dns").forwardedPackets());
    }

    @Test
    void switchServesWhatIsDue() {
        inspect(forward("web", 1, copy(TOOL, 0x10000), copy(OTHER, 0x20000)));
        receive(0x10001, FRAME);
        assertEquals(List.of(OTHER.value()), groups());
        receive(1, FRAME);
        assertEquals(List.of(TOOL.value(), OTHER.value()), groups());
    }

    @Test
    void firstRuleThatMatchesDecides() {
        inspect(new Task(Ids.policy("web"), 1, RECEIVED, ImmutableList.of(
            new Clause(false, ImmutableList.of(type(EtherType.ARP)), ImmutableList.of()),
            new Clause(true, ImmutableList.of(type(EtherType.ARP), type(EtherType.IPV4)), ImmutableList.of()),
            new Clause(false, ImmutableList.of(Match.ANY), ImmutableList.of())), ImmutableList.of(copy(TOOL, 0))));
        receive(1, Seeds.of("arp"));
        assertEquals(List.of(), groups());
        receive(1, Seeds.of("icmp"));
        assertEquals(List.of(TOOL.value()), groups());
        receive(1, Seeds.of("icmpv6"));
        assertEquals(List.of(), groups());
        assertEquals(3, policy("web").lookedAt());
    }

    /** Of what is carried they would be others. */
    @Test
    void headersAroundAreThoseOfTheFrameAsItCame() {
        final var frame = Seeds.of("vxlan");
        final var source = Integer.toUnsignedLong(ByteBuffer.wrap(frame).getInt(26));
        final var here = type(EtherType.IPV4).with(Field.IPV4_SRC, source).orElseThrow();
        final var elsewhere = type(EtherType.IPV4).with(Field.IPV4_SRC, source ^ 1).orElseThrow();
        inspect(around("excluded", TOOL, clause(false, elsewhere, here), clause(true)),
            around("forwarded", OTHER, clause(false, elsewhere), clause(true, here)));
        receive(1, frame);
        assertEquals(List.of(OTHER.value()), groups());
        assertEquals(1, policy("excluded").lookedAt());
    }

    private static Clause clause(final boolean forward, final Match... outer) {
        return new Clause(forward, ImmutableList.of(Match.ANY), ImmutableList.of(), ImmutableList.copyOf(outer));
    }

    private static Task around(final String policy, final GroupId group, final Clause... clauses) {
        return new Task(Ids.policy(policy), 1, new View.InTunnel(TunnelType.VXLAN, UdpPort.VXLAN),
            ImmutableList.copyOf(clauses), ImmutableList.of(copy(group, 0)));
    }

    @Test
    void packetIsNotLookedAtAsWhatItIsNot() {
        inspect(new Task(Ids.policy("tagged"), 1, new View.BehindTag(HeaderKind.VN_TAG), all(),
                ImmutableList.of(copy(TOOL, 0))),
            new Task(Ids.policy("any"), 1, RECEIVED, all(), ImmutableList.of(copy(OTHER, 0))));
        receive(1, UNTAGGED);
        assertEquals(List.of(OTHER.value()), groups());
        assertEquals(0, policy("tagged").lookedAt());
        receive(1, TAGGED);
        assertEquals(List.of(TOOL.value(), OTHER.value()), groups());
    }

    @Test
    void policyWithSeveralTasksCountsAPacketOnce() {
        inspect(forward("web", 1, copy(TOOL, 0)), forward("web", 2, copy(OTHER, 0)));
        receive(3, FRAME);
        assertEquals(List.of(TOOL.value(), OTHER.value()), groups());
        assertEquals(new InspectionCounts.Policy(1, 1, FRAME.length, 0), policy("web"));
    }

    @Test
    void eachCopyIsStrippedByItself() {
        inspect(forward("web", 1, new Copy(TOOL, 0, ImmutableSet.of(Strip.VN_TAG)), copy(OTHER, 0)));
        receive(1, TAGGED);
        final var messages = sent.awaitMessages(2);
        assertEquals(hex(without(TAGGED, 12, 6)), frame(messages.get(0)));
        assertEquals(hex(TAGGED), frame(messages.get(1)));
    }

    @Test
    void whatAPacketDoesNotHaveIsNotRemoved() {
        inspect(forward("web", 1, new Copy(TOOL, 0, ImmutableSet.of(Strip.VN_TAG, Strip.VXLAN))));
        receive(1, FRAME);
        assertEquals(hex(FRAME), frame(sent.awaitMessages(1).getFirst()));
    }

    @Test
    void jumboFrameComesBack() {
        inspect(forward("web", 1, copy(TOOL, 0)));
        final var jumbo = Arrays.copyOf(FRAME, 9216);
        receive(1, jumbo);
        assertEquals(hex(jumbo), frame(sent.awaitMessages(1).getFirst()));
        final var longest = Arrays.copyOf(FRAME, 0xffff - 64);
        receive(1, longest);
        assertEquals(hex(longest), frame(sent.awaitMessages(1).getFirst()));
    }

    @Test
    void malformedFramesAreMatchedByWhatIsReadable() {
        inspect(new Task(Ids.policy("ip"), 1, RECEIVED, ImmutableList.of(
            new Clause(true, ImmutableList.of(type(EtherType.IPV4)), ImmutableList.of())),
            ImmutableList.of(copy(TOOL, 0))));
        receive(1, Arrays.copyOf(Seeds.of("icmp"), 30));
        assertEquals(List.of(TOOL.value()), groups());
        assertEquals(1, inspector.counts().malformed().get(Malformation.TRUNCATED_HEADER));
        assertEquals(0, inspector.counts().malformed().get(Malformation.WRONG_VERSION));
        assertFalse(inspector.counts().malformed().containsKey(Malformation.NONE));
    }

    @Test
    void unreadableMessagesAreCounted() {
        inspect(forward("web", 1, copy(TOOL, 0)));
        assertTrue(inspector.onPacketIn(Unpooled.EMPTY_BUFFER));
        assertTrue(inspector.onPacketIn(PacketInMaker.packetIn(1, FRAME).setShort(16, 7)));
        receive(1, FRAME);
        assertEquals(List.of(TOOL.value()), groups());
        assertEquals(2, inspector.counts().unreadable());
        assertEquals(1, policy("web").lookedAt());
    }

    @Test
    void damagedPacketsDoNotEndTheWork() {
        inspect(forward("web", 1, new Copy(TOOL, 0, ImmutableSet.copyOf(Strip.values()))),
            new Task(Ids.policy("inside"), 1, new View.InTunnel(TunnelType.VXLAN, 4789), all(),
                ImmutableList.of(copy(OTHER, 0))));
        final var random = new Random(1);
        for (var i = 0; i < 5000; i++) {
            receive(1, new Mutations(random).frame());
            groups();
        }
        assertEquals(5000, policy("web").forwardedPackets());
        assertEquals(0, inspector.counts().failed());
    }

    @Test
    void faultDoesNotEndTheWork() {
        inspect(forward("web", 1, copy(TOOL, 0)));
        sent.fail();
        receive(1, FRAME);
        sent.awaitFault();
        receive(1, FRAME);
        assertEquals(List.of(TOOL.value()), groups());
        assertEquals(1, inspector.counts().failed());
    }

    @Test
    void fullQueueIsCountedByPolicy() {
        inspector.close();
        final var gate = new CountDownLatch(1);
        sent.holdAt(gate);
        inspector = new Inspector("test", sent, 4096);
        inspect(forward("web", 1, copy(TOOL, 0)), forward("dns", 2, copy(OTHER, 0)));
        receive(1, FRAME);
        sent.awaitHold();
        final var fit = 4096 / PacketInMaker.packetIn(1, FRAME).readableBytes();
        for (var i = 0; i < fit + 10; i++) {
            receive(1, FRAME);
        }
        receive(3, FRAME);
        gate.countDown();
        final var counts = inspector.counts();
        assertEquals(policy("web").dropped(), counts.dropped());
        assertTrue(counts.dropped() >= 11, counts::toString);
        assertEquals(1, policy("dns").dropped());
        assertEquals(fit + 12, counts.received());
        assertEquals(counts.received() - counts.dropped(), sent.awaitMessages((int) (fit + 12 - counts.dropped()))
            .size());
        assertEquals(counts.received() - counts.dropped(), policy("web").forwardedPackets());
    }

    @Test
    void copiesAreCountedIfTheSwitchDoesNotTakeThem() {
        sent.refuse(true);
        inspect(forward("web", 1, copy(TOOL, 0), copy(OTHER, 0)));
        receive(1, FRAME);
        while (inspector.counts().unsent() == 0) {
            Thread.yield();
        }
        assertEquals(2, inspector.counts().unsent());
        sent.refuse(false);
        receive(1, FRAME);
        assertEquals(List.of(TOOL.value(), OTHER.value()), groups());
    }

    @Test
    void countersOfAPolicyStayAsLongAsItDoes() {
        inspect(forward("web", 1, copy(TOOL, 0)), forward("dns", 2, copy(OTHER, 0)));
        receive(3, FRAME);
        assertEquals(2, groups().size());
        inspect(forward("web", 4, copy(OTHER, 0)));
        assertEquals(Ids.policies("web", "end"), inspector.counts().policies().keySet());
        assertEquals(1, policy("web").lookedAt());
        receive(3, FRAME);
        receive(4, FRAME);
        assertEquals(List.of(OTHER.value()), groups());
        assertEquals(2, policy("web").lookedAt());
    }

    @Test
    void packetIsDecidedByTheCookieThatItBears() {
        final var web = new PuntPlan(1, ImmutableList.of(forward("web", 1, copy(TOOL, 0))));
        final var dns = new PuntPlan(2, ImmutableList.of(forward("dns", 1, copy(OTHER, 0))));
        inspector.setPlans(List.of(web, dns));
        inspector.onPacketIn(packetIn(1));
        inspector.onPacketIn(packetIn(2));
        inspector.onPacketIn(packetIn(3));
        assertEquals(List.of(TOOL.value(), OTHER.value()), sent.awaitMessages(2).stream()
            .map(message -> HexFormat.fromHexDigits(message, 56, 64)).toList());
        inspector.close();
        assertEquals(1, inspector.counts().dropped());
        assertEquals(1, policy("web").forwardedPackets());
        assertEquals(1, policy("dns").forwardedPackets());
    }

    private static ByteBuf packetIn(final long cookie) {
        return PacketInMaker.packetIn(cookie, Unpooled.buffer().writeInt(0x80000408).writeLong(1), FRAME);
    }

    @Test
    void whatIsQueuedWhenItEndsIsDecided() {
        final var gate = new CountDownLatch(1);
        sent.holdAt(gate);
        inspect(forward("web", 1, copy(TOOL, 0)));
        receive(1, FRAME);
        sent.awaitHold();
        for (var i = 0; i < 100; i++) {
            receive(1, FRAME);
        }
        final var end = new Thread(inspector::close);
        end.start();
        gate.countDown();
        assertEquals(101, sent.awaitMessages(101).size());
        assertEquals(0, inspector.counts().dropped());
        assertEquals(0, inspector.counts().unsent());
    }

    @Test
    void whatCannotBeSentAtTheEndIsCounted() {
        sent.refuse(true);
        inspect(forward("web", 1, copy(TOOL, 0)));
        for (var i = 0; i < 100; i++) {
            receive(1, FRAME);
        }
        inspector.close();
        assertFalse(inspector.worker().isAlive());
        final var counts = inspector.counts();
        assertEquals(100, counts.dropped() + counts.unsent());
    }

    @Test
    void policyThatWasGoneBeginsAnew() {
        inspect(forward("web", 1, copy(TOOL, 0)));
        receive(1, FRAME);
        assertEquals(List.of(TOOL.value()), groups());
        assertEquals(1, inspector.policy(Ids.policy("web")).lookedAt());
        inspector.forget(Ids.policies("web"));
        assertEquals(InspectionCounts.Policy.NONE, inspector.policy(Ids.policy("web")));
        inspect(forward("web", 1, copy(TOOL, 0)));
        receive(1, FRAME);
        assertEquals(List.of(TOOL.value()), groups());
        assertEquals(1, inspector.policy(Ids.policy("web")).lookedAt());
    }

    @Test
    void groupIsServedOnceThoughPoliciesRemoveDifferentThings() {
        inspect(forward("web", 1, copy(TOOL, 0)),
            forward("dns", 2, new Copy(TOOL, 0, ImmutableSet.of(Strip.VXLAN))));
        receive(3, FRAME);
        receive(2, FRAME);
        assertEquals(List.of(TOOL.value(), TOOL.value()), groups());
    }

    @Test
    void afterTheEndPacketsAreDropped() {
        inspect(forward("web", 1, copy(TOOL, 0)));
        inspector.close();
        assertFalse(inspector.worker().isAlive());
        receive(1, FRAME);
        assertEquals(1, inspector.counts().dropped());
    }

    private void inspect(final Task... tasks) {
        // Group 0xffffff says that all packets before have been decided.
        inspector.setPlans(List.of(new PuntPlan(PacketInMaker.COOKIE, ImmutableList.<Task>builder().add(tasks)
            .add(forward("end", Long.MIN_VALUE, copy(SentPackets.END, 0))).build())));
        sent.sayEnd(() -> inspector.onPacketIn(PacketInMaker.packetIn(Long.MIN_VALUE, FRAME)));
    }

    private void receive(final long metadata, final byte[] frame) {
        final ByteBuf body = PacketInMaker.packetIn(metadata, frame);
        assertTrue(inspector.onPacketIn(body));
    }

    /** The groups that got copies of the packets until now. */
    private List<Integer> groups() {
        return sent.untilEnd().stream().map(message -> HexFormat.fromHexDigits(message, 56, 64)).toList();
    }

    private InspectionCounts.Policy policy(final String name) {
        return inspector.counts().policies().get(Ids.policy(name));
    }

    private static Task forward(final String policy, final long punted, final Copy... copies) {
        return new Task(Ids.policy(policy), punted, RECEIVED, all(), ImmutableList.copyOf(copies));
    }

    private static ImmutableList<Clause> all() {
        return ImmutableList.of(new Clause(true, ImmutableList.of(Match.ANY), ImmutableList.of()));
    }

    private static Match type(final int etherType) {
        return Match.ANY.with(Field.ETH_TYPE, etherType).orElseThrow();
    }

    private static Copy copy(final GroupId group, final long due) {
        return new Copy(group, due, ImmutableSet.of());
    }

    private static byte[] without(final byte[] bytes, final int from, final int count) {
        final var rest = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, from + count, rest, from, bytes.length - count - from);
        return rest;
    }

    private static String frame(final String message) {
        return message.substring(64);
    }

    private static String hex(final byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
