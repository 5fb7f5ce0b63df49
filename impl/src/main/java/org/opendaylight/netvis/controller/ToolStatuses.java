/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.ToolStatus;

/**
 * Finds the state of tools.
 */
final class ToolStatuses {
    private static final String UNKNOWN_LOSS = "the switch does not say why: as a rule frames are longer than the"
        + " port's MTU, of which ovs-vswitchd's log says 'Message too long'; what is behind one in the same batch is"
        + " lost too";

    private ToolStatuses() {
        // Hidden on purpose
    }

    static ToolStatus of(final Counters counters, final Tool tool) {
        final var losses = counters.losses();
        final var sum = counters.tool(tool.id());
        return new ToolStatus(new Count(Math.max(0, sum.count().packets() - losses.lost(tool.ports())),
            sum.count().bytes(), sum.since()), tool.ports().stream().collect(ImmutableMap.toImmutableMap(
                port -> port, port -> losses.of(port).map(ToolStatuses::copies))));
    }

    private static ToolStatus.Copies copies(final PortLosses.Loss loss) {
        return new ToolStatus.Copies(loss.sent(), loss.lost(),
            loss.why().or(() -> Optional.of(UNKNOWN_LOSS)).filter(reason -> loss.lost() != 0));
    }
}
