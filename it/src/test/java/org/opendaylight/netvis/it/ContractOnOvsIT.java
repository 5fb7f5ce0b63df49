/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random policies that overlap, and random frames, on a real switch: what arrives where is compared with a reading of
 * the policies word by word. The seed of a sample is its whole name, and makes the same sample in every run.
 */
@ExtendWith(LabExtension.class)
class ContractOnOvsIT {
    private static final int SAMPLES = 30;
    private static final int FRAMES = 40;
    private static final ImmutableMap<String, ImmutableList<String>> INLINE_TOOLS = ImmutableMap.of(
        "ids", ImmutableList.of("ids0"), "recorder", ImmutableList.of("recorder0"),
        "pair", ImmutableList.of("pair0", "pair1"));
    private static final ImmutableMap<String, ImmutableList<String>> TAP_TOOLS = ImmutableMap.of(
        "ids", ImmutableList.of("ids1"), "recorder", ImmutableList.of("recorder1"),
        "pair", ImmutableList.of("pair2", "pair3"));
    private static final ImmutableMap<String, String> MACHINES = ImmutableMap.of(
        "vm1", Lab.VM1, "vm2", Lab.VM2, "vm3", Lab.VM3, "uplink", Lab.ROUTER);
    private static final ImmutableList<String> PORTS = ImmutableList.of("ids0", "ids1", "recorder0", "recorder1",
        "pair0", "pair1", "pair2", "pair3", "vm1", "vm2", "vm3", "uplink", "tap0", "tap1");

    /**
     * What a copy looks like and who receives it.
     *
     * @param tool name of the tool
     * @param strip whether the VLAN tag is removed
     */
    private record Delivery(String tool, boolean strip) {
    }

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    ContractOnOvsIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    static IntStream seeds() {
        return IntStream.range(0, SAMPLES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyToolReceivesWhatPoliciesSelectOnceAndProductionIsUnharmed(final int seed) throws Exception {
        final var random = new Random(seed);
        final var policies = IntStream.rangeClosed(1, 2 + random.nextInt(6))
            .mapToObj(i -> SamplePolicy.random(random, "p" + i)).collect(ImmutableList.toImmutableList());
        final var frames = IntStream.range(0, FRAMES)
            .mapToObj(i -> i % 3 == 0 ? SampleFrame.tapped(random) : SampleFrame.inline(random))
            .collect(ImmutableList.toImmutableList());
        configure(policies);
        learnTagged();
        for (int i = 0; i < FRAMES; i++) {
            wire.send(frames.get(i).port(), frames.get(i).frame(data(i)));
        }
        final var expected = expected(policies, frames);
        for (var port : PORTS) {
            wire.awaitCount(port, expected.get(port).size());
        }
        wire.awaitQuiet();
        for (var port : PORTS) {
            assertEquals(lines(expected.get(port).stream()), lines(wire.take(port).stream().map(Frame::hex)),
                () -> "frames at " + port + " with seed " + seed + " and " + policies);
        }
    }

    private static String lines(final Stream<String> frames) {
        return frames.sorted().collect(Collectors.joining("\n"));
    }

    private void configure(final ImmutableList<SamplePolicy> policies) throws Exception {
        final var configuration = Lab.configuration();
        Lab.tenant(configuration).add("policy", Netvis.json("policy: " + policies).get("policy"));
        netvis.configure(configuration);
        netvis.awaitSettled(ContractOnOvsIT::isCarriedOut);
    }

    /** A source of which no rule can select anything is said to be one. */
    private static boolean isCarriedOut(final JsonObject policy) {
        return Netvis.text(policy, "state").equals("active") || Netvis.byName(policy, "bridge").values().stream()
            .flatMap(bridge -> bridge.has("reason") ? bridge.getAsJsonArray("reason").asList().stream() : Stream.of())
            .allMatch(reason -> reason.getAsString().contains(": no rule forwards any packet of it, "))
            && !Netvis.text(policy, "state").equals("waiting");
    }

    private void learnTagged() throws Exception {
        for (int vlan = 5; vlan <= 6; vlan++) {
            for (var machine : MACHINES.entrySet()) {
                wire.send(machine.getKey(), Headers.ethernet(machine.getValue(), Headers.BROADCAST).vlan(vlan)
                    .data("here"));
            }
        }
        wire.clear();
    }

    private static String data(final int index) {
        return "frame " + index;
    }

    /** The frames that each port must send out, in hexadecimal. */
    private static ListMultimap<String, String> expected(final ImmutableList<SamplePolicy> policies,
            final ImmutableList<SampleFrame> frames) {
        final var result = ArrayListMultimap.<String, String>create();
        for (int i = 0; i < frames.size(); i++) {
            final var frame = frames.get(i);
            final var data = data(i);
            deliveries(policies, frame).forEach(delivery -> (frame.isInline() ? INLINE_TOOLS : TAP_TOOLS)
                .get(delivery.tool).forEach(port -> result.put(port,
                    (delivery.strip ? frame.untagged(data) : frame.frame(data)).hex())));
            if (frame.isInline()) {
                forwarded(frame).forEach(port -> result.put(port, frame.frame(data).hex()));
            }
        }
        return result;
    }

    /** Each delivery once, whichever policies select the frame for it. */
    private static ImmutableSet<Delivery> deliveries(final ImmutableList<SamplePolicy> policies,
            final SampleFrame frame) {
        return policies.stream().filter(policy -> policy.selects(frame))
            .flatMap(policy -> policy.tools().stream().map(tool -> new Delivery(tool, policy.strip())))
            .collect(ImmutableSet.toImmutableSet());
    }

    /** Where production forwarding takes a frame. */
    private static Iterable<String> forwarded(final SampleFrame frame) {
        return MACHINES.entrySet().stream().filter(machine -> !machine.getKey().equals(frame.port())
            && (frame.isToGroup() || machine.getValue().equals(frame.destination()))).map(Map.Entry::getKey).toList();
    }
}
