/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.explain.Explanation;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.PrivateSwitch;
import org.opendaylight.netvis.program.Program;

/**
 * Holds explanations against a real Open vSwitch with the compiled flows: what leaves by the ports of tools is, byte
 * for byte, what was said to leave there, for random policies and frames. What a controller decides does not leave, as
 * there is none; {@link ExplanationTest} is about that.
 *
 * <p>With {@code -Dnetvis.explain.frames=10000} there are as many frames.
 */
final class ExplanationOnOpenVswitchTest {
    private static final int FRAMES = Integer.getInteger("netvis.explain.frames", 400);
    /** For each policy set; a dummy interface takes a hundred at once. */
    private static final int BATCH = 40;
    private static final ImmutableList<String> TOOLS = ImmutableList.of("t1", "t2", "t3");
    private static final ImmutableList<String> ENTRIES = ImmutableList.of("p1", "p2", "p3", "t1");
    private static final String ADDRESS = "10.0.0.1";
    /** Frames of netvis's test alone, which show that all before them have been handled. */
    private static final String LAST = "02000000000102000000000288b5";
    private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;

    private static PrivateSwitch ovs;

    private final ListMultimap<String, String> expected = ArrayListMultimap.create();
    private final Map<String, Integer> seen = new HashMap<>();
    private long number;
    private int copies;

    @BeforeAll
    static void beforeAll() throws Exception {
        Assumptions.assumeTrue(PrivateSwitch.isAvailable(), "no Open vSwitch in the path");
        ovs = PrivateSwitch.startWithTunnels();
        ovs.vsctl("set", "bridge", "br0", "other-config:hwaddr=02:00:00:00:00:fe");
        for (var port : List.of("p2", "p3")) {
            ovs.vsctl("add-port", "br0", port, "--", "set", "interface", port, "type=dummy",
                "ofport_request=" + RandomPolicies.PORTS.get(port).value());
        }
        for (var tool : TOOLS) {
            ovs.addTool(tool, RandomPolicies.PORTS.get(tool).value());
        }
        for (var tunnel : Map.of("vx", "vxlan", "ge", "geneve", "gr", "gre").entrySet()) {
            ovs.vsctl("add-port", "br0", tunnel.getKey(), "--", "set", "interface", tunnel.getKey(),
                "type=" + tunnel.getValue(), "options:remote_ip=flow", "options:key=flow",
                "ofport_request=" + RandomPolicies.PORTS.get(tunnel.getKey()).value());
        }
        for (var port : List.of("t1", "t2", "t3", "vx", "ge", "gr")) {
            // What NORMAL floods would be taken for copies: it keeps out of an access port of another VLAN
            ovs.vsctl("set", "port", port, "tag=4000");
        }
        ovs.setAddress(ADDRESS);
    }

    @AfterAll
    static void afterAll() throws Exception {
        if (ovs != null) {
            ovs.close();
        }
    }

    @Test
    void toolsGetWhatIsExplained() throws Exception {
        for (int seed = 0; number < FRAMES; seed++) {
            check(seed);
        }
        assertTrue(copies > FRAMES / 10, copies + " copies of " + FRAMES + " frames");
    }

    private void check(final int seed) throws Exception {
        final var tap = seed % 2 == 0;
        final var random = new RandomPolicies(seed, tap);
        final var set = random.policySet();
        final var fabric = new Fabric(ImmutableMap.of(ExplainedFrames.B, new Fabric.Ports(RandomPolicies.PORTS,
            OptionalLong.of(RandomPolicies.LOCAL_MAC), VnTagAbility.NONE)));
        final var compilation = Compiler.compile(set, fabric);
        final var explained = new ExplainedFrames(set, fabric, compilation);
        install(compilation.programs().get(ExplainedFrames.B));
        expected.clear();
        final var frames = ArrayListMultimap.<String, String>create();
        final var texts = new ArrayList<String>();
        for (int i = 0; i < BATCH; i++) {
            final var frame = random.frame();
            if (ENTRIES.contains(ExplainedFrames.name(frame.port()))) {
                final var bytes = new FrameBytes(++number).of(frame);
                final var explanation = explained.explain(frame, bytes);
                expect(explanation);
                frames.put(ExplainedFrames.name(frame.port()), HexFormat.of().formatHex(bytes));
                texts.add(HexFormat.of().formatHex(bytes) + "\n  " + frame + "\n  " + explanation);
            }
        }
        final var received = send(frames);
        assertEquals(lines(expected), lines(received), () -> "seed " + seed + "\n"
            + texts.stream().filter(text -> differs(text, received)).findFirst().orElse("") + "\n"
            + set.policies().values());
    }

    /** Whether one of the frames that arrived, or did not, is another than was said of a frame. */
    private boolean differs(final String text, final ListMultimap<String, String> received) {
        final var end = text.substring(0, text.indexOf('\n'));
        final var tag = end.substring(end.length() - 16);
        return TOOLS.stream().anyMatch(tool -> expected.get(tool).stream().filter(it -> it.endsWith(tag)).count()
            != received.get(tool).stream().filter(it -> it.endsWith(tag)).count());
    }

    private void expect(final Explanation explanation) {
        explanation.tools().values().forEach(tool -> tool.copies().stream()
            .filter(copy -> explanation.policies().stream().anyMatch(policy -> copy.policies().contains(policy.policy())
                && !policy.controller().orElseThrow()))
            .forEach(copy -> copy.ports().forEach(port -> {
                expected.put(port, copy.frame());
                copies++;
            })));
    }

    private static void install(final Program program) throws Exception {
        ovs.clear();
        final var lines = new ArrayList<String>();
        program.groups().values().forEach(group -> lines.add(FlowText.group(group)));
        ovs.ofctl("add-groups", ovs.file(lines));
        final var flows = new ArrayList<String>();
        program.flows().values().forEach(flow -> flows.add(FlowText.flow(flow)));
        flows.add("priority=65535,dl_type=0x88b5 actions=output:" + RandomPolicies.PORTS.get("t3").value());
        ovs.ofctl("add-flows", ovs.file(flows));
        // 3.1.0 may go on as before for packets that look alike
        ovs.appctl("revalidator/purge");
    }

    /** Sends frames, and a last one by each port; what tools get meanwhile. */
    private ListMultimap<String, String> send(final ListMultimap<String, String> frames) throws Exception {
        int last = 0;
        for (var port : frames.keySet()) {
            final var all = new ArrayList<String>();
            all.add("netdev-dummy/receive");
            all.add(port);
            all.addAll(frames.get(port));
            if (!port.equals("t3")) {
                all.add(LAST + HexFormat.of().toHexDigits(++last) + "00".repeat(50));
            }
            ovs.appctl(all.toArray(String[]::new));
        }
        final long end = System.nanoTime() + PATIENCE_NANOSECONDS;
        while (added("t3").stream().filter(frame -> frame.startsWith(LAST)).count() < last
                && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        final var result = ArrayListMultimap.<String, String>create();
        for (var tool : TOOLS) {
            final var added = added(tool);
            seen.merge(tool, added.size(), Integer::sum);
            result.putAll(tool, added.stream().filter(frame -> !frame.startsWith(LAST)).toList());
        }
        return result;
    }

    private List<String> added(final String tool) throws Exception {
        final var all = ovs.captured(tool);
        return all.subList(Math.min(all.size(), seen.getOrDefault(tool, 0)), all.size());
    }

    private static String lines(final ListMultimap<String, String> frames) {
        final var lines = new ArrayList<String>();
        frames.forEach((port, frame) -> lines.add(port + " " + frame));
        return String.join("\n", lines.stream().sorted().toList());
    }
}
