/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * Takes what the program of a bridge has that no one policy has to itself. Finding who needs a part takes some time, so
 * it is done when somebody asks.
 */
public final class Parts {
    private final ImmutableList.Builder<Part<Flow>> flows = ImmutableList.builder();
    private final ImmutableList.Builder<Part<Group>> groups = ImmutableList.builder();
    private final ImmutableList.Builder<Meter> meters = ImmutableList.builder();
    private final ImmutableSet.Builder<TunnelOption> options = ImmutableSet.builder();

    Parts() {
        // Only a program is written into it
    }

    /**
     * A part of the program.
     *
     * @param what what it is
     * @param owners finds the policies that need it
     * @param <T> flow or group
     */
    record Part<T>(T what, Supplier<Stream<PolicyId>> owners) {
    }

    /**
     * What was written.
     *
     * @param flows flows
     * @param groups groups
     * @param meters meters
     * @param options options of tunnels
     */
    record Written(ImmutableList<Part<Flow>> flows, ImmutableList<Part<Group>> groups, ImmutableList<Meter> meters,
            ImmutableSet<TunnelOption> options) {
    }

    /**
     * Adds a flow that the bridge needs whatever its policies are.
     *
     * @param flow the flow
     */
    public void add(final Flow flow) {
        add(flow, Stream::of);
    }

    /**
     * Adds a flow.
     *
     * @param flow the flow
     * @param owners finds the policies that need it
     */
    public void add(final Flow flow, final Supplier<Stream<PolicyId>> owners) {
        flows.add(new Part<>(flow, owners));
    }

    /**
     * Adds a group.
     *
     * @param group the group
     * @param owners finds the policies that need it
     */
    public void add(final Group group, final Supplier<Stream<PolicyId>> owners) {
        groups.add(new Part<>(group, owners));
    }

    /**
     * Adds a meter.
     *
     * @param meter the meter
     */
    public void add(final Meter meter) {
        meters.add(meter);
    }

    /**
     * Adds an option of tunnels that the switch is to know.
     *
     * @param option the option
     */
    public void add(final TunnelOption option) {
        options.add(option);
    }

    Written written() {
        return new Written(flows.build(), groups.build(), meters.build(), options.build());
    }
}
