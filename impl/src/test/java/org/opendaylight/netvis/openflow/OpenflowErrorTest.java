/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenflowErrorTest {
    @ParameterizedTest
    @CsvSource({
        "00040009, BAD_MATCH/BAD_PREREQ (4/9)",
        "00050001, FLOW_MOD_FAILED/TABLE_FULL (5/1)",
        "000c000b, METER_MOD_FAILED/OUT_OF_BANDS (12/11)",
        "00060063, GROUP_MOD_FAILED/unknown code (6/99)",
        "000d0001, error type 13 code 1",
        "ffff09064f4e4600, BUNDLE_FAILED/MSG_UNSUP (ONF error 2310)",
        "ffff090b4f4e4600, BUNDLE_FAILED/BUNDLE_IN_PROGRESS (ONF error 2315)",
        "ffff002500002320, error 37 of experimenter 0x2320"
    })
    void errorsAreNamed(final String body, final String text) {
        assertEquals(text, OpenflowError.from(Unpooled.wrappedBuffer(HexFormat.of().parseHex(body))).toString());
    }
}
