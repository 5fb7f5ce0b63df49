/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;

/**
 * Which packets of which sources which tools receive.
 *
 * @param id whose it is, and its name
 * @param enabled whether it delivers at all
 * @param sources the sources
 * @param rules the rules; the first that matches decides, and what none matches is not forwarded
 * @param strips what is removed before delivery
 * @param tools the tools
 */
public record Policy(PolicyId id, boolean enabled, ImmutableSet<SourceId> sources, ImmutableList<Rule> rules,
        ImmutableSet<Strip> strips, ImmutableSet<ToolId> tools) {
    /** A policy. */
    public Policy {
        requireNonNull(id);
        requireNonNull(sources);
        requireNonNull(rules);
        requireNonNull(strips);
        requireNonNull(tools);
    }

    /**
     * {@return how the policy refers to an object}
     *
     * @param other the object
     */
    public String nameOf(final OwnedId other) {
        return other.from(id.tenant());
    }

    /** {@return what its rules ask for of tunnels, of each rule that is about them} */
    public Stream<PacketMatch.Tunnel> tunnels() {
        return rules.stream().flatMap(rule -> rule.match().tunnel().stream());
    }

    /**
     * {@return the same of one type of tunnels}
     *
     * @param type the type
     */
    public Stream<PacketMatch.Tunnel> tunnels(final TunnelType type) {
        return tunnels().filter(tunnel -> tunnel.type() == type);
    }

    /** {@return whether a rule looks behind VN-tags} */
    public boolean looksBehindVnTags() {
        for (var rule : rules) {
            if (rule.match().vnTag().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a rule looks behind E-TAGs} */
    public boolean looksBehindETags() {
        return rules.stream().anyMatch(rule -> rule.match().etag().isPresent());
    }
}
