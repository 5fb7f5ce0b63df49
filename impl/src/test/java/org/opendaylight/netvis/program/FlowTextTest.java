/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Corners of the text; what is ordinary, {@link OpenFlowEncoderTest} has.
 */
class FlowTextTest {
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "000000000000000000000000000000ff, ::ff",
        "00000000000000000000000001020304, ::1.2.3.4",
        "00000000000000000000ffff01020304, ::ffff:1.2.3.4",
        "00000000000000010000000000000000, 0:0:0:1::",
        "00010000000000010000000000000001, 1:0:0:1::1",
        "00010000000200030004000500060007, 1:0:2:3:4:5:6:7",
        "20010db8000000010000000000000000, 2001:db8:0:1::"
    })
    void addressIsShortened(final String digits, final String text) {
        assertEquals(text, Ipv6Text.of(FlowMaker.hex(digits)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x002, 0x012, +syn-ack",
        "0x012, 0xfff, syn|ack",
        "0x000, 0xfff, 0",
        "0x900, 0xfff, ns|[800]",
        "0x400, 0xe00, -[200]+[400]-[800]"
    })
    void flagsHaveNames(final String value, final String mask, final String text) {
        assertEquals(text, TcpFlagsText.of(Integer.decode(value), Integer.decode(mask)));
    }

    @Test
    void everyPacketHasNoText() {
        assertEquals("", FlowText.match(Match.ANY));
    }

    @Test
    void whatGoesWithoutSayingIsNotSaid() {
        final var flow = FlowMaker.in(0, 0x8000, Cookie.Kind.ADMIT, 0).flow();
        assertEquals("cookie=0x4e56010000000000, actions=drop", FlowText.flow(flow));
    }
}
