/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Fault;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.Bridge.GeneveOption;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PolicyFields;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Reference;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.SourceFields;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.ToolFields;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.bridge.TunnelPort;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind.Port;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind.Vm;

/**
 * Reads bridges, sources, tools and policies, each by itself. What cannot mean anything is an
 * {@link IllegalArgumentException} whose message says why.
 */
final class PolicyReader {
    private static final int HEXADECIMAL = 16;

    private PolicyReader() {
        // Hidden on purpose
    }

    /**
     * Reads an object, or says why it cannot be read: one object must not keep the others from being read.
     *
     * @param id the object
     * @param read reads it
     * @param problem takes what is wrong with it
     */
    @SuppressWarnings("checkstyle:IllegalCatch")
    static <V> Optional<V> attempt(final ObjectId id, final Supplier<V> read, final Consumer<Problem> problem) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problem.accept(new Problem(id, e.getMessage()));
        } catch (RuntimeException e) {
            problem.accept(new Problem(id, Fault.tell("netvis cannot read it", e)));
        }
        return Optional.empty();
    }

    static org.opendaylight.netvis.policy.Bridge bridge(final BridgeId id, final Bridge bridge) {
        final var address = bridge.getIpv4Address();
        return new org.opendaylight.netvis.policy.Bridge(id,
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
                .collect(ImmutableList.toImmutableList()),
            Optional.ofNullable(bridge.getLoopPort()).map(PortName::getValue),
            Optional.ofNullable(bridge.getUnwrap()).map(way -> switch (way) {
                case End -> UnwrapWay.END;
                case Loop -> UnwrapWay.LOOP;
                case Controller -> UnwrapWay.CONTROLLER;
            }));
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

    static Source source(final SourceId id,
            final SourceFields source) {
        final var direction = direction(source);
        return switch (source.getKind()) {
            case Port it -> {
                final var port = it.nonnullPort();
                yield new Source.Port(id, bridgeId(port.requireBridge()), port.requireName().getValue(),
                    port.getMacAddress() == null ? ImmutableList.of() : macs(port.getMacAddress()), direction);
            }
            case Vm it -> new Source.Vm(id, bridgeId(it.nonnullVm().requireBridge()),
                MatchReader.mac(it.nonnullVm().requireMacAddress()), direction);
            case null, default -> throw new IllegalArgumentException("no kind of source: give port or vm");
        };
    }

    private static ImmutableList<Long> macs(final Set<MacAddress> addresses) {
        return addresses.stream().map(MatchReader::mac).sorted().collect(ImmutableList.toImmutableList());
    }

    private static Source.Direction direction(
            final SourceFields source) {
        return switch (source.getDirection()) {
            case Received -> Source.Direction.RECEIVED;
            case Sent -> Source.Direction.SENT;
            case Both -> Source.Direction.BOTH;
            case null -> Source.Direction.BOTH;
        };
    }

    static org.opendaylight.netvis.policy.Tool tool(final ToolId id, final ToolFields tool) {
        return new org.opendaylight.netvis.policy.Tool(id, tool.nonnullPort().values().stream()
            .map(port -> new org.opendaylight.netvis.policy.Tool.Port(bridgeId(port.requireBridge()),
                port.requireName().getValue()))
            .sorted(Comparator.comparing(org.opendaylight.netvis.policy.Tool.Port::bridge)
                .thenComparing(org.opendaylight.netvis.policy.Tool.Port::port))
            .collect(ImmutableList.toImmutableList()));
    }

    static org.opendaylight.netvis.policy.Policy policy(final PolicyId id, final PolicyFields policy) {
        return new org.opendaylight.netvis.policy.Policy(id, policy.getEnabled() == null || policy.getEnabled(),
            references(id.tenant(), policy.getSource(), SourceId::new),
            policy.nonnullRule().stream().map(PolicyReader::rule).collect(ImmutableList.toImmutableList()),
            policy.getStrip() == null ? ImmutableSet.of() : policy.getStrip().stream()
                .map(strip -> Strip.valueOf(strip.getName().toUpperCase(Locale.ROOT).replace('-', '_'))).sorted()
                .collect(ImmutableSet.toImmutableSet()),
            references(id.tenant(), policy.getTool(), ToolId::new));
    }

    private static Rule rule(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.Rule rule) {
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

    private static <I extends Comparable<I>> ImmutableSet<I> references(final TenantId from,
            final @Nullable Set<Reference> references, final BiFunction<TenantId, String, I> identity) {
        return references == null ? ImmutableSet.of()
            : references.stream().map(reference -> reference(from, reference.getValue(), identity)).sorted()
                .collect(ImmutableSet.toImmutableSet());
    }

    private static <I> I reference(final TenantId from, final String text,
            final BiFunction<TenantId, String, I> identity) {
        final int end = text.indexOf(OwnedId.SEPARATOR);
        return end < 0 ? identity.apply(from, text)
            : identity.apply(new TenantId(text.substring(0, end)), text.substring(end + 1));
    }

    private static BridgeId bridgeId(final Name name) {
        return new BridgeId(name(name));
    }

    private static String name(final Name name) {
        return name.getValue();
    }
}
