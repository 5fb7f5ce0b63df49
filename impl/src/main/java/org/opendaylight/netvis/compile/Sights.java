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
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Which frames a source observes, and how the rules of a policy look at them. It is found in the same way in which the
 * policy is compiled, and says nothing of tables and flows: whoever wants to know what becomes of one frame holds it
 * against this.
 *
 * @param seen the frame enters from the source if it matches one of these, as it comes in and with clear metadata
 * @param heard the source receives the frame if it matches one of these
 * @param holes unless it matches one of these
 * @param sights how the rules look at it; at most one of them is of a frame
 */
public record Sights(ImmutableList<Match> seen, ImmutableList<Match> heard, ImmutableList<Match> holes,
        ImmutableList<Sight> sights) {
    /** Sights. */
    public Sights {
        requireNonNull(seen);
        requireNonNull(heard);
        requireNonNull(holes);
        requireNonNull(sights);
    }

    /**
     * {@return where frames of a source are, whatever is in them}
     *
     * @param bridge the bridge of the source
     * @param ports its switch
     * @param source the source
     */
    public static Sights of(final Bridge bridge, final Fabric.Ports ports, final Source source) {
        final var any = new CompiledRule(new Rule("any", Rule.Action.FORWARD, PacketMatch.ANY),
            ImmutableList.of(Match.ANY));
        final var nobody = new Policy(new PolicyId(source.id().tenant(), "any"), true,
            ImmutableSet.of(source.id()), ImmutableList.of(any.rule()), ImmutableSet.of(), ImmutableSet.of());
        return new Finder(bridge, ports, new CompiledPolicy(nobody, 0, ImmutableList.of(any))).find(source);
    }

    /**
     * {@return how the rules of a policy look at frames of a source}
     *
     * @param bridge the bridge of the source
     * @param ports its switch
     * @param policy the policy, without problems
     * @param source the source
     */
    public static Sights of(final Bridge bridge, final Fabric.Ports ports, final Policy policy, final Source source) {
        return new Finder(bridge, ports, new CompiledPolicy(policy, 0, policy.rules().stream()
            .map(rule -> new CompiledRule(rule, RuleMatches.of(rule.match()).multiply()))
            .collect(ImmutableList.toImmutableList()))).find(source);
    }

    private static final class Finder {
        private static final Match IPV4 = Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow();

        private final Bridge bridge;
        private final Fabric.Ports ports;
        private final CompiledPolicy policy;

        Finder(final Bridge bridge, final Fabric.Ports ports, final CompiledPolicy policy) {
            this.bridge = bridge;
            this.ports = ports;
            this.policy = policy;
        }

        Sights find(final Source source) {
            final var observation = SourceRegions.find(bridge, ports, Locator.tunnelPorts(bridge, ports.names()),
                policy, Locator.locate(List.of(source), ports.names())).observation();
            final var left = left(Lenience.of(observation, policy));
            return new Sights(observation.seen().stream().map(Region::match).collect(ImmutableList.toImmutableList()),
                observation.heard().stream().map(Region::match).collect(ImmutableList.toImmutableList()),
                ImmutableList.copyOf(observation.holes()),
                observation.regions().stream().flatMap(region -> sights(region, source, left))
                    .filter(sight -> !sight.rules().isEmpty()).distinct().collect(ImmutableList.toImmutableList()));
        }

        /** What the switch reads of frames that it leaves to the controller. */
        private ImmutableList<Match> left(final Lenience lenience) {
            return ports.unlimited().isPresent() ? ImmutableList.of()
                : lenience.kinds().stream().flatMap(kind -> kind.matches().stream())
                    .collect(ImmutableList.toImmutableList());
        }

        private Stream<Sight> sights(final Region region, final Source source, final ImmutableList<Match> left) {
            final boolean punted = !Punts.isDecided(region, policy.rules());
            return switch (region) {
                case Region.Plain plain -> Lenience.isAtTapPort(plain.match()) && !left.isEmpty()
                    ? Stream.of(sight(region, new View.AsReceived(), ImmutableList.of(), left, punted),
                        sight(region, new View.Leniently(), left, ImmutableList.of(), true))
                    : Stream.of(sight(region, new View.AsReceived(), ImmutableList.of(), ImmutableList.of(), punted));
                case Region.Terminated ended ->
                    Stream.of(sight(region, new View.AsReceived(), ImmutableList.of(), ImmutableList.of(), punted));
                case Region.Untagged untagged -> Stream.of(sight(region, new View.BehindTag(HeaderKind.VN_TAG),
                    ImmutableList.of(), ImmutableList.of(), punted));
                case Region.Unwrapped unwrapped -> unwrapped(unwrapped, source).map(view -> sight(region, view,
                    unwrapped.headers() == RemovedHeaders.TOLD ? ImmutableList.of(IPV4) : ImmutableList.of(),
                    ImmutableList.of(), punted));
                case Region.Encapsulated inside ->
                    Stream.of(sight(region, inside.view(), ImmutableList.of(), ImmutableList.of(), punted));
            };
        }

        /** What is ended at ports of the bridge is of these ports; what goes through a loop, of any that is meant. */
        private Stream<View> unwrapped(final Region.Unwrapped region, final Source source) {
            final var tapPort = ports.numbers().get(((Source.Port) source).port());
            final var all = new Encapsulation.Tunnel(region.type()).views(tapPort, bridge).values().stream();
            return (region.headers() == RemovedHeaders.TOLD ? all.filter(view -> isEnded((View.InTunnel) view)) : all)
                .map(view -> view);
        }

        private boolean isEnded(final View.InTunnel view) {
            return bridge.tunnelPorts().entrySet().stream().anyMatch(tunnel ->
                ports.numbers().containsKey(tunnel.getKey()) && tunnel.getValue().type() == view.type()
                    && tunnel.getValue().udpPort().orElse(0) == view.udpPort());
        }

        private Sight sight(final Region region, final View view, final ImmutableList<Match> only,
                final ImmutableList<Match> except, final boolean decidedByController) {
            return new Sight(view, only, except, decidedByController, removes(region, view, decidedByController),
                policy.rules().stream().filter(rule -> region.admits(rule.match()))
                    .map(rule -> new Sight.NamedClause(rule.rule().name(), clause(region, rule)))
                    .collect(ImmutableList.toImmutableList()));
        }

        /** What a switch reads of removed headers is read of the frame here, which still has them. */
        private static PuntPlan.Clause clause(final Region region, final CompiledRule rule) {
            return region instanceof Region.Unwrapped ? rule.clauseInTunnel() : region.clause(rule);
        }

        /** Labels that are not known to be before IP only the controller removes, see {@link View#removes}. */
        private static ImmutableSet<Strip> removes(final Region region, final View view, final boolean controller) {
            return switch (region) {
                case Region.Unwrapped unwrapped -> removes(unwrapped.type(), controller);
                default -> Arrays.stream(Strip.values())
                    .filter(strip -> controller ? view.removes(strip) : strip == Strip.VN_TAG && view.removes(strip))
                    .collect(ImmutableSet.toImmutableSet());
            };
        }

        private static ImmutableSet<Strip> removes(final TunnelType type, final boolean controller) {
            return controller ? ImmutableSet.of(type.strip(), Strip.MPLS) : ImmutableSet.of(type.strip());
        }
    }
}
