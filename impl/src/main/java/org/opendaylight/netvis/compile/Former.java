/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Objects;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * What the compilation before gave out, and this one keeps as far as it can; and what it found out, which saves this
 * one work and changes nothing of what comes of it. Immutable, and thread-safe.
 */
public final class Former {
    /** Nothing. */
    public static final Former NONE = new Former(ImmutableMap.of(), ImmutableMap.of(), Findings.NONE);

    private final ImmutableMap<PolicyId, Integer> numbers;
    private final ImmutableMap<BridgeId, Allotment> bridges;
    private final Findings findings;

    /**
     * What a compilation found out.
     *
     * @param preparation what it made of the policies
     * @param bridges what it made of each bridge
     * @param verdicts what came of the policies
     * @param changed for which policies a bridge's program has something else than the one before
     */
    record Findings(Preparation preparation, ImmutableMap<BridgeId, BridgeCompilation> bridges,
            ImmutableMap<PolicyId, Compilation.Verdict> verdicts,
            ImmutableMap<BridgeId, ImmutableSet<PolicyId>> changed) {
        static final Findings NONE = new Findings(Preparation.NONE, ImmutableMap.of(), ImmutableMap.of(),
            ImmutableMap.of());
    }

    Former(final ImmutableMap<PolicyId, Integer> numbers, final ImmutableMap<BridgeId, Allotment> bridges,
            final Findings findings) {
        this.numbers = requireNonNull(numbers);
        this.bridges = requireNonNull(bridges);
        this.findings = requireNonNull(findings);
    }

    /** {@return the number of each policy} */
    public ImmutableMap<PolicyId, Integer> numbers() {
        return numbers;
    }

    /** {@return what each bridge's program was given} */
    public ImmutableMap<BridgeId, Allotment> bridges() {
        return bridges;
    }

    /**
     * {@return this, and what a bridge was given}
     *
     * @param bridge the bridge
     * @param allotment what it was given
     */
    public Former with(final BridgeId bridge, final Allotment allotment) {
        return new Former(numbers, ImmutableMap.<BridgeId, Allotment>builder().putAll(bridges).put(bridge, allotment)
            .buildKeepingLast(), findings);
    }

    /**
     * {@return the policies for which the last compilation of a bridge's program has something else than that before}
     *
     * @param bridge the bridge
     */
    public ImmutableSet<PolicyId> changed(final BridgeId bridge) {
        return findings.changed.getOrDefault(bridge, ImmutableSet.of());
    }

    /** The same, from which the next compilation has to find out everything anew. */
    Former withoutFindings() {
        return new Former(numbers, bridges, Findings.NONE);
    }

    Findings findings() {
        return findings;
    }

    Allotment of(final BridgeId bridge) {
        return bridges.getOrDefault(bridge, Allotment.NONE);
    }

    /** What was found out does not count: it follows from the rest, and from what was compiled. */
    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof Former other && numbers.equals(other.numbers)
            && bridges.equals(other.bridges);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numbers, bridges);
    }
}
