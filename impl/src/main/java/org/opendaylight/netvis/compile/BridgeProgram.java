/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * Writes what the program of one bridge has beside the {@link Contribution} of each policy: what all need, and what
 * each {@link Capability} has for several of them.
 */
final class BridgeProgram {
    private static final ImmutableList<Action> NORMAL = ImmutableList.of(new Action.Output(PortNo.NORMAL));

    private BridgeProgram() {
        // Hidden on purpose
    }

    /**
     * Writes it.
     *
     * @param layout what has been decided about the bridge
     * @param abilities what is known of its switch
     */
    static Parts.Written write(final Layout layout, final ImmutableList<Ability> abilities) {
        final var parts = new Parts();
        production(layout, parts);
        pass(layout, parts);
        if (layout.isNumbered()) {
            Rounds.flows(layout.layers(), layout.behind(Pipeline.ROUNDS)).forEach((flow, through) -> parts.add(flow,
                layout.policies(it -> it.terms().placement().layers().values().stream().anyMatch(through::contains))));
        }
        abilities.stream().map(Ability::probes).forEach(probes -> {
            probes.flows().forEach(parts::add);
            probes.options(layout.bridge()).forEach(parts::add);
        });
        Capabilities.ALL.forEach(capability -> capability.write(layout, parts));
        return parts.written();
    }

    private static void production(final Layout layout, final Parts parts) {
        if (layout.bridge().role() == Bridge.Role.INLINE) {
            parts.add(Table.ADMIT.flow(Band.PRODUCTION, Match.ANY).cookie(Cookie.Kind.ADMIT).apply(NORMAL).end());
            layout.toolPorts().forEach(port -> parts.add(Table.ADMIT.flow(Band.TOOL_PORT, TapFrames.ingress(port))
                .cookie(Cookie.Kind.ADMIT).end()));
        }
    }

    /** Has packets go on that nothing else in a table matches. */
    private static void pass(final Layout layout, final Parts parts) {
        layout.order().forEach(table -> layout.behind(table).ifPresent(next ->
            parts.add(Table.flow(table, Band.MISS.priority(), Match.ANY).cookie(Cookie.Kind.ADMIT).goTo(next))));
    }
}
