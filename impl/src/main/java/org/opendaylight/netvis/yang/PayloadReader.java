/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.HexString;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.ECid;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Header;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.Bytes;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.Literal;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Reads what a rule says about the E-TAG, and about what is beyond the fields that a switch knows.
 */
final class PayloadReader {
    private static final long MAX_ECID = 0xf_ffff;
    private static final int ALL_BITS = 0xff;
    private static final int HEXADECIMAL = 16;
    private static final int DEFAULT_WITHIN = 1500;

    private PayloadReader() {
        // Hidden on purpose
    }

    static ETag etag(final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.ETag tag) {
        return new ETag(MatchReader.ranges(tag.getECid(), "e-cid", MAX_ECID, ECid::getUint32, ECid::getString),
            MatchReader.ranges(tag.getIngressECid(), "ingress-e-cid", MAX_ECID, ECid::getUint32, ECid::getString),
            number(tag.getGroup()), number(tag.getPcp()),
            tag.getDei() == null ? OptionalInt.empty() : OptionalInt.of(tag.getDei() ? 1 : 0));
    }

    private static OptionalInt number(final @Nullable Uint8 value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.toJava());
    }

    static ImmutableList<Payload> read(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.@Nullable Payload payload) {
        return payload == null ? ImmutableList.of() : Stream.concat(
                payload.nonnullBytes().values().stream().sorted(Comparator.comparing(it -> it.requireName().getValue()))
                    .map(PayloadReader::bytes),
                payload.nonnullLiteral().values().stream()
                    .sorted(Comparator.comparing(it -> it.requireName().getValue())).map(PayloadReader::literal))
            .collect(ImmutableList.toImmutableList());
    }

    private static Payload bytes(final Bytes bytes) {
        try {
            final var value = hex(bytes.requireValue());
            final var mask = bytes.getMask() == null
                ? ImmutableIntArray.copyOf(value.stream().map(it -> ALL_BITS)) : hex(bytes.getMask());
            return new Payload.Bytes(header(bytes.requireFrom()),
                bytes.getOffset() == null ? 0 : bytes.getOffset().toJava(), value, mask);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bytes \"" + bytes.requireName().getValue() + "\": "
                + e.getMessage(), e);
        }
    }

    private static Payload literal(final Literal literal) {
        try {
            return new Payload.Literal(header(literal.requireAfter()), what(literal),
                literal.getWithin() == null ? DEFAULT_WITHIN : literal.getWithin().toJava());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("literal \"" + literal.requireName().getValue() + "\": "
                + e.getMessage(), e);
        }
    }

    private static ImmutableIntArray what(final Literal literal) {
        return switch (literal.getWhat()) {
            case org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.literal.what.Text text ->
                ImmutableIntArray.copyOf(unsigned(text.requireText().getBytes(StandardCharsets.UTF_8)));
            case org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.literal.what.Bytes it ->
                hex(it.requireBytes());
            case null, default -> throw new IllegalArgumentException("nothing to search for: give text or bytes");
        };
    }

    private static int[] unsigned(final byte[] bytes) {
        final var result = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return result;
    }

    static ImmutableIntArray hex(final HexString text) {
        return ImmutableIntArray.copyOf(Stream.of(text.getValue().split(":", -1))
            .mapToInt(it -> Integer.parseInt(it, HEXADECIMAL)));
    }

    private static HeaderKind header(final Header header) {
        return HeaderKind.valueOf(header.getName().toUpperCase(Locale.ROOT));
    }
}
