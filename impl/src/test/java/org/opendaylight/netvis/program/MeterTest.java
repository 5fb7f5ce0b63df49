/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.opendaylight.netvis.program.FlowMaker.in;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Meters, against what ovs-ofctl of Open vSwitch 3.1.0 sends and what a real Open vSwitch makes of them.
 */
class MeterTest {
    private static final Meter METER = new Meter(5, 1000, 100);
    private static final Flow FLOW = in(200, 1, Cookie.Kind.FORWARD, 7).with(Field.IN_PORT, 1)
        .then(new Action.ToController(OptionalInt.of(METER.id())), new Action.Output(PortNo.LOCAL)).flow();

    private static PrivateSwitch ovs;

    @BeforeAll
    static void beforeAll() throws Exception {
        Assumptions.assumeTrue(PrivateSwitch.isAvailable(), "no Open vSwitch in the path");
        ovs = PrivateSwitch.start();
    }

    @AfterAll
    static void afterAll() throws Exception {
        if (ovs != null) {
            ovs.close();
        }
    }

    @Test
    void messagesAreThoseOfOvsOfctl() {
        // add-meter and mod-meter meter=5,pktps,burst,stats,band=type=drop,rate=1000,burst_size=100; del-meters meter=5
        assertEquals("041d0020000000000000000e0000000500010010000003e80000006400000000",
            HexFormat.of().formatHex(OpenFlowEncoder.message(new Change.AddMeter(METER))));
        assertEquals("041d0020000000000001000e0000000500010010000003e80000006400000000",
            HexFormat.of().formatHex(OpenFlowEncoder.message(new Change.ModifyMeter(METER))));
        assertEquals("041d0010000000000002000000000005",
            HexFormat.of().formatHex(OpenFlowEncoder.message(new Change.DeleteMeter(5))));
    }

    @Test
    void switchReadsTheText() throws Exception {
        ovs.ofctl("add-meter", METER.toString());
        assertEquals("meter=5 pktps burst stats bands=\ntype=drop rate=1000 burst_size=100", meters());
        ovs.ofctl("del-meters");
    }

    @Test
    void switchTakesMetersAndFlowsThatNameThem() throws Exception {
        assertEquals(List.of(), send(OpenFlowEncoder.message(new Change.AddMeter(METER))));
        assertEquals("meter=5 pktps burst stats bands=\ntype=drop rate=1000 burst_size=100", meters());
        assertEquals(List.of(), send(OpenFlowEncoder.message(new Change.ModifyMeter(new Meter(5, 2000, 300))),
            OpenFlowEncoder.message(new Change.AddFlow(FLOW))));
        assertEquals("meter=5 pktps burst stats bands=\ntype=drop rate=2000 burst_size=300", meters());
        assertEquals(List.of(FLOW.toString()), ovs.flows());
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            assertEquals(List.of(FLOW), List.copyOf(SwitchReading.of(connection.flowEntries(),
                connection.groupEntries(), Set.of()).installed().flows().values()));
        }
        assertEquals(List.of(), send(OpenFlowEncoder.message(new Change.DeleteMeter(5)),
            OpenFlowEncoder.message(new Change.DeleteMeter(5))));
        assertEquals("", meters());
    }

    @Test
    void meterThatLetsNothingPassIsRefused() {
        final var refused = assertThrows(IllegalArgumentException.class, () -> new Meter(1, 0, 7));
        assertEquals("meter 1 with 0 packets per second and 7 at once: each must be 1 or more", refused.getMessage());
    }

    private static String meters() throws Exception {
        final var dump = ovs.ofctl("dump-meters");
        return dump.substring(dump.indexOf('\n') + 1).strip();
    }

    private static List<String> send(final byte[]... messages) throws Exception {
        try (var connection = OpenFlowConnection.open(ovs.socket())) {
            return connection.send(List.of(messages));
        }
    }
}
