/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.policy.VnTag;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * Where the parts of a VN-tag are when it has been removed from a frame, and how rules match them.
 */
final class VnTagPath {
    private static final int DIRECTION_BIT = 31;
    private static final int POINTER_BIT = 30;
    private static final int DESTINATION_BIT = 16;
    private static final int DESTINATION_BITS = 14;
    private static final int LOOPED_BIT = 15;
    private static final int VERSION_BIT = 12;
    private static final int VERSION_BITS = 2;
    private static final int SOURCE_BITS = 12;

    private VnTagPath() {
        // Hidden on purpose
    }

    /** The part of a set of packets that has in register 0 the bits of which a tag says one value. */
    static Optional<Match> bits(final Match match, final VnTag tag) {
        return bits(match, tag.direction(), DIRECTION_BIT, 1)
            .flatMap(it -> bits(it, tag.pointer(), POINTER_BIT, 1))
            .flatMap(it -> bits(it, tag.looped(), LOOPED_BIT, 1))
            .flatMap(it -> bits(it, tag.version(), VERSION_BIT, VERSION_BITS));
    }

    private static Optional<Match> bits(final Match match, final OptionalInt value, final int first, final int count) {
        return value.isEmpty() ? Optional.of(match)
            : bits(value.getAsInt(), (1L << count) - 1, first).of(match);
    }

    private static RuleMatches.Bits bits(final long value, final long mask, final int first) {
        return new RuleMatches.Bits(Mark.VN_TAG.field(), Word.of(value << first), Word.of(mask << first));
    }

    /** What register 0 may hold for the interfaces of a tag: a choice for each end, which is empty if it may be any. */
    static Stream<ImmutableList<RuleMatches.Bits>> interfaces(final VnTag tag) {
        return Stream.of(interfaces(tag.destination(), DESTINATION_BIT, DESTINATION_BITS),
            interfaces(tag.source(), 0, SOURCE_BITS));
    }

    private static ImmutableList<RuleMatches.Bits> interfaces(final VnTag.Interfaces interfaces, final int first,
            final int count) {
        final long all = (1L << count) - 1;
        return Stream.concat(
            Prefixes.of(interfaces.ranges()).stream().map(prefix ->
                bits(prefix.value(), all & -1L << Math.min(prefix.freeBits(), count), first)),
            interfaces.masked().stream().map(it -> bits(it.value(), it.mask(), first)))
            .distinct().collect(ImmutableList.toImmutableList());
    }
}
