/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.explain.Arrival;
import org.opendaylight.netvis.explain.Explainer;
import org.opendaylight.netvis.explain.Explanation;
import org.opendaylight.netvis.explain.Snapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Random policies and frames, explained.
 */
final class ExplainedFrames {
    static final BridgeId B = Ids.bridge("b");
    private static final int LATER_FRAGMENT = 3;
    private static final int IPV6_FRAGMENT = 44;

    private final Snapshot snapshot;

    ExplainedFrames(final PolicySet set, final Fabric fabric, final Compilation compilation) {
        snapshot = new Snapshot(new Configuration(set, ImmutableList.of()), fabric, compilation, ImmutableMap.of());
    }

    Explanation explain(final Frame frame, final byte[] bytes) {
        return Explainer.explain(snapshot, Ids.TENANT, new Arrival(B, Optional.of(name(frame.port())), bytes,
            through(frame)), Set.of());
    }

    private static Arrival.Tunnel through(final Frame frame) {
        final boolean ipv6 = !word(frame, Field.TUN_IPV6_DST).isZero();
        return new Arrival.Tunnel((int) word(frame, Field.TUNNEL_ID).low(), ipv6,
            word(frame, ipv6 ? Field.TUN_IPV6_SRC : Field.TUN_IPV4_SRC),
            word(frame, ipv6 ? Field.TUN_IPV6_DST : Field.TUN_IPV4_DST));
    }

    private static Word word(final Frame frame, final Field field) {
        return frame.fields().getOrDefault(field, Word.ZERO);
    }

    static String name(final PortNo port) {
        return RandomPolicies.PORTS.entrySet().stream().filter(entry -> entry.getValue().equals(port))
            .map(Map.Entry::getKey).findFirst().orElseThrow();
    }

    /** The deliveries that get a copy. */
    static ImmutableSet<Delivery> deliveries(final Explanation explanation) {
        return explanation.tools().entrySet().stream().flatMap(tool -> tool.getValue().copies().stream()
            .map(copy -> new Delivery(tool.getKey(), copy.strips()))).collect(ImmutableSet.toImmutableSet());
    }

    /** The frame with the protocol that later fragments of IPv6 have where it is read as the switch reads it. */
    static Frame asRead(final Frame frame, final boolean tap) {
        return new Frame(frame.port(), tap ? frame.fields() : asRead(frame.fields()), frame.secondTag(),
            frame.tunnel().map(it -> new Frame.Carried(it.type(), it.id(), asRead(it.fields()), it.secondTag())));
    }

    private static Map<Field, Word> asRead(final Map<Field, Word> fields) {
        if (!fields.containsKey(Field.IPV6_SRC) || fields.get(Field.IP_FRAG).low() != LATER_FRAGMENT) {
            return fields;
        }
        final var result = new EnumMap<>(fields);
        result.put(Field.IP_PROTO, Word.of(IPV6_FRAGMENT));
        return result;
    }
}
