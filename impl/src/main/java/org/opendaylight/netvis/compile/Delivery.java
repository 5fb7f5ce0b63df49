/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.ToolId;

/**
 * What a copy looks like and who receives it. A packet reaches each delivery once, however many policies select it.
 *
 * @param tool the tool
 * @param strips what is removed, in the order of {@link Strip}
 */
public record Delivery(ToolId tool, ImmutableSet<Strip> strips) implements Comparable<Delivery> {
    /**
     * Puts the strips into order.
     *
     * @param tool the tool
     * @param strips what is removed
     */
    public Delivery {
        requireNonNull(tool);
        strips = strips.stream().sorted().collect(ImmutableSet.toImmutableSet());
    }

    /**
     * {@return the strips of a policy that can change a frame of some sources}
     *
     * <p>Two policies whose copies look the same have the same delivery, whatever else they would remove if it were
     * there.
     *
     * @param policy the policy
     * @param bridge the bridge of the sources
     * @param observed those of its sources that are there
     */
    public static ImmutableSet<Strip> strips(final Policy policy, final Bridge bridge,
            final Collection<Source> observed) {
        return observed.stream().anyMatch(bridge::isTapPort) ? policy.strips()
            : ImmutableSet.copyOf(Sets.filter(policy.strips(), strip -> !strip.isEncapsulation()));
    }

    /** {@return a text that names the delivery, such as {@code acme/ids+vxlan}} */
    String label() {
        return strips.stream().map(strip -> "+" + strip.label()).collect(Collectors.joining("", tool.toString(), ""));
    }

    /** Deliveries are looked up for each policy: a tool's name alone tells most of them apart. */
    @Override
    public int hashCode() {
        return 31 * tool.name().hashCode() + strips.hashCode();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof Delivery other && tool.equals(other.tool) && strips.equals(other.strips);
    }

    @Override
    public int compareTo(final Delivery other) {
        return label().compareTo(other.label());
    }
}
