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
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.PortNo;

final class CapacityTest {
    @Test
    void policyWithoutATableFailsAndTheOthersDeliver() {
        final var sets = new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
        IntStream.range(0, 190).forEach(i -> sets.policy("p%03d".formatted(i), "feed", "ids", forward(ANY)));
        final var compilation = Compiler.compile(sets.build(), Sets.FABRIC);
        assertEquals(new Compilation.Place.Fails(ImmutableList.of("more than 189 policies can select the same packet on"
            + " this bridge, which is as many as it has tables for: merge some, or make their rules disjoint")),
            compilation.verdicts().get("p189").bridges().get("tap"));
        IntStream.range(0, 189).forEach(i -> assertInstanceOf(Compilation.Place.Delivers.class,
            compilation.verdicts().get("p%03d".formatted(i)).bridges().get("tap")));
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
            .putAll(Sets.FABRIC.bridges().get("tap").numbers());
        IntStream.range(0, 49).forEach(i ->
            numbers.put("x" + i, new PortNo(100 + i)));
        final var compilation = Compiler.compile(sets.build(), new Fabric(ImmutableMap.of("tap",
            new Fabric.Ports(numbers.build(), OptionalLong.empty()))));
        assertEquals(new Compilation.Place.Fails(ImmutableList.of("more than 48 tools on this bridge are shared by"
            + " policies"
            + " that can select the same packet, which is as many as it has metadata bits for: use fewer tools")),
            compilation.verdicts().get("b").bridges().get("tap"));
        assertInstanceOf(Compilation.Place.Delivers.class, compilation.verdicts().get("a").bridges().get("tap"));
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
