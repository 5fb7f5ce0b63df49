/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Word;

final class LayersTest {
    private static final Layers.Bounds MANY = new Layers.Bounds(100, 100, 100);
    private static final Layers.Bounds DIVIDED = new Layers.Bounds(0, 100, 100);
    private static final Layers.Bounds FEW = new Layers.Bounds(0, 1, 100);

    @Property(tries = 300)
    void blocksThatOverlapAreInDifferentLayers(@ForAll final long seed, @ForAll final boolean tap) {
        Stream.of(MANY, DIVIDED, FEW).forEach(bounds -> {
            final var blocks = blocks(new RandomPolicies(seed, tap).policySet());
            final var layers = layers(blocks, Map.of(), bounds);
            assertEquals(blocks.keySet(), layers.keySet());
            blocks.forEach((one, block) -> blocks.forEach((other, otherBlock) -> {
                if (!one.equals(other)) {
                    final var others = byLayer(layers.get(other), otherBlock);
                    Maps.filterKeys(byLayer(layers.get(one), block), others::containsKey)
                        .forEach((layer, entries) -> assertFalse(overlap(entries, others.get(layer)),
                            () -> one + " and " + other + " share layer " + layer));
                }
            }));
        });
    }

    @Property(tries = 300)
    void aBlockIsInTheFirstLayerThatHasRoomForIt(@ForAll final long seed, @ForAll final boolean tap) {
        final var blocks = blocks(new RandomPolicies(seed, tap).policySet());
        final var layers = layers(blocks, Map.of(), MANY);
        final var before = new LinkedHashMap<PolicyId, Block>();
        blocks.forEach((name, block) -> {
            assertFalse(layers.get(name).isDivided());
            for (int i = 0; i < indexOf(layers.get(name)); i++) {
                final int layer = i;
                assertTrue(before.entrySet().stream().anyMatch(other -> indexOf(layers.get(other.getKey())) == layer
                    && overlap(block.entries().toList(), other.getValue().entries().toList())),
                    () -> name + " has room in layer " + layer);
            }
            before.put(name, block);
        });
    }

    /** In one layer the order of priorities sees to it. */
    @Property(tries = 300)
    void aPacketMeetsOneLayerOfADividedPolicyAtMost(@ForAll final long seed) {
        final var random = new RandomPolicies(seed, false);
        final var blocks = blocks(random.policySet());
        final var layers = layers(blocks, Map.of(), DIVIDED);
        for (int i = 0; i < 40; i++) {
            final var frame = random.frame();
            final var packet = new EnumMap<>(frame.fields());
            packet.put(Field.IN_PORT,
                Word.of(frame.port().value()));
            packet.put(Field.METADATA, Word.ZERO);
            blocks.forEach((name, block) -> assertTrue(layers.get(name).layers().keySet().stream()
                .filter(part -> layers.get(name).entries(block, part).stream()
                    .filter(entry -> ProgramInterpreter.matches(entry.match(), packet))
                    .max(Comparator.comparing(Block.Entry::priority))
                    .map(Block.Entry::forward).orElse(false)).count() <= 1, () -> name + " " + frame));
        }
    }

    @Property(tries = 300)
    void whoeverHasNotChangedStaysWhereItWas(@ForAll final long seed, @ForAll final boolean tap,
            @ForAll final boolean divided) {
        final var bounds = divided ? DIVIDED : MANY;
        final var blocks = blocks(new RandomPolicies(seed, tap).policySet());
        final var others = blocks(new RandomPolicies(seed + 1, tap).policySet());
        final var before = layers(blocks, Map.of(), bounds);
        Assume.that(!blocks.isEmpty() && !others.isEmpty());
        final var changed = new LinkedHashMap<>(blocks);
        final var first = blocks.keySet().iterator().next();
        changed.put(first, others.values().iterator().next());
        final var after = layers(changed, places(before, blocks), bounds);
        assertEquals(Maps.filterKeys(before, policy -> !policy.equals(first)),
            Maps.filterKeys(after, policy -> !policy.equals(first)));
        assertEquals(changed.keySet(), after.keySet());
    }

    @Test
    void allArePlacedAnewOnceForWhoeverHasNoRoom() {
        final var bounds = new Layers.Bounds(0, 1, 0);
        final var blocks = new LinkedHashMap<>(Map.of(policy("first"), block("all")));
        final var contents = Layers.of(() -> blocks, blocks, Map.of(), bounds, new LayerContents());
        final var outside = Map.of(policy("second"), block("red"));
        blocks.putAll(outside);
        final var times = new AtomicInteger();
        final Supplier<Map<PolicyId, Block>> counted = () -> {
            times.incrementAndGet();
            return blocks;
        };
        for (int i = 0; i < 3; i++) {
            assertEquals(Set.of(policy("first")),
                Layers.of(counted, outside, Map.of(), bounds, contents).policies());
        }
        assertEquals(1, times.get());
        Layers.of(counted, Map.of(policy("second"), block("green")), Map.of(), bounds, contents);
        assertEquals(2, times.get());
        contents.remove(policy("first"));
        contents.put(policy("first"), block("all"), Placement.whole(block("all"), layer(0)));
        Layers.of(counted, Map.of(policy("second"), block("green")), Map.of(), bounds, contents);
        assertEquals(3, times.get());
    }

