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

/**
 * A bucket of a group (OpenFlow 1.3.5, section 7.3.4.2). What it holds is a set, not a list: of two actions of one
 * kind, such as two that remove a VLAN tag, only one is done.
 *
 * @param weight how much of the packets go through it, in relation to the other buckets of a group of type select, 0 to
 *        65,535; 0 in a group of another type
 * @param watchPort the port that must be up for the bucket to be live; empty: it always is, as in a group of type all,
 *        where Open vSwitch refuses to watch a port (OFPGMFC_WATCH_UNSUPPORTED)
 * @param actions the actions
 */
public record Bucket(int weight, Optional<PortNo> watchPort, ImmutableList<Action> actions) {
    private static final int MAX_WEIGHT = 0xffff;

    /** A bucket. */
    public Bucket {
        requireNonNull(watchPort);
        requireNonNull(actions);
        if (weight < 0 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("a bucket's weight of " + weight + " is not within 0.." + MAX_WEIGHT);
        }
    }
}
