/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Optional;
import org.opendaylight.netvis.compile.loop.HeaderStack.Bits;
import org.opendaylight.netvis.compile.loop.HeaderStack.Place;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * What rules ask for of the frame around a tunnel, as bits of the headers that the frame within lost in a loop.
 */
final class OuterBits {
    /** A stack has been found to be no fragment, and UDP, and a VLAN tag is removed before the loop. */
    private static final ImmutableSet<Field> PROVEN = Sets.immutableEnumSet(Field.IP_FRAG, Field.IP_PROTO);

    private OuterBits() {
        // Hidden on purpose
    }

    /**
     * Adds to a match what is asked for of the frame around.
     *
     * @param match what is asked for of the frame within
     * @param outer what is asked for of the frame around, but for VLAN tags
     * @param looped the headers around
     * @return what tells both; empty: such headers cannot be what is asked for
     */
    static Optional<Match> in(final Match match, final Match outer, final LoopedStack looped) {
        var result = Optional.of(match);
        for (var entry : outer.fields().entrySet()) {
            final var asked = entry.getValue();
            if (entry.getKey() == Field.ETH_TYPE) {
                result = result.filter(any -> asked.value().equals(Word.of(etherType(looped.stack()))));
            } else if (!PROVEN.contains(entry.getKey())) {
                result = result.flatMap(it -> bits(entry.getKey(), looped.stack())
                    .flatMap(bits -> with(it, bits, asked, looped)));
            }
        }
        return result;
    }

    private static Optional<Match> with(final Match match, final Bits bits, final FieldMatch asked,
            final LoopedStack looped) {
        return looped.match(bits, asked.value(), asked.mask()).map(match::with).orElse(Optional.of(match));
    }

    private static int etherType(final HeaderStack stack) {
        return stack.bits(Place.SOURCE).orElseThrow().count() == Integer.SIZE ? EtherType.IPV4 : EtherType.IPV6;
    }

    /** Where a field is in the headers around; empty: they have none, as GRE has no ports. */
    private static Optional<Bits> bits(final Field field, final HeaderStack stack) {
        return switch (field) {
            case IPV4_SRC, IPV6_SRC -> stack.bits(Place.SOURCE);
            case IPV4_DST, IPV6_DST -> stack.bits(Place.DESTINATION);
            case IP_DSCP -> stack.bits(Place.DSCP);
            case UDP_SRC -> stack.bits(Place.SOURCE_PORT);
            // Directly behind the source port (RFC 768)
            case UDP_DST -> stack.bits(Place.SOURCE_PORT).map(source ->
                new Bits(source.first() + Short.SIZE, Short.SIZE));
            default -> throw new IllegalArgumentException("nothing in a loop tells " + field + " of what was around");
        };
    }
}
