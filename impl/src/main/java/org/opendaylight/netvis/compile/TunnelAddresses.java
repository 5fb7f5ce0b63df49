/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * The addresses between which a tunnel was that has ended at a port of the switch: all that it tells of the headers
 * around. Those of the other version of IP are zero.
 */
final class TunnelAddresses implements RemovedHeaders {
    /** What the switch knows. */
    static final RemovedHeaders KNOWN = new TunnelAddresses();

    private static final ImmutableMap<Field, Field> FIELDS = ImmutableMap.of(
        Field.IPV4_SRC, Field.TUN_IPV4_SRC, Field.IPV4_DST, Field.TUN_IPV4_DST,
        Field.IPV6_SRC, Field.TUN_IPV6_SRC, Field.IPV6_DST, Field.TUN_IPV6_DST);

    private TunnelAddresses() {
        // One is enough
    }

    @Override
    public ImmutableList<Match> in(final ImmutableList<Match> matches, final ImmutableList<Match> outer) {
        return outer.isEmpty() ? matches : outer.stream()
            .flatMap(frame -> matches.stream().flatMap(match -> told(match, frame).stream()))
            .collect(ImmutableList.toImmutableList());
    }

    private static Optional<Match> told(final Match match, final Match frame) {
        var result = match;
        for (var entry : frame.fields().entrySet()) {
            if (entry.getKey() != Field.ETH_TYPE) {
                result = with(result, told(entry.getKey()), entry.getValue());
            }
        }
        // No address may be asked for, or one that is zero
        final boolean ipv4 = frame.field(Field.ETH_TYPE).orElseThrow().value().equals(Word.of(EtherType.IPV4));
        final var other = ipv4 ? Field.TUN_IPV6_DST : Field.TUN_IPV4_DST;
        return result.with(other, Word.ZERO, other.exactMask());
    }

    private static Field told(final Field field) {
        final var told = FIELDS.get(field);
        if (told == null) {
            throw new IllegalArgumentException("the end of a tunnel does not tell " + field + " of what was around");
        }
        return told;
    }

    private static Match with(final Match match, final Field field, final FieldMatch bits) {
        return match.with(field, bits.value(), bits.mask()).orElseThrow();
    }
}
