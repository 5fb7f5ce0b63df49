/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.explain.Arrival;
import org.opendaylight.netvis.explain.Changes;
import org.opendaylight.netvis.explain.Snapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ExplainInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PreviewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.input.Tunnel;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.input.where.Port;

/**
 * Reads what is asked. What cannot be answered is an {@link IllegalArgumentException} whose message says why.
 */
final class QuestionReader {
    private static final int DEFAULT_LINES = 200;

    private QuestionReader() {
        // Hidden on purpose
    }

    static Arrival arrival(final Snapshot snapshot, final TenantId tenant, final ExplainInput input) {
        final var frame = input.getFrame();
        if (frame == null) {
            throw new IllegalArgumentException("no frame: give its bytes in hexadecimal");
        }
        final var bytes = bytes(frame.getValue());
        final var through = through(input.nonnullTunnel());
        return switch (input.getWhere()) {
            case Port port -> new Arrival(new BridgeId(given(port.getBridge(), "bridge").getValue()),
                Optional.of(given(port.getPort(), "port").getValue()), bytes, through);
            case org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.input.where.Source
                it -> at(source(snapshot, tenant, it.requireSource().getValue()), bytes, through);
            case null, default -> throw new IllegalArgumentException(
                "nothing says where the frame enters: give source, or bridge and port");
        };
    }

    private static <T> T given(final @Nullable T value, final String name) {
        if (value == null) {
            throw new IllegalArgumentException("no " + name + ": a port is told by bridge and port");
        }
        return value;
    }

    /** As prefixes of one address; of IPv6 also those that embed one of IPv4. */
    private static Optional<IpPrefix> address(final @Nullable IpAddressNoZone address) {
        return Optional.ofNullable(address).map(it -> isIpv6(it)
            ? MatchReader.ipv6Prefix(it.getIpv6AddressNoZone().getValue() + "/128")
            : MatchReader.ipv4Prefix(it.getIpv4AddressNoZone().getValue() + "/32"));
    }

    private static boolean isIpv6(final @Nullable IpAddressNoZone address) {
        return address != null && address.getIpv6AddressNoZone() != null;
    }

    private static Arrival.Tunnel through(final Tunnel tunnel) {
        final var source = tunnel.getSourceAddress();
        final var destination = tunnel.getDestinationAddress();
        if (source != null && destination != null && isIpv6(source) != isIpv6(destination)) {
            throw new IllegalArgumentException("the tunnel goes from " + source.stringValue() + " to "
                + destination.stringValue() + ": give two addresses of one version of IP");
        }
        return new Arrival.Tunnel(tunnel.getId() == null ? 0 : tunnel.getId().intValue(),
            isIpv6(source) || isIpv6(destination), word(address(source)), word(address(destination)));
    }

    private static Word word(final Optional<IpPrefix> address) {
        return address.map(it -> new Word(it.high(), it.low())).orElse(Word.ZERO);
    }

    private static byte[] bytes(final String text) {
        final var digits = text.replaceAll("[\\s:]", "");
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException("the frame has " + digits.length() / 2
                + " bytes, and one digit too many: give two digits for each byte");
        }
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the frame is not in hexadecimal: give two digits for each byte, such as"
                + " ffffffffffff; blanks and colons do not matter", e);
        }
    }

    private static Source source(final Snapshot snapshot, final TenantId tenant, final String name) {
        final var id = new SourceId(tenant, name);
        return Optional.ofNullable(snapshot.configuration().set().sources().get(id)).orElseThrow(() ->
            new IllegalArgumentException("there is no " + id.label() + ": give one of the tenant"));
    }

    private static Arrival at(final Source source, final byte[] frame, final Arrival.Tunnel tunnel) {
        return new Arrival(source.bridge(), source instanceof Source.Port port ? Optional.of(port.port())
            : Optional.empty(), frame, tunnel);
    }

    static Set<String> policies(final ExplainInput input) {
        return input.getPolicy() == null ? Set.of()
            : input.getPolicy().stream().map(Name::getValue).collect(ImmutableSet.toImmutableSet());
    }

    static int maxLines(final PreviewInput input) {
        return input.getMaxLines() == null ? DEFAULT_LINES : input.getMaxLines().intValue();
    }

    static Changes changes(final TenantId tenant, final PreviewInput input) {
        final var problems = new ArrayList<Problem>();
        return new Changes(
            input.nonnullSource().values().stream().flatMap(source -> {
                final var id = new SourceId(tenant, source.requireName().getValue());
                return read(id, () -> PolicyReader.source(id, source), problems);
            }).collect(ImmutableList.toImmutableList()),
            input.nonnullTool().values().stream().flatMap(tool -> {
                final var id = new ToolId(tenant, tool.requireName().getValue());
                return read(id, () -> PolicyReader.tool(id, tool), problems);
            }).collect(ImmutableList.toImmutableList()),
            input.nonnullPolicy().values().stream().flatMap(policy -> {
                final var id = new PolicyId(tenant, policy.requireName().getValue());
                return read(id, () -> PolicyReader.policy(id, policy), problems);
            }).collect(ImmutableList.toImmutableList()),
            ImmutableSet.<OwnedId>builder().addAll(ids(tenant, input.getDeleteSource(), SourceId::new))
                .addAll(ids(tenant, input.getDeleteTool(), ToolId::new))
                .addAll(ids(tenant, input.getDeletePolicy(), PolicyId::new)).build(),
            ImmutableList.copyOf(problems));
    }

    private static <V> Stream<V> read(final ObjectId id, final Supplier<V> read,
            final List<Problem> problems) {
        return PolicyReader.attempt(id, read, problems::add).stream();
    }

    private static List<OwnedId> ids(final TenantId tenant, final @Nullable Set<Name> names,
            final BiFunction<TenantId, String, OwnedId> identity) {
        return names == null ? List.of() : names.stream().map(name -> identity.apply(tenant, name.getValue()))
            .toList();
    }
}
