/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.vntag.RegisterSequence;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagSequence;

/**
 * Whether a real Open vSwitch understands netvis, and netvis a real Open vSwitch.
 */
class OpenVswitchTest {
    private static final int SEED = 20261124;
    private static final int FLOWS = 1000;
    private static final String FOREIGN = "cookie=0x1, table=3, priority=7,ip actions=load:0x1->NXM_NX_REG0[],output:1";

    private static final String FRAME = "ffffffffffff" + "020000000001" + "88b5" + "00".repeat(46);

    private static final TunnelOption HEADERS = new TunnelOption(0xffff, TunnelOption.HEADERS_TYPE + 13, 52);

    private static PrivateSwitch ovs;

    private final RandomProgram random = new RandomProgram(new Random(SEED));
    /** Groups that are known to be netvis's, though no flow uses them. */
    private Set<GroupId> made = Set.of();

    @BeforeAll
    static void beforeAll() throws Exception {
        Assumptions.assumeTrue(PrivateSwitch.isAvailable(), "no Open vSwitch in the path");
        ovs = PrivateSwitch.start();
        map(TunnelOption.FRAME_DESTINATION);
        map(HEADERS);
    }

    private static void map(final TunnelOption option) throws Exception {
        ovs.ofctl("add-tlv-map", "{class=" + option.optionClass() + ",type=" + option.type() + ",len="
            + option.length() + "}->tun_metadata" + option.field().orElseThrow());
    }

    @AfterAll
    static void afterAll() throws Exception {
        if (ovs != null) {
            ovs.close();
        }
    }

    @AfterEach
    void afterEach() throws Exception {
        ovs.clear();
    }

    @Test
    void printsFlowsAsTheyWereWritten() throws Exception {
        final var flows = flows();
        ovs.ofctl(List.of("--bundle"), "add-flows", ovs.file(texts(flows)));
        assertEquals(sorted(texts(flows)), sorted(ovs.flows()));
    }

    @Test
    void printsAndReportsEveryField() throws Exception {
        final var flows = Arrays.stream(Field.values()).flatMap(FieldExamples::matches).distinct()
            .map(match -> new Flow(new FlowKey(new TableId(0), 1, match), new Cookie(Cookie.Kind.ADMIT, 0).value(),
                ImmutableList.of(), Optional.empty(), Optional.empty())).toList();
        send(flows.stream().map(Change.AddFlow::new));
        assertEquals(sorted(texts(flows)), sorted(ovs.flows()));
        assertEquals(Set.copyOf(flows), Set.copyOf(read().flows().values()));
    }

    @Test
    void printsAndReportsDataOfOptions() throws Exception {
        final var bytes = new Random(SEED);
        final var flows = new ArrayList<Flow>();
        for (int length = 1; length <= HEADERS.length(); length++) {
            for (int i = 0; i < 20; i++) {
                final var value = new byte[length];
                final var mask = new byte[length];
                bytes.nextBytes(value);
                bytes.nextBytes(mask);
                // Not all of the data, which has no mask in text
                mask[length - 1] &= i == 0 ? 0 : 0x7f;
                mask[0] |= 1;
                value[0] = i == 1 ? 0 : value[0];
                flows.add(new Flow(new FlowKey(new TableId(0), 1, random.match()
                    .with(OptionMatch.of(HEADERS.field().orElseThrow(), value, mask)).orElseThrow()),
                    new Cookie(Cookie.Kind.ADMIT, 0).value(), ImmutableList.of(), Optional.empty(), Optional.empty()));
            }
        }
        final var distinct = flows.stream().distinct().toList();
        send(distinct.stream().map(Change.AddFlow::new));
        assertEquals(sorted(texts(distinct)), sorted(ovs.flows()));
        assertEquals(Set.copyOf(distinct), Set.copyOf(read().flows().values()));
    }

    @Test
    void printsGroupsAsTheyWereWritten() throws Exception {
        final var groups = random.program(0, 200).groups().values();
        ovs.ofctl("add-groups", ovs.file(Iterables.transform(groups, FlowText::group)));
        assertEquals(texts(groups), ImmutableSet.copyOf(ovs.groups()));
    }

    @Test
    void reportsFlowsAsTheyWereSent() throws Exception {
        final var flows = flows();
        send(flows.stream().map(Change.AddFlow::new));
        assertEquals(sorted(texts(flows)), sorted(ovs.flows()));
        assertEquals(Set.copyOf(flows), Set.copyOf(read().flows().values()));
    }

