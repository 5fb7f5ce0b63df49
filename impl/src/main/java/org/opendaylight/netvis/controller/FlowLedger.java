/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.FlowKey;

/**
 * What the flows of one switch forward for each policy. With many thousands of flows a look takes long, so it is made
 * on the thread that reads what switches report, one after the other.
 */
final class FlowLedger {
    private static final long FORWARD = new Cookie(Cookie.Kind.FORWARD, 0).value();
    private static final long NUMBER = 0xffff_ffffL;

    private final CounterLedger<FlowIdentity> flows = new CounterLedger<>();

    /** A flow of a policy: one that passes to another policy is another. */
    private record FlowIdentity(FlowKey key, long cookie) {
        boolean isIn(final SwitchSnapshot snapshot) {
            final var count = snapshot.flows().get(key);
            return count != null && count.cookie() == cookie;
        }
    }

    /**
     * What a look at a switch adds to the count of something.
     *
     * @param count what has been counted since the last look
     * @param ageNanos the age of the oldest that counts for it
     */
    record Addition(PacketCount count, long ageNanos) {
        Addition plus(final Addition other) {
            return new Addition(count.plus(other.count), Math.max(ageNanos, other.ageNanos));
        }
    }

    /**
     * Takes in what the switch shows.
     *
     * @param snapshot what it shows
     * @param verdicts the policies with their numbers
     * @return what it adds for each policy that has a flow
     */
    ImmutableMap<PolicyId, Addition> add(final SwitchSnapshot snapshot,
            final ImmutableMap<PolicyId, Compilation.Verdict> verdicts) {
        final var sums = new HashMap<Integer, Addition>();
        int forwarding = 0;
        for (var flow : snapshot.flows().entrySet()) {
            final var count = flow.getValue();
            if ((count.cookie() & ~NUMBER) == FORWARD) {
                forwarding++;
                final var delta = flows.advance(new FlowIdentity(flow.getKey(), count.cookie()),
                    new AgedCount(count.packets(), count.bytes(), count.ageNanos()), snapshot.askedNanos(),
                    snapshot.answeredNanos());
                sums.merge((int) count.cookie(), new Addition(delta, count.ageNanos()), Addition::plus);
            }
        }
        if (flows.size() > forwarding) {
            flows.retain(flow -> flow.isIn(snapshot));
        }
        return byPolicy(sums, verdicts);
    }

    private static ImmutableMap<PolicyId, Addition> byPolicy(final Map<Integer, Addition> sums,
            final ImmutableMap<PolicyId, Compilation.Verdict> verdicts) {
        final var result = ImmutableMap.<PolicyId, Addition>builder();
        verdicts.forEach((policy, verdict) -> {
            final var sum = sums.get(verdict.cookie());
            if (sum != null) {
                result.put(policy, sum);
            }
        });
        return result.buildOrThrow();
    }
}