    @Test
    void allArePlacedAnewRatherThanThatOneHasNoRoom() {
        final var red = block("red");
        final var all = block("all");
        // Red need not be in a table of its own
        final var former = Map.of(policy("red"), place(red, 0), policy("green"), place(block("green"), 1));
        final var blocks = new LinkedHashMap<>(Map.of(policy("red"), red));
        blocks.put(policy("green"), block("green"));
        blocks.put(policy("all"), all);
        assertEquals(ImmutableMap.of(policy("red"), layer(0), policy("green"), layer(0), policy("all"), layer(1)),
            ImmutableMap.copyOf(Maps.transformValues(layers(blocks, former, new Layers.Bounds(0, 2, 0)),
                placement -> placement.distinct().iterator().next())));
    }

    private static ImmutableMap<PolicyId, Placement> layers(final Map<PolicyId, Block> blocks,
            final Map<PolicyId, Allotment.Place> former, final Layers.Bounds bounds) {
        return placements(blocks, Layers.of(() -> blocks, blocks, former, bounds, new LayerContents()));
    }

    private static ImmutableMap<PolicyId, Placement> placements(final Map<PolicyId, Block> blocks,
            final LayerContents layers) {
        return blocks.keySet().stream().filter(layers.policies()::contains)
            .collect(ImmutableMap.toImmutableMap(policy -> policy,
                policy -> layers.placement(policy, blocks.get(policy)).orElseThrow()));
    }

    private static PolicyId policy(final String name) {
        return Ids.policy(name);
    }

    private static Layer layer(final int index) {
        return new Layer(Layer.Kind.TABLE, index);
    }

    private static Allotment.Place place(final Block block, final int index) {
        return new Allotment.Place(Placement.whole(block, layer(index)).layers(), Optional.of(block));
    }

    private static Block block(final String kind) {
        final var rule = switch (kind) {
            case "red" -> Sets.vlan(1);
            case "green" -> Sets.vlan(2);
            default -> PacketMatch.ANY;
        };
        final var set = new Sets().port("feed", "tap", "p1", Source.Direction.BOTH)
            .tool("ids", "tap/p4").policy(kind, "feed", "ids", Sets.forward(rule)).build();
        final var policy = Preparation.NONE.next(set, ImmutableMap.of()).on(Sets.TAP).getFirst();
        return Block.of(observation(set, Sets.TAP, Sets.FABRIC, policy), policy.rules(), Punts.NONE);
    }

    private static Observation observation(final PolicySet set, final BridgeId bridge, final Fabric fabric,
            final CompiledPolicy policy) {
        final var ports = fabric.bridges().get(bridge);
        return SourceRegions.find(set.bridges().get(bridge), ports,
            Locator.tunnelPorts(set.bridges().get(bridge), ports.names()), policy,
            Locator.locate(policy.policy().sources().stream().map(set.sources()::get).toList(), ports.names()))
            .observation();
    }

    private static Map<PolicyId, Allotment.Place> places(final Map<PolicyId, Placement> layers,
            final Map<PolicyId, Block> blocks) {
        return ImmutableMap.copyOf(Maps.transformEntries(layers, (policy, placement) ->
            new Allotment.Place(placement.layers(), Optional.of(blocks.get(policy)))));
    }

    private static int indexOf(final Placement placement) {
        return placement.distinct().iterator().next().index();
    }

    private static Map<Layer, Collection<Block.Entry>> byLayer(final Placement placement, final Block block) {
        final var result = new LinkedHashMap<Layer, Collection<Block.Entry>>();
        placement.layers().forEach((part, layer) -> result.merge(layer, placement.entries(block, part),
            (one, other) -> ImmutableSet.<Block.Entry>builder().addAll(one).addAll(other).build()));
        return result;
    }

    private static boolean overlap(final Collection<Block.Entry> one, final Collection<Block.Entry> other) {
        return one.stream().anyMatch(mine -> other.stream().anyMatch(theirs -> mine.match().overlaps(theirs.match())));
    }

    private static Map<PolicyId, Block> blocks(final PolicySet set) {
        final var result = new LinkedHashMap<PolicyId, Block>();
        Preparation.NONE.next(set, ImmutableMap.of()).on(Ids.bridge("b")).forEach(policy -> {
            final var block = Block.of(observation(set, Ids.bridge("b"), RandomPolicies.FABRIC, policy), policy.rules(),
                Punts.NONE);
            if (!block.parts().isEmpty()) {
                result.put(policy.id(), block);
            }
        });
        return result;
    }
}
