/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Reads the entries of a reply about flows, {@code ofp_flow_stats} (OpenFlow 1.3.5, section 7.3.5.2).
 * <pre>
 *     0        2    3    4                 12       14       16       18       20       24
 *    +--------+----+----+-----------------+--------+--------+--------+--------+--------+-----------
 *    | length |tab.| 0  | duration        | priori.| idle t.| hard t.| flags  | 0      | cookie ...
 *    +--------+----+----+-----------------+--------+--------+--------+--------+--------+-----------
 *  32 packets (8 bytes), bytes (8 bytes)
 *  48 ofp_match (type, length, OXM, padding), then instructions to the end
 * </pre>
 * A length in the bytes is never believed, and an entry that makes no sense is a result, not an exception.
 */
final class FlowEntryDecoder {
    private static final int HEADER_LENGTH = 48;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private FlowEntryDecoder() {
        // Hidden on purpose
    }

    /**
     * {@return what an entry tells}
     *
     * @param entry the entry, its length field included
     */
    static FlowEntry decode(final byte[] entry) {
        if (entry.length < HEADER_LENGTH) {
            return new FlowEntry.Unknown(0, entry.length + " bytes are no flow entry");
        }
        final var in = MessageReader.of(entry);
        final var header = Header.read(in);
        return header.length == entry.length ? decodeMatch(header, in)
            : new FlowEntry.Unknown(header.cookie, "not a flow entry of " + entry.length + " bytes: " + header);
    }

    /**
     * {@return identifiers of the groups that a flow uses, also where netvis does not understand all of it}
     *
     * @param entry the entry, its length field included
     */
    static IntStream groups(final byte[] entry) {
        final var groups = IntStream.builder();
        try {
            final var in = MessageReader.of(entry).skip(HEADER_LENGTH + Short.BYTES);
            final var length = in.get16();
            in.skip(length + MessageReader.padding(length) - 2 * Short.BYTES);
            while (in.remaining() > 0) {
                final var type = in.get16();
                final var body = in.take(in.get16() - 2 * Short.BYTES);
                if (type == OpenFlow13.OFPIT_APPLY_ACTIONS || type == OpenFlow13.OFPIT_WRITE_ACTIONS) {
                    addGroups(body.skip(Integer.BYTES), groups);
                }
            }
        } catch (IllegalArgumentException e) {
            // A length that lies: nothing that can be told follows it
        }
        return groups.build();
    }

    private static void addGroups(final MessageReader actions, final IntStream.Builder groups) {
        while (actions.remaining() > 0) {
            final var type = actions.get16();
            final var body = actions.take(actions.get16() - 2 * Short.BYTES);
            if (type == OpenFlow13.OFPAT_GROUP) {
                groups.add(body.get32());
            }
        }
    }

    private static FlowEntry decodeMatch(final Header header, final MessageReader in) {
        final FlowKey key;
        try {
            key = new FlowKey(new TableId(header.table), header.priority, OxmDecoder.getMatch(in));
        } catch (IllegalArgumentException e) {
            return new FlowEntry.Unknown(header.cookie, e.getMessage());
        }
        return decodeContent(key, header, in);
    }

    private static FlowEntry decodeContent(final FlowKey key, final Header header, final MessageReader in) {
        if (header.idleTimeout != 0 || header.hardTimeout != 0) {
            return new FlowEntry.KnownMatch(key, header.cookie, "a flow that times out");
        }
        try {
            return new FlowEntry.Known(getFlow(key, header.cookie, in),
                new FlowCount(header.cookie, header.packets, header.bytes, header.ageNanos));
        } catch (IllegalArgumentException e) {
            return new FlowEntry.KnownMatch(key, header.cookie, e.getMessage());
        }
    }

    private static Flow getFlow(final FlowKey key, final long cookie, final MessageReader in) {
        var actions = ImmutableList.<Action>of();
        var metadata = Optional.<FieldMatch>empty();
        var next = Optional.<TableId>empty();
        final var seen = new HashSet<Integer>();
        while (in.remaining() > 0) {
            final var type = in.get16();
            final var body = in.take(in.get16() - 2 * Short.BYTES);
            if (!seen.add(type)) {
                throw new IllegalArgumentException("instruction of type " + type + " twice");
            }
            switch (type) {
                case OpenFlow13.OFPIT_APPLY_ACTIONS -> actions = ActionDecoder.getActions(body.skip(Integer.BYTES));
                case OpenFlow13.OFPIT_WRITE_METADATA -> metadata = Optional.of(getMetadata(body.skip(Integer.BYTES)));
                case OpenFlow13.OFPIT_GOTO_TABLE -> next = Optional.of(new TableId(body.get8()));
                default -> throw new IllegalArgumentException("instruction of type " + type);
            }
        }
        return new Flow(key, cookie, actions, metadata, next);
    }

    private static FieldMatch getMetadata(final MessageReader body) {
        return new FieldMatch(Word.of(body.get64()), Word.of(body.get64()));
    }

    private record Header(int length, int table, long ageNanos, int priority, int idleTimeout, int hardTimeout,
            long cookie, long packets, long bytes) {
        static Header read(final MessageReader in) {
            final var length = in.get16();
            final var table = in.get8();
            final var seconds = Integer.toUnsignedLong(in.skip(1).get32());
            final var ageNanos = seconds * NANOS_A_SECOND + Integer.toUnsignedLong(in.get32());
            final var priority = in.get16();
            final var idleTimeout = in.get16();
            final var hardTimeout = in.get16();
            // flags, which ask for nothing of netvis's, and padding
            final var cookie = in.skip(Short.BYTES + Integer.BYTES).get64();
            return new Header(length, table, ageNanos, priority, idleTimeout, hardTimeout, cookie, in.get64(),
                in.get64());
        }
    }
}
