/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opendaylight.netvis.policy.Range;

/**
 * Ranges as the fewest prefixes, since a flow compares bits, not magnitudes.
 *
 * <p>For example the ports 1000..1003 and 1004..1023 are two prefixes of 16 bits: {@code 0x03e8/0xfff8},
 * {@code 0x03f0/0xfff0}.
 */
final class Prefixes {
    /**
     * A prefix of a number.
     *
     * @param value the number's leading bits, the rest zero
     * @param freeBits how many trailing bits may be anything
     */
    record Prefix(long value, int freeBits) {
    }

    private Prefixes() {
        // Hidden on purpose
    }

    /**
     * {@return the fewest prefixes that together cover just the numbers of some ranges}
     *
     * @param ranges the ranges, which may overlap
     */
    static ImmutableList<Prefix> of(final List<Range> ranges) {
        final var result = ImmutableList.<Prefix>builder();
        merge(ranges).forEach(range -> split(range, result));
        return result.build();
    }

    private static List<Range> merge(final List<Range> ranges) {
        final var result = new ArrayList<Range>();
        for (var range : ranges.stream().sorted(Comparator.comparingLong(Range::lower)).toList()) {
            final var last = result.isEmpty() ? null : result.getLast();
            if (last != null && range.lower() <= last.upper() + 1) {
                result.set(result.size() - 1, new Range(last.lower(), Math.max(last.upper(), range.upper())));
            } else {
                result.add(range);
            }
        }
        return result;
    }

    private static void split(final Range range, final ImmutableList.Builder<Prefix> result) {
        long next = range.lower();
        while (next <= range.upper()) {
            // As large a block as the alignment of its start and what is left to cover allow
            final int aligned = next == 0 ? Long.SIZE - 1 : Long.numberOfTrailingZeros(next);
            final int left = Long.SIZE - 1 - Long.numberOfLeadingZeros(range.upper() - next + 1);
            final int freeBits = Math.min(aligned, left);
            result.add(new Prefix(next, freeBits));
            next += 1L << freeBits;
        }
    }
}
