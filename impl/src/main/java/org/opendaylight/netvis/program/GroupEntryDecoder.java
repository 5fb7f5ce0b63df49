/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Reads the entries of a reply about groups, {@code ofp_group_desc} (OpenFlow 1.3.5, section 7.3.5.9).
 * <pre>
 *     0        2    3    4                 8
 *    +--------+----+----+-----------------+-----------
 *    | length |type| 0  | group           | buckets ...
 *    +--------+----+----+-----------------+-----------
 * </pre>
 * Each bucket is {@code ofp_bucket} (section 7.3.4.2): 16 bytes with its length, weight, and the port and group that
 * it watches, then actions.
 */
final class GroupEntryDecoder {
    private static final int HEADER_LENGTH = 8;
    private static final int BUCKET_HEADER_LENGTH = 16;
    private static final int PADDING = 4;

    private GroupEntryDecoder() {
        // Hidden on purpose
    }

    /**
     * {@return the identifier of a group on the switch, empty when the entry is too short to have one}
     *
     * @param entry the entry, its length field included
     */
    static Optional<Integer> identifier(final byte[] entry) {
        return entry.length < HEADER_LENGTH ? Optional.empty()
            : Optional.of(MessageReader.of(entry).skip(Integer.BYTES).get32());
    }

    /**
     * {@return a group of netvis, empty when there is something in it that netvis does not understand}
     *
     * @param entry the entry, its length field included
     */
    static Optional<Group> decode(final byte[] entry) {
        try {
            final var in = MessageReader.of(entry);
            final var length = in.get16();
            final var code = in.get8();
            final var id = GroupId.ofValue(in.skip(1).get32());
            return length != entry.length ? Optional.empty() : Stream.of(Group.Type.values())
                .filter(type -> type.code() == code).findFirst().map(type -> new Group(id, type, buckets(in)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ImmutableList<Bucket> buckets(final MessageReader in) {
        final var buckets = ImmutableList.<Bucket>builder();
        while (in.remaining() > 0) {
            final var length = in.get16();
            final var weight = in.get16();
            final var port = in.get32();
            if (in.get32() != OpenFlow13.OFPG_ANY) {
                throw new IllegalArgumentException("a bucket watches a group, which those of netvis do not");
            }
            in.skip(PADDING);
            buckets.add(new Bucket(weight, port == OpenFlow13.OFPP_ANY ? Optional.empty()
                : Optional.of(new PortNo(port)), ActionDecoder.getActions(in.take(length - BUCKET_HEADER_LENGTH))));
        }
        return buckets.build();
    }
}
