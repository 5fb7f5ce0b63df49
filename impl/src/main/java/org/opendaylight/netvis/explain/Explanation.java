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
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.ToolId;

/**
 * What becomes of a frame.
 *
 * @param bridge where it enters
 * @param port the port where it enters, if it is known
 * @param headers its headers
 * @param malformed why they end, if they should not
 * @param notes sentences about the whole
 * @param sources the sources that observe it
 * @param policies what each policy says
 * @param tools what each tool gets
 */
public record Explanation(BridgeId bridge, Optional<String> port, String headers, Optional<String> malformed,
        ImmutableList<String> notes, ImmutableMap<SourceId, Direction> sources, ImmutableList<OfPolicy> policies,
        ImmutableMap<ToolId, AtTool> tools) {
    /** An explanation. */
    public Explanation {
        requireNonNull(bridge);
        requireNonNull(port);
        requireNonNull(headers);
        requireNonNull(malformed);
        requireNonNull(notes);
        requireNonNull(sources);
        requireNonNull(policies);
        requireNonNull(tools);
    }

    /** How a frame is at a source. */
    public enum Direction {
        /** It enters the bridge from there. */
        SEEN,
        /** It goes there. */
        HEARD
    }

    /** What becomes of a frame by a policy. */
    public enum Decision {
        /** A rule forwards it. */
        FORWARD,
        /** A rule excludes it. */
        EXCLUDE,
        /** No rule matches it. */
        NO_RULE,
        /** No source of the policy observes it. */
        NOT_OBSERVED,
        /** The bridge does not carry the policy out. */
        NOT_CARRIED_OUT
    }

    /**
     * What a policy says of a frame.
     *
     * @param policy the policy
     * @param decision what becomes of the frame by it
     * @param rule the rule that decides, or would
     * @param sources its sources that observe the frame
     * @param view what its rules look at, if it is known
     * @param controller whether the controller decides; empty: the policy is not on this bridge
     * @param reasons why it is not carried out, or not wholly
     * @param text the decision in a sentence
     */
    public record OfPolicy(PolicyId policy, Decision decision, Optional<String> rule, ImmutableSet<SourceId> sources,
            Optional<String> view, Optional<Boolean> controller, ImmutableList<String> reasons, String text) {
    }

    /**
     * What a tool gets.
     *
     * @param copies the copies
     * @param reasons why it does not get more
     */
    public record AtTool(ImmutableList<Copy> copies, ImmutableList<String> reasons) {
    }

    /**
     * A copy of a frame.
     *
     * @param policies the policies that forward it
     * @param strips what is removed
     * @param ports the ports where it leaves
     * @param frame the copy, in lower-case hexadecimal digits
     * @param headers its headers
     */
    public record Copy(ImmutableSet<PolicyId> policies, ImmutableSet<Strip> strips, ImmutableList<String> ports,
            String frame, String headers) {
    }
}
