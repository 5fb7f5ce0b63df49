/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Fault;
import org.opendaylight.netvis.policy.Bridge.GeneveOption;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.Strip;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.bridge.TunnelPort;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.source.kind.Port;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.source.kind.Vm;

/**
 * Reads the configuration into a policy set.
 *
 * <p>An object that cannot be read is left out and reported; what refers to it is then reported by
 * {@link org.opendaylight.netvis.compile.PolicyCheck}.
 */
final class PolicyReader {
    private static final int HEXADECIMAL = 16;

    private final List<Problem> problems = new ArrayList<>();

    /**
     * What was read.
     *
     * @param set the policy set
     * @param problems what could not be read
     */
    record Reading(PolicySet set, ImmutableList<Problem> problems) {
    }

    /** Reads a configuration; none is an empty one. */
    static Reading read(final @Nullable Netvis netvis) {
        if (netvis == null) {
            return new Reading(PolicySet.EMPTY, ImmutableList.of());
        }
        final var reader = new PolicyReader();
        final var set = new PolicySet(
            reader.all("bridge", netvis.nonnullBridge().values(), it -> name(it.requireName()), PolicyReader::bridge),
            reader.all("source", netvis.nonnullSource().values(), it -> name(it.requireName()), PolicyReader::source),
            reader.all("tool", netvis.nonnullTool().values(), it -> name(it.requireName()), PolicyReader::tool),
            reader.all("policy", netvis.nonnullPolicy().values(), it -> name(it.requireName()), PolicyReader::policy));
        return new Reading(set, ImmutableList.copyOf(reader.problems));
    }

    /** Reads in the order of the names, so that what is reported does not depend on how the datastore keeps them. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private <T, R> ImmutableMap<String, R> all(final String kind, final Collection<T> objects,
            final Function<T, String> name, final Function<T, R> read) {
        final var result = ImmutableMap.<String, R>builder();
        objects.stream().sorted(Comparator.comparing(name)).forEach(object -> {
            try {
                result.put(name.apply(object), read.apply(object));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(kind + " \"" + name.apply(object) + "\"", e.getMessage()));
            } catch (RuntimeException e) {
                // One object that cannot be read must not keep the others from being read
                problems.add(new Problem(kind + " \"" + name.apply(object) + "\"",
                    Fault.tell("netvis cannot read it", e)));
            }
        });
        return result.buildOrThrow();
    }

    private static org.opendaylight.netvis.policy.Bridge bridge(final Bridge bridge) {
        final var address = bridge.getIpv4Address();
        return new org.opendaylight.netvis.policy.Bridge(name(bridge.requireName()),
            Long.parseUnsignedLong(bridge.requireDatapathId(), HEXADECIMAL),
            switch (bridge.requireRole()) {
                case Tap -> org.opendaylight.netvis.policy.Bridge.Role.TAP;
                case Inline -> org.opendaylight.netvis.policy.Bridge.Role.INLINE;
            },
            address == null ? OptionalInt.empty()
                : OptionalInt.of(InetAddresses.coerceToInteger(InetAddresses.forString(address.getValue()))),
            bridge.nonnullTunnelPort().values().stream().collect(ImmutableMap.toImmutableMap(
                port -> port.requireName().getValue(), PolicyReader::tunnelPort)),
            bridge.getControllerRate() == null
                ? org.opendaylight.netvis.policy.Bridge.DEFAULT_CONTROLLER_RATE
                : bridge.getControllerRate().intValue(),
            bridge.nonnullGeneveOption().values().stream().map(PolicyReader::geneveOption)
                .sorted(Comparator.comparingInt(GeneveOption::optionClass).thenComparingInt(GeneveOption::type))
                .collect(ImmutableList.toImmutableList()));
    }

    private static GeneveOption geneveOption(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.bridge.GeneveOption option) {
        return new GeneveOption(option.requireXmlClass().toJava(), option.requireType().toJava(),
            option.requireLength().toJava());
    }

    private static org.opendaylight.netvis.policy.Bridge.TunnelPort tunnelPort(final TunnelPort port) {
        final var type = MatchReader.tunnelType(port.requireType());
        final var udpPort = port.getUdpPort();
        return new org.opendaylight.netvis.policy.Bridge.TunnelPort(type,
            udpPort == null ? type.udpPort() : OptionalInt.of(udpPort.getValue().toJava()));
    }

    private static Source source(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Source source) {
        final var name = name(source.requireName());
        final var direction = direction(source);
        return switch (source.getKind()) {
            case Port it -> {
                final var port = it.nonnullPort();
                yield new Source.Port(name, name(port.requireBridge()), port.requireName().getValue(),
                    port.getMacAddress() == null ? ImmutableList.of() : macs(port.getMacAddress()), direction);
            }
            case Vm it -> new Source.Vm(name, name(it.nonnullVm().requireBridge()),
                MatchReader.mac(it.nonnullVm().requireMacAddress()), direction);
            case null, default -> throw new IllegalArgumentException("no kind of source: give port or vm");
        };
    }

    private static ImmutableList<Long> macs(final Set<MacAddress> addresses) {
        return addresses.stream().map(MatchReader::mac).sorted().collect(ImmutableList.toImmutableList());
    }

    private static Source.Direction direction(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Source source) {
        return switch (source.getDirection()) {
            case Received -> Source.Direction.RECEIVED;
            case Sent -> Source.Direction.SENT;
            case Both -> Source.Direction.BOTH;
            case null -> Source.Direction.BOTH;
        };
    }

    private static org.opendaylight.netvis.policy.Tool tool(final Tool tool) {
        return new org.opendaylight.netvis.policy.Tool(name(tool.requireName()), tool.nonnullPort().values().stream()
            .map(port -> new org.opendaylight.netvis.policy.Tool.Port(name(port.requireBridge()),
                port.requireName().getValue()))
            .sorted(Comparator.comparing(org.opendaylight.netvis.policy.Tool.Port::bridge)
                .thenComparing(org.opendaylight.netvis.policy.Tool.Port::port))
            .collect(ImmutableList.toImmutableList()));
    }

    private static org.opendaylight.netvis.policy.Policy policy(final Policy policy) {
        return new org.opendaylight.netvis.policy.Policy(name(policy.requireName()),
            policy.getEnabled() == null || policy.getEnabled(), names(policy.getSource()),
            policy.nonnullRule().stream().map(PolicyReader::rule).collect(ImmutableList.toImmutableList()),
            policy.getStrip() == null ? ImmutableSet.of() : policy.getStrip().stream()
                .map(strip -> Strip.valueOf(strip.getName().toUpperCase(Locale.ROOT).replace('-', '_'))).sorted()
                .collect(ImmutableSet.toImmutableSet()),
            names(policy.getTool()));
    }

    private static Rule rule(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.policy.Rule rule) {
        final var name = name(rule.requireName());
        try {
            final var action = switch (rule.requireAction()) {
                case Forward -> Rule.Action.FORWARD;
                case Exclude -> Rule.Action.EXCLUDE;
            };
            return new Rule(name, action, MatchReader.read(rule.getMatch()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rule \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static ImmutableSet<String> names(final @Nullable Set<Name> names) {
        return names == null ? ImmutableSet.of()
            : names.stream().map(PolicyReader::name).sorted().collect(ImmutableSet.toImmutableSet());
    }

    private static String name(final Name name) {
        return name.getValue();
    }
}
