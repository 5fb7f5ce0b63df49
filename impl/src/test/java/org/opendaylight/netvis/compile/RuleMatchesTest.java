/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.VnTag;

/**
 * What a rule says is counted before it is multiplied out.
 */
final class RuleMatchesTest {
    private static final int ARP = 0x0806;
    private static final PacketMatch.Ethernet ARP_FRAMES =
        new PacketMatch.Ethernet(Optional.empty(), Optional.empty(), OptionalInt.of(ARP));

    private static ImmutableList<Range> evenNumbers(final int count) {
        return IntStream.range(0, count).mapToObj(i -> new Range(2 * i, 2 * i))
            .collect(ImmutableList.toImmutableList());
    }

    private static Optional<VnTag> tag(final int destinations, final int sources) {
        return Optional.of(new VnTag(new VnTag.Interfaces(evenNumbers(destinations), ImmutableList.of()),
            new VnTag.Interfaces(evenNumbers(sources), ImmutableList.of()), OptionalInt.empty(), OptionalInt.empty(),
            OptionalInt.empty(), OptionalInt.empty()));
    }

    private static PacketMatch tagged(final Optional<VnTag> tag, final PacketMatch.Ethernet ethernet,
            final Optional<PacketMatch.Network> network) {
        return new PacketMatch(Optional.empty(), tag, ethernet, new PacketMatch.Vlan.Any(), network,
            Optional.empty());
    }

    /** How many values have been written down to find out: the work that was done. */
    private static int work(final RuleMatches matches) {
        return matches.sets().size() + matches.choices().stream().mapToInt(List::size).sum();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void contradictionIsFoundBeforeAnythingIsMultiplied() {
        final var matches = RuleMatches.of(tagged(tag(8192, 2048), ARP_FRAMES, Optional.of(PacketMatch.Ipv4.ANY)));
        assertEquals(0, matches.size());
        assertEquals(ImmutableList.of(), matches.multiply());
        assertEquals(0, work(matches));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatIsTooLargeIsCountedAndNotMultiplied() {
        final var matches = RuleMatches.of(tagged(tag(8192, 2048), PacketMatch.Ethernet.ANY, Optional.empty()));
        assertEquals(8192L * 2048, matches.size());
        assertEquals(1 + 8192 + 2048, work(matches));
        assertThrows(IllegalStateException.class, matches::multiply);
    }

    @Test
    void countDoesNotOverflow() {
        final var many = evenNumbers(1 << 15);
        final var matches = RuleMatches.of(new PacketMatch(Optional.empty(), tag(8192, 2048),
            PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Tagged(evenNumbers(2048)), Optional.empty(),
            Optional.of(new PacketMatch.Udp(new PacketMatch.Ports(many, many)))));
        assertEquals(Long.MAX_VALUE, matches.size());
    }

    @Property(tries = 500)
    void asManyMatchesAsWereCounted(@ForAll final long seed, @ForAll final boolean tap) {
        for (var policy : new RandomPolicies(seed, tap).policySet().policies().values()) {
            for (var rule : policy.rules()) {
                final var matches = RuleMatches.of(rule.match());
                final var multiplied = matches.multiply();
                assertEquals(matches.size(), multiplied.size());
                assertEquals(multiplied.size(), new HashSet<>(multiplied).size());
            }
        }
    }

    @Test
    void transportWithoutNetworkIsOfBoth() {
        final var matches = RuleMatches.of(new PacketMatch(Optional.empty(), Optional.empty(),
            PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.empty(),
            Optional.of(new PacketMatch.Udp(PacketMatch.Ports.ANY)))).multiply();
        assertEquals(List.of("udp", "udp6"), matches.stream().map(Object::toString).toList());
    }

    /** A fragment does not tell its ports, so it is not of any port. */
    @Test
    void portsThatMayBeAnythingAreStillPorts() {
        final var any = ImmutableList.of(new Range(0, 0xffff));
        for (var ports : List.of(new PacketMatch.Ports(any, ImmutableList.of()),
                new PacketMatch.Ports(ImmutableList.of(), any), new PacketMatch.Ports(any, any))) {
            assertEquals(List.of("tcp,nw_frag=no", "tcp6,nw_frag=no"), texts(new PacketMatch.Tcp(ports, 0, 0)));
            assertEquals(List.of("tcp,nw_frag=no,tcp_flags=+syn", "tcp6,nw_frag=no,tcp_flags=+syn"),
                texts(new PacketMatch.Tcp(ports, 2, 2)));
            assertEquals(List.of("udp,nw_frag=no", "udp6,nw_frag=no"), texts(new PacketMatch.Udp(ports)));
            assertEquals(List.of("sctp,nw_frag=no", "sctp6,nw_frag=no"), texts(new PacketMatch.Sctp(ports)));
        }
        assertEquals(List.of("udp,tp_dst=53", "udp6,tp_dst=53"), texts(new PacketMatch.Udp(
            new PacketMatch.Ports(any, ImmutableList.of(new Range(53, 53))))));
    }

    private static List<String> texts(final PacketMatch.Transport transport) {
        return RuleMatches.of(new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Any(), Optional.empty(), Optional.of(transport))).multiply().stream()
            .map(Object::toString).toList();
    }

    private static List<String> texts(final PacketMatch.Network network) {
        return RuleMatches.of(tagged(Optional.empty(), PacketMatch.Ethernet.ANY, Optional.of(network))).multiply()
            .stream().map(Object::toString).toList();
    }

    /** Open vSwitch compares a time to live as a whole, so a range of it has no prefixes. */
    @Test
    void eachTimeToLiveIsAMatchUnlessItMayBeAny() {
        assertEquals(List.of("ip,nw_ttl=0", "ip,nw_ttl=1", "ip,nw_ttl=2", "ip,nw_ttl=255"), texts(new PacketMatch.Ipv4(
            OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
            ImmutableList.of(new Range(255, 255), new Range(0, 1), new Range(1, 2)))));
        assertEquals(List.of("ipv6,nw_ttl=63", "ipv6,nw_ttl=64"), texts(ipv6(new Range(63, 64))));
        assertEquals(List.of("ipv6"), texts(ipv6(new Range(0, 255))));
        assertEquals(255, texts(ipv6(new Range(1, 255))).size());
    }

    private static PacketMatch.Network ipv6(final Range limits) {
        return new PacketMatch.Ipv6(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
            OptionalInt.empty(), ImmutableList.of(limits));
    }

    @Test
    void setsThatContradictAreLeftOutOfBoth() {
        final var matches = RuleMatches.of(new PacketMatch(Optional.empty(), Optional.empty(),
            new PacketMatch.Ethernet(Optional.empty(), Optional.empty(), OptionalInt.of(0x0800)),
            new PacketMatch.Vlan.Any(), Optional.empty(), Optional.of(new PacketMatch.Udp(PacketMatch.Ports.ANY))));
        assertEquals(1, matches.size());
        assertTrue(matches.multiply().getFirst().toString().equals("udp"), matches::toString);
    }
}
