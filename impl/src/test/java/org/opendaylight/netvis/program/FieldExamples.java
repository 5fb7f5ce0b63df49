/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.stream.Stream;

/**
 * Matches and values of each field, with what has to be matched beside it.
 */
public final class FieldExamples {
    private FieldExamples() {
        // Hidden on purpose
    }

    /**
     * {@return a match of a whole field}
     *
     * @param field the field
     */
    public static Match exact(final Field field) {
        return with(field, value(field), field.exactMask());
    }

    /** What must be matched beside a field, and nothing else. */
    static Match prerequisite(final Field field) {
        final var fields = new EnumMap<Field, FieldMatch>(Field.class);
        final var prerequisite = field.row().prerequisite();
        prerequisite.etherTypes().stream().findFirst()
            .ifPresent(type -> fields.put(Field.ETH_TYPE, match(Field.ETH_TYPE, type)));
        prerequisite.ipProtocol()
            .ifPresent(protocol -> fields.put(Field.IP_PROTO, match(Field.IP_PROTO, protocol)));
        return new Match(ImmutableMap.copyOf(fields));
    }

    private static FieldMatch match(final Field field, final long value) {
        return new FieldMatch(Word.of(value), field.exactMask());
    }

    /** Matches of a field: whole ones, and if it can be masked, of some bits. */
    static Stream<Match> matches(final Field field) {
        final var mask = mask(field);
        // ovs-ofctl 3.1 prints no mask of an option of tunnels
        final var masked = field.isMaskable() && !field.row().isVariable()
            ? Stream.of(with(field, value(field).and(mask), mask), with(field, Word.ZERO, mask)) : Stream.<Match>of();
        return Stream.concat(Stream.of(exact(field)), masked);
    }

    static Match with(final Field field, final Word value, final Word mask) {
        return prerequisite(field).with(field, value, mask).orElseThrow();
    }

    /** A value that Open vSwitch takes, not zero. */
    static Word value(final Field field) {
        return switch (field) {
            case IN_PORT -> Word.of(7);
            case ETH_TYPE -> Word.of(0x88cc);
            case IP_PROTO -> Word.of(89);
            case VLAN_VID -> Word.of(Field.VLAN_PRESENT | 5);
            case MPLS_BOS, IP_FRAG -> Word.of(1);
            default -> new Word(0x2001_0db8_0a5a_0123L, 0x0a5a_0123_0a5a_0123L).and(field.exactMask());
        };
    }

    /** Not all bits, and no prefix. */
    private static Word mask(final Field field) {
        return switch (field) {
            case IP_FRAG -> Word.of(1);
            default -> new Word(0xffff_0fff_ffff_ffffL, 0x0fff_0fff_0fff_0ff3L).and(field.exactMask());
        };
    }
}
