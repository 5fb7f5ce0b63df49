/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;

/**
 * Finds in the flows of a switch what the compilation before gave out: the table and the cookie of a policy's flow tell
 * its layer, and what writes or matches a metadata bit tells what the bit is for.
 */
final class AllotmentReader {
    private final Map<Integer, Map<Part, Layer>> layers = new HashMap<>();
    private final Map<Integer, TreeSet<Integer>> punted = new HashMap<>();
    private final Map<GroupId, Integer> due = new TreeMap<>();
    private final Map<Unread, Integer> unread = new EnumMap<>(Unread.class);
    private final Installed installed;

    AllotmentReader(final Installed installed) {
        this.installed = installed;
    }

    Allotment read() {
        installed.flows().values().forEach(flow -> {
            Cookie.policy(flow.cookie()).ifPresent(policy -> readPolicy(policy, flow));
            Pipeline.deliveryOf(flow.key().table()).ifPresent(index -> readDelivery(index, flow));
            readUnread(flow);
        });
        return new Allotment(ImmutableMap.copyOf(Maps.transformValues(layers,
            of -> new Allotment.Place(Maps.immutableEnumMap(of), Optional.empty()))), ImmutableMap.copyOf(due),
            ImmutableMap.copyOf(Maps.transformValues(punted, ImmutableSortedSet::copyOfSorted)),
            Maps.immutableEnumMap(unread), ImmutableMap.of());
    }

    private void readPolicy(final int policy, final Flow flow) {
        layer(flow.key()).ifPresent(layer -> {
            layers.computeIfAbsent(policy, key -> new EnumMap<>(Part.class)).put(part(flow.key()), layer);
            if (flow.cookie() == new Cookie(Cookie.Kind.PUNT, policy).value()) {
                flow.metadata().ifPresent(metadata -> punted.computeIfAbsent(policy, key -> new TreeSet<>())
                    .add(Pipeline.dueIndex(metadata)));
            }
        });
    }

    private static Optional<Layer> layer(final FlowKey key) {
        return key.table().equals(Pipeline.NUMBERED)
            ? key.match().field(Pipeline.NUMBER).map(number -> Pipeline.numbered((int) number.value().low()))
            : Pipeline.layerOf(key.table());
    }

    private static Part part(final FlowKey key) {
        return Block.isSeen(key) ? Part.SEEN : Part.ofHeard(key.match());
    }

    private void readDelivery(final int index, final Flow flow) {
        flow.actions().forEach(action -> {
            if (action instanceof Action.ToGroup toGroup) {
                due.put(toGroup.group(), index);
            }
        });
    }

    private void readUnread(final Flow flow) {
        if (flow.key().table().equals(Pipeline.ADMIT) && flow.key().priority() == Pipeline.UNREAD) {
            flow.metadata().ifPresent(metadata -> Stream.of(Unread.values())
                .filter(kind -> kind.matches().stream().anyMatch(flow.key().match()::isWithin))
                .forEach(kind -> unread.put(kind, Pipeline.dueIndex(metadata))));
        }
    }
}
