/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;

/**
 * How things are at one moment.
 *
 * @param configuration what is configured
 * @param fabric the switches
 * @param compilation what was compiled of both
 * @param troubles of each bridge whose switch does not hold what was compiled, why
 */
public record Snapshot(Configuration configuration, Fabric fabric, Compilation compilation,
        ImmutableMap<BridgeId, ImmutableList<String>> troubles) {
    /** A snapshot. */
    public Snapshot {
        requireNonNull(configuration);
        requireNonNull(fabric);
        requireNonNull(compilation);
        requireNonNull(troubles);
    }

    /** Who knows how things are. May be asked from any thread. */
    @FunctionalInterface
    public interface Supply {
        /** {@return how they are now} */
        ListenableFuture<Snapshot> now();
    }
}
