/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.punting;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Capability;
import org.opendaylight.netvis.compile.Encapsulation;
import org.opendaylight.netvis.compile.Layout;
import org.opendaylight.netvis.compile.Parts;
import org.opendaylight.netvis.compile.TapPort;
import org.opendaylight.netvis.compile.Unwrapping;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * Has the controller decide about packets, within a rate: those of which some layer has marked that they are due there.
 * What no switch can read, so that the controller does whatever the switch is, is told here as well: payloads, the
 * second of two VLAN tags, and E-TAGs.
 */
public final class Punting implements Capability {
    @Override
    public Stream<String> obstacles(final Policy policy) {
        return Stream.of(
            obstacle(policy, rule -> !rule.payload().isEmpty(), "looks at the payload"),
            obstacle(policy, rule -> !rule.cvlan().isAny(), "looks at the second VLAN tag")).flatMap(it -> it);
    }

    /** Of the first rule that needs it. */
    private static Stream<String> obstacle(final Policy policy, final Predicate<PacketMatch> needs,
            final String what) {
        return policy.rules().stream().filter(rule -> needs.test(rule.match())).map(Rule::name).limit(1)
            .map(rule -> "rule \"" + rule + "\" " + what);
    }

    @Override
    public Optional<Unwrapping> unwrap(final TapPort port, final Encapsulation encapsulation) {
        return encapsulation.equals(Encapsulation.E_TAG)
            ? Optional.of(new Unwrapping.Impossible("Open vSwitch cannot look behind an E-TAG")) : Optional.empty();
    }

    @Override
    public Stream<TableId> tables(final Layout layout) {
        return layout.punts().isEmpty() ? Stream.of() : Stream.of(Table.ASK.id());
    }

    @Override
    public void write(final Layout layout, final Parts parts) {
        final var next = layout.behind(Table.ASK.id());
        layout.punts().forEach(punt -> parts.add(Table.ASK.flow(Band.DUE,
                Match.ANY.with(Field.METADATA, punt.due()).orElseThrow()).cookie(layout.controllerCookie())
            .apply(ImmutableList.of(new Action.ToController(OptionalInt.of(PuntPlan.METER)))).goTo(next),
            punt.owners()));
        if (!layout.punts().isEmpty()) {
            parts.add(Meter.ofRate(PuntPlan.METER, layout.bridge().controllerRate()));
        }
    }
}
