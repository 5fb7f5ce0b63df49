/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * A set of packets at a source: those that are there, whatever is in them.
 */
sealed interface Region {
    /** Which packets. */
    Match match();

    /** Whether a rule speaks of packets of this region at all. */
    boolean admits(PacketMatch rule);

    /** What the switch can tell of the packets that a rule matches. */
    default ImmutableList<Match> matches(final CompiledRule rule) {
        return rule.matches();
    }

    /** Whether the switch sees all that a rule asks for of packets of this region. */
    default boolean shows(final CompiledRule rule) {
        return rule.conditions().isEmpty();
    }

    /** A rule, as the controller decides by it about packets of this region. */
    default PuntPlan.Clause clause(final CompiledRule rule) {
        return rule.clause(matches(rule));
    }

    /** How the controller interprets packets of this region, if it has to. */
    default View view() {
        return new View.AsReceived();
    }

    /**
     * Packets as they are seen at a port.
     *
     * @param match which packets
     */
    record Plain(Match match) implements Region {
        /**
         * Checks the presence.
         *
         * @param match which packets
         */
        public Plain {
            requireNonNull(match);
        }

        @Override
        public boolean admits(final PacketMatch rule) {
            return rule.tunnel().isEmpty() && !rule.looksBehindTag();
        }
    }

    /**
     * Packets from a tunnel that ends on this bridge. They have no outer headers any more: a rule that speaks of no
     * tunnel speaks of them as they are.
     *
     * @param match which packets
     * @param type the encapsulation that they had
     */
    record Terminated(Match match, TunnelType type) implements Region {
        /**
         * Checks the presence.
         *
         * @param match which packets
         * @param type the encapsulation that they had
         */
        public Terminated {
            requireNonNull(match);
            requireNonNull(type);
        }

        @Override
        public ImmutableList<Match> matches(final CompiledRule rule) {
            return TunnelAddresses.KNOWN.in(rule.matches(), rule.outer());
        }

        @Override
        public boolean admits(final PacketMatch rule) {
            return !rule.looksBehindTag() && rule.tunnel().map(tunnel -> tunnel.type() == type).orElse(true);
        }
    }

    /**
     * Packets that the bridge unwrapped though the tunnel is somebody else's. A rule that speaks of no tunnel speaks
     * of the frame around them, which is in another region.
     *
     * @param match which packets
     * @param type the encapsulation that they had
     * @param headers where the switch sees the headers that they had
     */
    record Unwrapped(Match match, TunnelType type, RemovedHeaders headers) implements Region {
        /**
         * Checks the presence.
         *
         * @param match which packets
         * @param type the encapsulation that they had
         * @param headers where the switch sees the headers that they had
         */
        public Unwrapped {
            requireNonNull(match);
            requireNonNull(type);
            requireNonNull(headers);
        }

        @Override
        public ImmutableList<Match> matches(final CompiledRule rule) {
            return headers.in(rule.matches(), rule.outer());
        }

        @Override
        public boolean admits(final PacketMatch rule) {
            return !rule.looksBehindTag() && rule.tunnel().map(tunnel -> tunnel.type() == type).orElse(false);
        }
    }

    /**
     * Frames whose VN-tag the bridge removed. A rule that does not speak of a VN-tag speaks of the frame as it was.
     *
     * @param match which packets
     */
    record Untagged(Match match) implements Region {
        /**
         * Checks the presence.
         *
         * @param match which packets
         */
        public Untagged {
            requireNonNull(match);
        }

        @Override
        public boolean admits(final PacketMatch rule) {
            return rule.vnTag().isPresent() && rule.etag().isEmpty() && rule.tunnel().isEmpty();
        }
    }

    /**
     * Packets with something around them that only the controller can look behind.
     *
     * @param match which packets
     * @param view how it interprets them
     */
    record Encapsulated(Match match, View view) implements Region {
        /**
         * Checks the presence.
         *
         * @param match which packets
         * @param view how it interprets them
         */
        public Encapsulated {
            requireNonNull(match);
            requireNonNull(view);
        }

        @Override
        public ImmutableList<Match> matches(final CompiledRule rule) {
            return rule.outer().isEmpty() ? ImmutableList.of(Match.ANY) : rule.outer();
        }

        @Override
        public boolean shows(final CompiledRule rule) {
            return false;
        }

        @Override
        public PuntPlan.Clause clause(final CompiledRule rule) {
            return rule.clauseInTunnel();
        }

        @Override
        public boolean admits(final PacketMatch rule) {
            return switch (view) {
                case View.AsReceived asReceived -> false;
                case View.Leniently leniently -> false;
                case View.BehindTag behind -> rule.tunnel().isEmpty()
                    && rule.vnTag().isPresent() == (behind.tag() == HeaderKind.VN_TAG)
                    && rule.etag().isPresent() == (behind.tag() == HeaderKind.E_TAG);
                case View.InTunnel inside -> !rule.looksBehindTag()
                    && rule.tunnel().map(tunnel -> tunnel.type() == inside.type()).orElse(false);
            };
        }
    }
}
