/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tcp;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;
import static org.opendaylight.netvis.policy.Source.Direction.SENT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.PortNo;

final class CapacityTest {
    @Test
    void policyWithoutALayerFailsAndTheOthersDeliver() {
        final int most = Pipeline.MAX_LAYERS + Pipeline.MAX_NUMBERED / 2;
        final var sets = new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
        IntStream.rangeClosed(0, most).forEach(i ->
            sets.policy("p%04d".formatted(i), "feed", "ids", forward(ANY)));
        final var compilation = Compiler.compile(sets.build(), Sets.FABRIC);
        assertEquals(new Compilation.Place.Fails(ImmutableList.of("more than 1500 policies can select the same packet"
            + " on this bridge, which is as many as Open vSwitch looks at for one packet: merge some, or make their"
            + " rules disjoint")), compilation.verdicts().get(Ids.policy("p%04d".formatted(most))).bridges()
            .get(Sets.TAP));
        IntStream.range(0, most).forEach(i -> assertInstanceOf(Compilation.Place.Delivers.class,
            compilation.verdicts().get(Ids.policy("p%04d".formatted(i))).bridges().get(Sets.TAP)));
    }

    @Test
    void policyThatComesLaterFailsWhateverItsName() {
        final var names = ImmutableList.of("b", "c", "d", "a");
        final var sets = new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
        var compilation = Compilation.EMPTY;
        for (var name : names) {
            compilation = Compiler.compile(sets.policy(name, "feed", "ids", forward(ANY)).build(), Sets.FABRIC,
                compilation.former(), bridge -> new Layers.Bounds(1, 1, 2));
        }
        assertInstanceOf(Compilation.Place.Fails.class, compilation.verdicts().get(Ids.policy("a")).bridges()
            .get(Sets.TAP));
        for (var name : names.subList(0, 3)) {
            assertInstanceOf(Compilation.Place.Delivers.class, compilation.verdicts().get(Ids.policy(name)).bridges()
                .get(Sets.TAP));
        }
    }

    @Test
    void surplusOfSharedDeliveriesFailsAndTheOthersDeliver() {
        final var sets = new Sets().port("feed", "tap", "p1", BOTH);
        final var tools = ImmutableSet.<String>builder();
        IntStream.range(0, 49).forEach(i -> {
            sets.tool("t%02d".formatted(i), "tap/x" + i);
            tools.add("t%02d".formatted(i));
        });
        sets.policy("a", ImmutableSet.of("feed"), tools.build(), ImmutableSet.of(), forward(ANY));
        sets.policy("b", ImmutableSet.of("feed"), tools.build(), ImmutableSet.of(), forward(ANY));
        final var numbers = ImmutableMap.<String, PortNo>builder()
            .putAll(Sets.FABRIC.bridges().get(Sets.TAP).numbers());
        IntStream.range(0, 49).forEach(i ->
            numbers.put("x" + i, new PortNo(100 + i)));
        final var compilation = Compiler.compile(sets.build(), new Fabric(ImmutableMap.of(Sets.TAP,
            new Fabric.Ports(numbers.build(), OptionalLong.empty(),
            VnTagAbility.NONE))));
        assertEquals(new Compilation.Place.Fails(ImmutableList.of("more than 48 tools on this bridge are shared by"
            + " policies"
            + " that can select the same packet, which is as many as it has metadata bits for: use fewer tools")),
            compilation.verdicts().get(Ids.policy("b")).bridges().get(Sets.TAP));
        assertInstanceOf(Compilation.Place.Delivers.class, compilation.verdicts().get(Ids.policy("a")).bridges()
            .get(Sets.TAP));
    }

    @Test
    void asManyPoliciesLookBehindTagsOrIntoTunnelsAsThereAreBits() {
        assertAllDeliver(new PacketMatch(Optional.empty(), Optional.empty(), Optional.of(ETag.ANY),
            PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.empty(), Optional.empty(),
            ImmutableList.of()));
        // Without a strip the controller decides
        assertAllDeliver(Sets.tunnel(TunnelType.VXLAN, 5, ANY));
    }