    @Test
    void comesFromAnyProgramToAnyOther() throws Exception {
        ovs.ofctl("add-flow", FOREIGN);
        for (int i = 0; i < 10; i++) {
            final var program = random.program(40, 8);
            assertReaches(program);
            assertReaches(random.variationOf(program));
        }
        assertReaches(Program.EMPTY);
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            assertEquals(List.of(), connection.commit(Update.tidying(Program.EMPTY, read()).messages()));
        }
        assertEquals(List.of(FOREIGN), ovs.flows());
    }

    @Test
    void repairsWhatOthersBroke() throws Exception {
        final var program = random.program(40, 8);
        final var group = program.groups().firstKey().value();
        assertReaches(program);
        ovs.ofctl("del-groups", "group_id=" + group);
        assertReaches(program);
        ovs.ofctl("mod-group", "group_id=" + group + ",type=select,bucket=weight:3,LOCAL");
        assertReaches(program);
        ovs.ofctl("del-flows", "cookie=0x4e56030000000000/0xffffff0000000000");
        assertReaches(program);
        ovs.ofctl("add-flow", "table=9,cookie=0x4e56030000000007,priority=7,actions=load:1->NXM_NX_REG0[]");
        assertReaches(program);
    }

    @Test
    void modifiedFlowCountsOnAndOneOfAnotherCookieBeginsAnew() throws Exception {
        final var policy = new Cookie(Cookie.Kind.FORWARD, 1);
        assertReaches(program(policy));
        ovs.receive(FRAME);
        ovs.receive(FRAME);
        assertReaches(program(policy, new Action.Output(PortNo.LOCAL)));
        assertTrue(ovs.ofctl("dump-flows").contains("n_packets=2,"), ovs.ofctl("dump-flows"));
        assertReaches(program(new Cookie(Cookie.Kind.FORWARD, 2), new Action.Output(PortNo.LOCAL)));
        assertTrue(ovs.ofctl("dump-flows").contains("n_packets=0,"), ovs.ofctl("dump-flows"));
    }

    @Test
    void takesTestsOfBothWaysToRemoveVnTags() throws Exception {
        final var sequences = List.<VnTagSequence>of(new RegisterSequence(),
            new TunnelSequence(new PortNo(1), 6081, 0x0a000001, 0x0200_0000_0001L));
        final var flows = sequences.stream().flatMap(it -> it.testFlows().stream()).toList();
        assertReaches(Program.of(flows, List.of()));
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            for (var sequence : sequences) {
                assertEquals(List.of(), connection.send(List.of(OpenFlowEncoder.packetOut(sequence.test(),
                    HexFormat.of().parseHex(FRAME)))));
            }
        }
    }

    private static Program program(final Cookie cookie, final Action... actions) {
        final var key = new FlowKey(new TableId(0), 1, Match.ANY.with(Field.IN_PORT, 1).orElseThrow());
        return Program.of(List.of(new Flow(key, cookie.value(), ImmutableList.copyOf(actions), Optional.empty(),
            Optional.empty())), List.of());
    }

    private List<Flow> flows() {
        final var byKey = new LinkedHashMap<FlowKey, Flow>();
        while (byKey.size() < FLOWS) {
            final var flow = random.flow(List.of());
            byKey.put(flow.key(), flow);
        }
        return List.copyOf(byKey.values());
    }

    private void assertReaches(final Program program) throws Exception {
        final var update = Update.between(program, read(), Revalidation.BY_RENEWAL);
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            assertEquals(List.of(), connection.commit(update.messages()));
        }
        made = program.groups().keySet();
        final var actual = read();
        assertEquals(actual.after(update.reached()), actual);
        assertEquals(texts(program.groups().values()), ImmutableSet.copyOf(ovs.groups()));
        assertEquals(List.of(), Update.between(program, actual, Revalidation.BY_RENEWAL).changes());
    }

    private Installed read() throws IOException, InterruptedException {
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            return SwitchReading.of(connection.flowEntries(), connection.groupEntries(), made).installed();
        }
    }

    private static void send(final Stream<? extends Change> changes) throws IOException {
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            assertEquals(List.of(), connection.send(changes.map(OpenFlowEncoder::message).toList()));
        }
    }

    private static Set<String> texts(final Collection<Group> groups) {
        return groups.stream().map(FlowText::group).collect(Collectors.toSet());
    }

    private static List<String> texts(final List<Flow> flows) {
        return flows.stream().map(FlowText::flow).toList();
    }

    private static String sorted(final List<String> lines) {
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }
}
