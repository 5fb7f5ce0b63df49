/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which versions of Open vSwitch need a renewal with each change.
 */
class RevalidationTest {
    @ParameterizedTest
    @ValueSource(strings = {"2.17.8", "2.17.12", "3.0.5", "3.0.10", "3.1.3", "3.1.10", "3.2.0", "3.2.1", "3.3.0",
        "3.5.0", "3.10.0", "4.0.0", "10.0.0"})
    void fixedVersionsNeedNone(final String version) {
        assertEquals(Revalidation.BY_SWITCH, of("Open vSwitch " + version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.0", "2.15.0", "2.16.9", "2.17.0", "2.17.7", "2.18.9", "3.0.0", "3.0.4", "3.1.0",
        "3.1.2"})
    void versionsBeforeNeedIt(final String version) {
        assertEquals(Revalidation.BY_RENEWAL, of("Open vSwitch " + version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Open vSwitch", "Open vSwitch 3.5", "Open vSwitch 3.5.0-vendor", "Open vSwitch 3.1.90",
        "Open vSwitch 99999.0.0", "Another switch 3.5.0", "3.5.0"})
    void unknownVersionsNeedIt(final String software) {
        assertEquals(Optional.empty(), OvsVersion.of(software));
        assertEquals(Revalidation.BY_RENEWAL, of(software));
    }

    private static Revalidation of(final String software) {
        return Revalidation.of(OvsVersion.of(software));
    }
}
