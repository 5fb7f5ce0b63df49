/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * What the policies of a bridge that have a place need together. It is kept while single policies come and go, so that
 * a change of one looks at no other.
 */
final class Demand {
    /** There is one instance of each delivery. */
    private final Map<Delivery, Users> users = new IdentityHashMap<>();
    private final TreeMap<PolicyId, PolicyWork> punting = new TreeMap<>();
    private final TreeMap<PolicyId, PolicyWork> onWays = new TreeMap<>();
    private final Multiset<Unread> unread = EnumMultiset.create(Unread.class);
    private int punts;

    /** Who has a delivery. */
    private static final class Users {
        /** Policies that are in one layer as a whole, by this layer. */
        private final Multiset<Layer> whole = HashMultiset.create();
        private int divided;
        /** Those of whose packets the switch decides about some. */
        private int decided;

        void count(final PolicyWork work, final Share share, final int step) {
            final var placement = work.placed();
            if (placement.isDivided()) {
                divided += step;
            } else {
                final var layer = placement.first();
                whole.setCount(layer, whole.count(layer) + step);
            }
            if (share.isDecidedBySwitch()) {
                decided += step;
            }
        }

        boolean isEmpty() {
            return divided == 0 && whole.isEmpty();
        }

        /** The layers of one policy have no packet in common. */
        boolean isShared() {
            return decided > 0 && (divided == 0 ? whole.elementSet().size() > 1 : divided + whole.size() > 1);
        }
    }

    /** Counts what a policy needs that has got a place. */
    void add(final PolicyWork work) {
        final var share = work.share().orElseThrow();
        share.deliveries().forEach(delivery ->
            users.computeIfAbsent(delivery, key -> new Users()).count(work, share, 1));
        if (!share.punts().isEmpty()) {
            punting.put(work.id(), work);
            punts += share.punts().punts().size();
        }
        if (!share.observation().ways().isEmpty()) {
            onWays.put(work.id(), work);
        }
        unread.addAll(share.unread().kinds());
    }

    /** Counts it no longer, before the policy loses its place. */
    void remove(final PolicyWork work) {
        final var share = work.share().orElseThrow();
        share.deliveries().forEach(delivery -> {
            final var those = users.get(delivery);
            those.count(work, share, -1);
            if (those.isEmpty()) {
                users.remove(delivery);
            }
        });
        if (punting.remove(work.id()) != null) {
            punts -= share.punts().punts().size();
        }
        onWays.remove(work.id());
        share.unread().kinds().forEach(unread::remove);
    }

    Set<Delivery> deliveries() {
        return users.keySet();
    }

    /** Deliveries that a packet could reach by way of several policies, if the switch decides one of them. */
    Set<Delivery> shared() {
        final var result = Collections.<Delivery>newSetFromMap(new IdentityHashMap<>());
        users.forEach((delivery, those) -> {
            if (those.isShared()) {
                result.add(delivery);
            }
        });
        return result;
    }

    /** How many things the controller is to decide. */
    int punts() {
        return punts;
    }

    /** Policies of which the controller decides something, in order. */
    Collection<PolicyWork> punting() {
        return Collections.unmodifiableCollection(punting.values());
    }

    /** Policies that look behind an encapsulation, in order. */
    Collection<PolicyWork> onWays() {
        return Collections.unmodifiableCollection(onWays.values());
    }

    /** The frames that the switch does not read as what they are. */
    EnumSet<Unread> unread() {
        final var result = EnumSet.noneOf(Unread.class);
        result.addAll(unread.elementSet());
        return result;
    }
}
