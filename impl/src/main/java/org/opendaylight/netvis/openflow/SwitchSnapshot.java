/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.opendaylight.netvis.program.FlowCount;
import org.opendaylight.netvis.program.FlowKey;

/**
 * What a switch had counted at one time.
 *
 * @param flows what each flow of netvis had counted
 * @param groups what each group had counted, by its identifier, unsigned 32 bits
 * @param ports what each port had counted after that, by its number, unsigned 32 bits
 * @param limited what the meter had dropped, if there is one
 * @param askedNanos when the switch was asked, on the clock of {@link System#nanoTime()}
 * @param answeredNanos when the answer was there, on the same clock
 */
public record SwitchSnapshot(ImmutableMap<FlowKey, FlowCount> flows, ImmutableMap<Long, AgedCount> groups,
        ImmutableMap<Long, PortCount> ports, Optional<AgedCount> limited, long askedNanos, long answeredNanos) {
    public SwitchSnapshot {
        requireNonNull(flows);
        requireNonNull(groups);
        requireNonNull(ports);
        requireNonNull(limited);
    }
}
