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
 * IPv6 addresses in text (RFC 5952), as the C library of Open vSwitch prints them: the first of the longest runs of two
 * or more zero groups is left out, and an address that embeds an IPv4 address (RFC 4291, section 2.5.5) ends in it.
 */
final class Ipv6Text {
    private static final int GROUPS = 8;
    /** Where the IPv4 address begins. */
    private static final int IPV4_GROUP = 6;

    private final Word address;

    private Ipv6Text(final Word address) {
        this.address = address;
    }

    static String of(final Word address) {
        return new Ipv6Text(address).text();
    }

    static String masked(final FieldMatch match) {
        return of(match.value()) + ValueText.maskSuffix(match.mask(), 128, of(match.mask()));
    }

    private String text() {
        final var length = IntStream.range(0, GROUPS).map(this::zerosFrom).max().orElseThrow();
        if (length < 2) {
            return groups(0, GROUPS);
        }
        final var start = IntStream.range(0, GROUPS).filter(from -> zerosFrom(from) == length).findFirst()
            .orElseThrow();
        final var isIpv4 = start == 0
            && (length == IPV4_GROUP || length == IPV4_GROUP - 1 && group(IPV4_GROUP - 1) == 0xffff);
        return groups(0, start) + "::" + (isIpv4 ? ipv4From(length) : groups(start + length, GROUPS));
    }

    private String ipv4From(final int from) {
        return (from < IPV4_GROUP ? groups(from, IPV4_GROUP) + ":" : "")
            + ValueText.ipv4(Word.of(address.low() & 0xffffffffL));
    }

    private int zerosFrom(final int from) {
        return (int) IntStream.range(from, GROUPS).takeWhile(index -> group(index) == 0).count();
    }

    private String groups(final int from, final int to) {
        return IntStream.range(from, to).mapToObj(index -> Integer.toHexString(group(index)))
            .collect(Collectors.joining(":"));
    }

    private int group(final int index) {
        final var half = index < GROUPS / 2 ? address.high() : address.low();
        return (int) (half >> 48 - 16 * (index % 4)) & 0xffff;
    }
}
