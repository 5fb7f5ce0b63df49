/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values of fields as ovs-ofctl writes them.
 */
final class ValueText {
    private ValueText() {
        // Hidden on purpose
    }

    /** {@return C's {@code %#x}, where zero has no prefix} */
    static String hex(final long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }

    static String maskedHex(final Field field, final FieldMatch match) {
        return hex(match.value().low()) + (isExact(field, match) ? "" : "/" + hex(match.mask().low()));
    }

    static String maskedNumber(final Field field, final FieldMatch match) {
        return isExact(field, match) ? Long.toString(match.value().low())
            : "0x%x/0x%x".formatted(match.value().low(), match.mask().low());
    }

    static String flowLabel(final Field field, final FieldMatch match) {
        return "0x%05x".formatted(match.value().low())
            + (isExact(field, match) ? "" : "/0x%05x".formatted(match.mask().low()));
    }

    static String etherType(final int value) {
        return "0x%04x".formatted(value);
    }

    static String port(final int value) {
        return switch (value) {
            case 0xfffffff8 -> "IN_PORT";
            case 0xfffffff9 -> "TABLE";
            case 0xfffffffa -> "NORMAL";
            case 0xfffffffb -> "FLOOD";
            case 0xfffffffc -> "ALL";
            case 0xfffffffd -> "CONTROLLER";
            case 0xfffffffe -> "LOCAL";
            case 0xffffffff -> "ANY";
            default -> Integer.toUnsignedString(value);
        };
    }

    static String mac(final Word value) {
        return IntStream.iterate(40, shift -> shift >= 0, shift -> shift - 8)
            .mapToObj(shift -> "%02x".formatted(value.low() >> shift & 0xff))
            .collect(Collectors.joining(":"));
    }

    static String maskedMac(final Field field, final FieldMatch match) {
        return mac(match.value()) + (isExact(field, match) ? "" : "/" + mac(match.mask()));
    }

    static String ipv4(final Word value) {
        return IntStream.of(24, 16, 8, 0)
            .mapToObj(shift -> Long.toString(value.low() >> shift & 0xff))
            .collect(Collectors.joining("."));
    }

    static String maskedIpv4(final FieldMatch match) {
        return ipv4(match.value()) + maskSuffix(match.mask(), Integer.SIZE, ipv4(match.mask()));
    }

    /**
     * {@return what follows an address: nothing for a whole one, else the length of the prefix, else the mask}
     */
    static String maskSuffix(final Word mask, final int bits, final String text) {
        final var length = Long.bitCount(mask.high()) + Long.bitCount(mask.low());
        if (!mask.equals(Word.leadingOnes(length, bits))) {
            return "/" + text;
        }
        return length == bits ? "" : "/" + length;
    }

    private static boolean isExact(final Field field, final FieldMatch match) {
        return match.mask().equals(field.exactMask());
    }
}
