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
import org.opendaylight.netvis.ovs.action.PortText;

/**
 * Values of fields as ovs-ofctl writes them.
 */
final class ValueText {
    /** Below DSCP there are two bits of ECN. */
    private static final int DSCP_SHIFT = 2;

    private ValueText() {
        // Hidden on purpose
    }

    /**
     * {@return a field of a match, such as {@code tcp_dst=443}}
     *
     * @param field the field
     * @param match how it is matched
     */
    static String matched(final Field field, final FieldMatch match) {
        return switch (field.row().format()) {
            case VLAN -> vlan(field, match);
            default -> field.row().matchName() + "=" + value(field, match);
        };
    }

    private static String value(final Field field, final FieldMatch match) {
        return switch (field.row().format()) {
            case DECIMAL -> maskedNumber(field, match);
            case HEX -> maskedHex(field, match);
            case MAC -> maskedMac(field, match);
            case IPV4 -> maskedIpv4(match);
            case IPV6 -> Ipv6Text.masked(match);
            case PORT -> PortText.of((int) match.value().low());
            case ETHER_TYPE -> etherType((int) match.value().low());
            case FLOW_LABEL -> flowLabel(field, match);
            case DSCP -> Long.toString(match.value().low() << DSCP_SHIFT);
            case FRAGMENT -> fragment((int) match.value().low(), (int) match.mask().low());
            case TCP_FLAGS -> TcpFlagsText.of((int) match.value().low(), (int) match.mask().low());
            case VLAN, SHORT_PORT, CT_STATE, TUNNEL_FLAGS, PACKET_TYPE -> throw withoutText(field);
        };
    }

    /**
     * {@return the value that an action sets a field to}
     *
     * @param field the field
     * @param value its value
     */
    static String set(final Field field, final Word value) {
        return switch (field.row().format()) {
            case DECIMAL, VLAN, DSCP, PORT -> Long.toString(value.low());
            case HEX, ETHER_TYPE, FLOW_LABEL, TCP_FLAGS -> hex(value.low());
            case MAC -> mac(value);
            case IPV4 -> ipv4(value);
            case IPV6 -> Ipv6Text.of(value);
            case FRAGMENT, SHORT_PORT, CT_STATE, TUNNEL_FLAGS, PACKET_TYPE -> throw withoutText(field);
        };
    }

    /** No field of netvis's has such a format, as a test makes sure. */
    private static IllegalStateException withoutText(final Field field) {
        return new IllegalStateException(field + " has no text, as nobody writes " + field.row().format());
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

    private static String vlan(final Field field, final FieldMatch match) {
        final long value = match.value().low();
        return isExact(field, match) && (value & Field.VLAN_PRESENT) != 0
            ? "dl_vlan=" + (value & ~Field.VLAN_PRESENT)
            : field.row().matchName() + "=0x%04x/0x%04x".formatted(value, match.mask().low());
    }

    private static String fragment(final int value, final int mask) {
        return switch (mask) {
            case Field.ANY_FRAGMENT -> value == 0 ? "no" : "yes";
            case Field.LATER_FRAGMENT -> value == 0 ? "not_later" : "later";
            default -> switch (value) {
                case 0 -> "no";
                case Field.ANY_FRAGMENT -> "first";
                case Field.ANY_FRAGMENT | Field.LATER_FRAGMENT -> "later";
                default -> "<error>";
            };
        };
    }

    static String flowLabel(final Field field, final FieldMatch match) {
        return "0x%05x".formatted(match.value().low())
            + (isExact(field, match) ? "" : "/0x%05x".formatted(match.mask().low()));
    }

    static String etherType(final int value) {
        return "0x%04x".formatted(value);
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
