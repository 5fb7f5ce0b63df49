/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.netvis.inventory.SwitchView;

/**
 * Which switches are asked to remove VN-tags. Those of others are left to the controller, whatever they could do.
 */
class VnTagVersionsTest {
    @ParameterizedTest
    @CsvSource({"Open vSwitch 3.1.0, true", "Open vSwitch 3.5.0, true", "Open vSwitch 4.0.0, true",
        "Open vSwitch 2.15.0, false", "Open vSwitch 3.1.1, false", "Open vSwitch 3.1, false",
        "Open vSwitch 3.5.1, false", "Open vSwitch 4.0.1, false", "Open vSwitch 13.1.0, false",
        "Open vSwitch 3.1.0-vendor, false", "'', false"})
    void onlyTheVersionsThatWereTried(final String software, final boolean known) {
        assertEquals(known, VnTagTests.isKnownGood(new SwitchView(1, ImmutableMap.of(), ImmutableSet.of(),
            OptionalLong.empty(), software, null, Optional.empty())));
    }
}