    private static void assertAllDeliver(final PacketMatch match) {
        final var sets = new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
        IntStream.range(0, Pipeline.MAX_DUE).forEach(i ->
            sets.policy("p%02d".formatted(i), "feed", "ids", forward(match)));
        final var compilation = Compiler.compile(sets.build(), Sets.FABRIC);
        compilation.verdicts().forEach((name, verdict) ->
            assertInstanceOf(Compilation.Place.Delivers.class, verdict.bridges().get(Sets.TAP), name::toString));
        assertEquals(Pipeline.MAX_DUE, compilation.puntPlans().get(Sets.TAP).tasks().size());
    }

    @Test
    void policyOfTooManyFlowsFailsAndTheOthersDeliver() {
        final var vms = ImmutableSet.<String>builder();
        final var sets = new Sets().tool("ids", "int/p4");
        IntStream.range(0, 8000).forEach(i -> {
            sets.vm("vm" + i, "int", Sets.VM1 + i, SENT);
            vms.add("vm" + i);
        });
        sets.policy("many", vms.build(), ImmutableSet.of("ids"), ImmutableSet.of(), forward(tcp(1, 0xfffe)))
            .policy("one", "vm1", "ids", forward(ANY));
        final var verdicts = Compiler.compile(sets.build(), Sets.FABRIC).verdicts();
        assertEquals(new Compilation.Place.Fails(ImmutableList.of("sources and rules multiply to more than 100000"
            + " flows: split the policy, or use fewer ranges")),
            verdicts.get(Ids.policy("many")).bridges().get(Sets.INT));
        assertInstanceOf(Compilation.Place.Delivers.class, verdicts.get(Ids.policy("one")).bridges().get(Sets.INT));
    }

    @Property
    void prefixesCoverJustTheRangeAndAreAsFewAsCanBe(@ForAll @IntRange(max = 255) final int one,
            @ForAll @IntRange(max = 255) final int other) {
        final var range = new Range(Math.min(one, other), Math.max(one, other));
        final var prefixes = Prefixes.of(ImmutableList.of(range));
        for (int value = 0; value < 256; value++) {
            final int it = value;
            assertEquals(range.contains(it) ? 1 : 0, prefixes.stream()
                .filter(prefix -> it >> prefix.freeBits() == prefix.value() >> prefix.freeBits()).count());
        }
        assertEquals(fewest(range, 0, 8), prefixes.size());
    }

    @Property
    void prefixesOfSeveralRangesCoverTheirUnionWithoutOverlap(
            @ForAll @Size(max = 5) final List<@IntRange(max = 255) Integer> lower,
            @ForAll @IntRange(max = 40) final int length) {
        final var ranges = lower.stream().map(it -> new Range(it, Math.min(it + length, 255))).toList();
        final var prefixes = Prefixes.of(ranges);
        for (int value = 0; value < 256; value++) {
            final int it = value;
            assertEquals(ranges.stream().anyMatch(range -> range.contains(it)) ? 1 : 0, prefixes.stream()
                .filter(prefix -> it >> prefix.freeBits() == prefix.value() >> prefix.freeBits()).count());
        }
        assertEquals(prefixes, Prefixes.of(Lists.reverse(ranges)));
    }

    /** The fewest prefixes of a range among the numbers from some start, by trying halves. */
    private static int fewest(final Range range, final int start, final int freeBits) {
        final int end = start + (1 << freeBits) - 1;
        if (end < range.lower() || start > range.upper()) {
            return 0;
        }
        return range.contains(start) && range.contains(end) ? 1
            : fewest(range, start, freeBits - 1) + fewest(range, start + (1 << (freeBits - 1)), freeBits - 1);
    }
}
