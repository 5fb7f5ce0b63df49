/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.MaskedNumber;
import org.opendaylight.netvis.policy.VnTag.Interfaces;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.DestinationVif;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.SourceVif;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VnTag;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * Reads what a rule says about the VN-tag.
 */
final class VnTagReader {
    private static final int MAX_DESTINATION = 0x3fff;
    private static final int MAX_SOURCE = 0xfff;

    private VnTagReader() {
        // Hidden on purpose
    }

    static org.opendaylight.netvis.policy.VnTag read(final VnTag tag) {
        return new org.opendaylight.netvis.policy.VnTag(
            interfaces(tag.getDestinationVif(), "destination-vif", MAX_DESTINATION, DestinationVif::getUint16,
                DestinationVif::getString),
            interfaces(tag.getSourceVif(), "source-vif", MAX_SOURCE, SourceVif::getUint16, SourceVif::getString),
            tag.getDirection() == null ? OptionalInt.empty() : OptionalInt.of(tag.getDirection().getIntValue()),
            tag.getPointer() == null ? OptionalInt.empty() : OptionalInt.of(tag.getPointer().getIntValue()),
            tag.getLooped() == null ? OptionalInt.empty() : OptionalInt.of(tag.getLooped() ? 1 : 0),
            tag.getVersion() == null ? OptionalInt.empty() : OptionalInt.of(tag.getVersion().toJava()));
    }

    private static <T> Interfaces interfaces(final @Nullable Set<T> values, final String name, final int max,
            final Function<T, @Nullable Uint16> number, final Function<T, @Nullable String> text) {
        if (values == null) {
            return Interfaces.ANY;
        }
        final var masked = values.stream().filter(value -> isMasked(text.apply(value))).map(text)
            .map(it -> masked(name, it, max)).collect(ImmutableList.toImmutableList());
        final var plain = values.stream().filter(value -> !isMasked(text.apply(value)))
            .collect(ImmutableSet.toImmutableSet());
        return new Interfaces(MatchReader.ranges(plain, name, max, value -> {
            final var single = number.apply(value);
            return single == null ? null : single.toUint32();
        }, text), masked);
    }

    private static boolean isMasked(final @Nullable String text) {
        return text != null && text.contains("/");
    }

    private static MaskedNumber masked(final String name, final String text, final int max) {
        final var parts = text.split("/", -1);
        final long value = Long.decode(parts[0]);
        final long mask = Long.decode(parts[1]);
        if (value > max || mask > max) {
            throw new IllegalArgumentException(name + " " + text + " is beyond the largest, " + max);
        }
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException(name + " " + text + " has bits outside of its mask, so nothing matches:"
                + " clear them");
        }
        return new MaskedNumber(value, mask);
    }
}
