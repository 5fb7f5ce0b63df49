/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * A group (OpenFlow 1.3.5, section 5.6.1).
 *
 * @param id its identity
 * @param type which buckets a packet goes through
 * @param buckets its buckets
 */
public record Group(GroupId id, Type type, ImmutableList<Bucket> buckets) {
    /** Which buckets a packet goes through. */
    public enum Type {
        /** A copy of the packet goes through each bucket. */
        ALL(OpenFlow13.OFPGT_ALL),
        /**
         * The packet goes through one bucket. To choose, Open vSwitch computes a hash of the packet and looks at the
         * packet anew: what was done to it before is visible in its fields.
         */
        SELECT(OpenFlow13.OFPGT_SELECT);

        private final int code;

        Type(final int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /**
     * Checks that the group does something.
     *
     * @param id its identity
     * @param type which buckets a packet goes through
     * @param buckets its buckets
     */
    public Group {
        requireNonNull(id);
        requireNonNull(type);
        if (buckets.isEmpty()) {
            throw new IllegalArgumentException("group " + id.number() + " has no bucket");
        }
        if (type == Type.ALL && buckets.stream().anyMatch(it -> it.weight() != 0 || it.watchPort().isPresent())) {
            throw new IllegalArgumentException("group " + id.number() + " uses all its buckets, and one has a weight"
                + " or a port to watch");
        }
    }

    /**
     * {@return a group of type {@link Type#ALL}}
     *
     * @param id its identity
     * @param buckets the actions of each bucket
     */
    public static Group all(final GroupId id, final ImmutableList<ImmutableList<Action>> buckets) {
        return of(id, Type.ALL, 0, buckets);
    }

    /**
     * {@return a group of type {@link Type#SELECT} whose buckets get the same share}
     *
     * @param id its identity
     * @param buckets the actions of each bucket
     */
    public static Group select(final GroupId id, final ImmutableList<ImmutableList<Action>> buckets) {
        return of(id, Type.SELECT, 1, buckets);
    }

    private static Group of(final GroupId id, final Type type, final int weight,
            final ImmutableList<ImmutableList<Action>> buckets) {
        return new Group(id, type, buckets.stream().map(actions -> new Bucket(weight, Optional.empty(), actions))
            .collect(ImmutableList.toImmutableList()));
    }

    /** {@return the group as ovs-ofctl writes it} */
    @Override
    public String toString() {
        return FlowText.group(this);
    }
}
