/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What is in the bodies of multipart replies. Pure functions.
 */
@NonNullByDefault
final class Stats {
    /** Offsets in struct ofp_group_stats, OpenFlow 1.3.5, section 7.3.5.8. */
    private static final int GROUP_ID = 4;
    private static final int GROUP_PACKETS = 16;
    private static final int GROUP_BYTES = 24;
    private static final int GROUP_DURATION = 32;

    /** Offsets of the duration and of the first band in struct ofp_meter_stats, OpenFlow 1.3.5, section 7.3.5.10. */
    private static final int METER_DURATION = 32;
    private static final int METER_BAND = 40;
    private static final int METER_BAND_LENGTH = 16;

    /**
     * Size and offsets of struct ofp_port_stats, OpenFlow 1.3.5, section 7.3.5.6: the only structure here that does not
     * begin with its length.
     */
    private static final int PORT_LENGTH = 112;
    private static final int PORT_PACKETS = 16;
    private static final int PORT_BYTES = 32;
    private static final int PORT_DROPPED = 48;
    private static final int PORT_ERRORS = 64;
    private static final int PORT_DURATION = 104;

    private Stats() {
        // Hidden on purpose
    }

    /**
     * {@return the structures in the parts of a reply, each of which begins with its length in 16 bits}
     *
     * @param parts bodies of the parts
     */
    static ImmutableList<byte[]> entries(final List<byte[]> parts) {
        final var entries = ImmutableList.<byte[]>builder();
        for (var part : parts) {
            final var buffer = ByteBuffer.wrap(part);
            for (int from = 0; from < part.length;) {
                final var length = Short.toUnsignedInt(buffer.getShort(from));
                checkArgument(length >= 8 && from + length <= part.length, "no room for %s bytes at %s of %s", length,
                    from, part.length);
                entries.add(Arrays.copyOfRange(part, from, from + length));
                from += length;
            }
        }
        return entries.build();
    }

    static ImmutableMap<Long, AgedCount> groups(final List<byte[]> parts) {
        final var counts = ImmutableMap.<Long, AgedCount>builder();
        for (var entry : entries(parts)) {
            final var buffer = ByteBuffer.wrap(entry);
            counts.put(Integer.toUnsignedLong(buffer.getInt(GROUP_ID)),
                new AgedCount(buffer.getLong(GROUP_PACKETS), buffer.getLong(GROUP_BYTES),
                    duration(buffer, GROUP_DURATION)));
        }
        return counts.buildOrThrow();
    }

    /**
     * {@return what each port has counted of what leaves by it, by its number, unsigned}
     *
     * @param parts bodies of the parts of the reply
     */
    static ImmutableMap<Long, PortCount> ports(final List<byte[]> parts) {
        final var counts = ImmutableMap.<Long, PortCount>builder();
        for (var part : parts) {
            checkArgument(part.length % PORT_LENGTH == 0, "%s bytes are no whole number of ports", part.length);
            for (int from = 0; from < part.length; from += PORT_LENGTH) {
                final var buffer = ByteBuffer.wrap(part, from, PORT_LENGTH).slice();
                counts.put(Integer.toUnsignedLong(buffer.getInt(0)), new PortCount(
                    new AgedCount(buffer.getLong(PORT_PACKETS), buffer.getLong(PORT_BYTES),
                        duration(buffer, PORT_DURATION)),
                    known(buffer.getLong(PORT_DROPPED)), known(buffer.getLong(PORT_ERRORS))));
            }
        }
        return counts.buildKeepingLast();
    }

    /** All ones stand for a counter that a switch does not have. */
    private static long known(final long count) {
        return count == -1 ? 0 : count;
    }

    /**
     * {@return what the only band of the only meter in a reply has counted}
     *
     * @param parts the body of the reply
     */
    static AgedCount meterDrops(final List<byte[]> parts) {
        final var part = parts.getFirst();
        checkArgument(part.length >= METER_BAND + METER_BAND_LENGTH, "no band in a meter of %s bytes", part.length);
        final var buffer = ByteBuffer.wrap(part);
        return new AgedCount(buffer.getLong(METER_BAND), buffer.getLong(METER_BAND + Long.BYTES),
            duration(buffer, METER_DURATION));
    }

    /** Seconds and nanoseconds, both of 32 bits and unsigned, in nanoseconds. */
    private static long duration(final ByteBuffer buffer, final int offset) {
        return TimeUnit.SECONDS.toNanos(Integer.toUnsignedLong(buffer.getInt(offset)))
            + Integer.toUnsignedLong(buffer.getInt(offset + Integer.BYTES));
    }

    /**
     * {@return the counts in an aggregate reply: struct ofp_aggregate_stats_reply, OpenFlow 1.3.5, section 7.3.5.3}
     *
     * @param parts the body of the reply
     */
    static PacketCount aggregate(final List<byte[]> parts) {
        final var buffer = ByteBuffer.wrap(parts.getFirst());
        return new PacketCount(buffer.getLong(0), buffer.getLong(8));
    }
}
