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
import com.google.common.primitives.ImmutableIntArray;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.KeyOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.VniOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.Tunnel;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.tunnel.Option;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Reads what a rule says about a tunnel.
 */
final class TunnelReader {
    private static final long MAX_VNI = 0xff_ffffL;
    private static final long MAX_KEY = 0xffff_ffffL;
    private static final int ALL_BITS = 0xff;
    /** The identifier of each type by its name. */
    private static final ImmutableMap<TunnelType, String> NAMES = ImmutableMap.<TunnelType, String>builder()
        .put(TunnelType.VXLAN, "vni").put(TunnelType.GENEVE, "vni").put(TunnelType.NVGRE, "vni")
        .put(TunnelType.GRE, "key").put(TunnelType.GTP_U, "teid").put(TunnelType.ERSPAN, "session")
        .put(TunnelType.PSEUDOWIRE, "label").put(TunnelType.PBB, "i-sid").buildOrThrow();
    /** By what the header is, type I of ERSPAN having none but that of GRE. */
    private static final ImmutableMap<Integer, HeaderKind> ERSPAN_VERSIONS = ImmutableMap.of(1, HeaderKind.GRE,
        2, HeaderKind.ERSPAN_II, 3, HeaderKind.ERSPAN_III);

    private TunnelReader() {
        // Hidden on purpose
    }

    static PacketMatch.Tunnel read(final Tunnel tunnel) {
        final var type = MatchReader.tunnelType(tunnel.requireType());
        checkNames(type, tunnel);
        return new PacketMatch.Tunnel(type, ids(type, tunnel), OuterReader.read(tunnel.getOuter(), type),
            header(tunnel));
    }

    private static ImmutableList<Range> ids(final TunnelType type, final Tunnel tunnel) {
        return switch (type) {
            case VXLAN, GENEVE, NVGRE -> vnis("vni", tunnel.getVni());
            case GRE -> keys("key", tunnel.getKey());
            case GTP_U -> keys("teid", tunnel.getTeid());
            case ERSPAN -> numbers(tunnel.getSession(), Uint16::toUint32);
            case PSEUDOWIRE -> numbers(tunnel.getLabel(), it -> it);
            case PBB -> vnis("i-sid", tunnel.getISid());
        };
    }

    /** Refuses what is of other types. */
    private static void checkNames(final TunnelType type, final Tunnel tunnel) {
        final var name = NAMES.get(type);
        identifiers(tunnel).filter(it -> !it.equals(name)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(type.label() + " has no " + other + ": use " + name);
        });
        requireOnly(type, TunnelType.NVGRE, "flow-id", tunnel.getFlowId());
        requireOnly(type, TunnelType.ERSPAN, "version", tunnel.getVersion());
        requireOnly(type, TunnelType.GENEVE, "option", tunnel.nonnullOption().values());
    }

    /** Names of the identifiers that are given. */
    private static Stream<String> identifiers(final Tunnel tunnel) {
        return Stream.of(given("vni", tunnel.getVni()), given("key", tunnel.getKey()),
            given("teid", tunnel.getTeid()), given("session", tunnel.getSession()),
            given("label", tunnel.getLabel()), given("i-sid", tunnel.getISid())).flatMap(it -> it);
    }

    private static Stream<String> given(final String name, final @Nullable Set<?> values) {
        return values == null ? Stream.of() : Stream.of(name);
    }

    private static void requireOnly(final TunnelType type, final TunnelType only, final String name,
            final @Nullable Collection<?> values) {
        if (values != null && !values.isEmpty() && type != only) {
            throw new IllegalArgumentException(type.label() + " has no " + name + ", only " + only.label()
                + " has: remove it");
        }
    }

    private static ImmutableList<Range> vnis(final String name, final @Nullable Set<VniOrRange> values) {
        return MatchReader.ranges(values, name, MAX_VNI, VniOrRange::getUint32, VniOrRange::getString);
    }

    private static ImmutableList<Range> keys(final String name, final @Nullable Set<KeyOrRange> values) {
        return MatchReader.ranges(values, name, MAX_KEY, KeyOrRange::getUint32, KeyOrRange::getString);
    }

    private static <T> ImmutableList<Range> numbers(final @Nullable Set<T> values, final Function<T, Uint32> number) {
        return values == null ? ImmutableList.of() : values.stream().map(number)
            .map(it -> new Range(it.toJava(), it.toJava())).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<CarrierCondition> header(final Tunnel tunnel) {
        final var result = ImmutableList.<CarrierCondition>builder();
        if (tunnel.getFlowId() != null) {
            result.add(new CarrierCondition.Field(HeaderField.NVGRE_FLOW_ID, tunnel.getFlowId().stream().sorted()
                .map(id -> new HeaderMatch.Bits(id.toJava(), HeaderField.NVGRE_FLOW_ID.exactMask()))
                .collect(ImmutableList.toImmutableList())));
        }
        if (tunnel.getVersion() != null) {
            result.add(new CarrierCondition.Kind(tunnel.getVersion().stream().map(Uint8::intValue).sorted()
                .map(ERSPAN_VERSIONS::get).collect(ImmutableSet.toImmutableSet())));
        }
        options(tunnel.nonnullOption().values()).forEach(result::add);
        return result.build();
    }

    private static Stream<CarrierCondition> options(final Collection<Option> options) {
        return options.stream().sorted(Comparator.comparing(Option::requireXmlClass)
            .thenComparing(Option::requireType)).map(TunnelReader::option);
    }

    private static CarrierCondition option(final Option option) {
        try {
            final var value = option.getValue() == null ? ImmutableIntArray.of() : PayloadReader.hex(option.getValue());
            if (option.getMask() != null) {
                return condition(option, value, PayloadReader.hex(option.getMask()));
            }
            return condition(option, value, ImmutableIntArray.copyOf(value.stream().map(it -> ALL_BITS)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option of class 0x%04x and type 0x%02x: ".formatted(
                option.requireXmlClass().toJava(), option.requireType().toJava()) + e.getMessage(), e);
        }
    }

    private static CarrierCondition condition(final Option option, final ImmutableIntArray value,
            final ImmutableIntArray mask) {
        return new CarrierCondition.Option(option.requireXmlClass().toJava(), option.requireType().toJava(), value,
            mask);
    }
}
