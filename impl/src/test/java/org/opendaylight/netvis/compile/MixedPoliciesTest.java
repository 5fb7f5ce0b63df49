/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Policies of whose packets the switch can decide about some and not about others.
 */
final class MixedPoliciesTest {
    private static final View IN_GENEVE = new View.InTunnel(TunnelType.GENEVE, 6081);
    private static final PacketMatch SECOND_TAG = Sets.second(new PacketMatch.Vlan.Any(),
        new PacketMatch.Vlan.Untagged());

    @Test
    void encapsulationThatIsKeptGoesToTheControllerAlone() {
        final var set = tap(ImmutableSet.of(Strip.VXLAN), tunnel(TunnelType.VXLAN, 5, ANY),
            tunnel(TunnelType.GENEVE, 6, ANY));
        assertEquals(List.of(IN_GENEVE), views(set));
        assertEquals(1, count(set, Cookie.Kind.FORWARD));
        // Over IPv4 and IPv6
        assertEquals(2, count(set, Cookie.Kind.PUNT));
    }

    @Test
    void ruleThatTheSwitchCannotDecideTakesItsEncapsulationAlone() {
        final var set = tap(ImmutableSet.of(Strip.VXLAN, Strip.GENEVE), tunnel(TunnelType.VXLAN, 5, ANY),
            inGeneve(SECOND_TAG));
        assertEquals(List.of(new View.AsReceived()), views(set));
        assertEquals(1, count(set, Cookie.Kind.FORWARD));
        assertEquals(1, count(set, Cookie.Kind.PUNT));
    }

    private static PacketMatch inGeneve(final PacketMatch match) {
        return new PacketMatch(Optional.of(new PacketMatch.Tunnel(TunnelType.GENEVE,
            ImmutableList.of())), match.vnTag(), match.etag(), match.ethernet(),
            match.vlan(), match.cvlan(), match.network(), match.transport(), match.payload());
    }

    private static PolicySet tap(final ImmutableSet<Strip> strips, final PacketMatch one, final PacketMatch other) {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4").policy("p", ImmutableSet.of("feed"),
            ImmutableSet.of("ids"), strips, forward(one), forward(other)).build();
    }

    private static List<View> views(final PolicySet set) {
        return Compiler.compile(set, Sets.FABRIC).puntPlans().get(Sets.TAP).tasks().stream()
            .map(PuntPlan.Task::view).toList();
    }

    private static long count(final PolicySet set, final Cookie.Kind kind) {
        return Compiler.compile(set, Sets.FABRIC).programs().get(Sets.TAP).flows().values().stream()
            .filter(flow -> isOf(flow, kind)).count();
    }

    private static boolean isOf(final Flow flow, final Cookie.Kind kind) {
        return flow.key().table().value() == 10
            && flow.cookie() >>> Integer.SIZE == new Cookie(kind, 0).value() >>> Integer.SIZE;
    }
}
