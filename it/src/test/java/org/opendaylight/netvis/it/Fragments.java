/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes fragments of frames whose IP header is right behind the Ethernet header.
 */
final class Fragments {
    /** More fragments follow (RFC 791, section 3.1). */
    static final int MORE = 1 << 13;

    /** Where headers have their fields behind an Ethernet header. */
    private static final int IPV4_FRAGMENT = 14 + 6;
    private static final int IPV4_CHECKSUM = 14 + 10;
    private static final int IPV6_LENGTH = 14 + 4;
    private static final int IPV6_NEXT_HEADER = 14 + 6;

    private Fragments() {
        // Hidden on purpose
    }

    /** A frame whose IPv4 header tells another flags and offset, with a right checksum. */
    static Frame ofIpv4(final Frame frame, final int flagsAndOffset) {
        final var bytes = ByteBuffer.wrap(frame.bytes());
        bytes.putShort(IPV4_FRAGMENT, (short) flagsAndOffset).putShort(IPV4_CHECKSUM, (short) 0);
        bytes.putShort(IPV4_CHECKSUM, Checksum.of(Arrays.copyOfRange(bytes.array(), 14, 34), 20));
        return Frame.of(bytes.array());
    }

    /** A frame with a fragment header behind its IPv6 header. */
    static Frame ofIpv6(final Frame frame, final int offsetAndMore) {
        final var old = frame.bytes();
        final var bytes = ByteBuffer.allocate(old.length + 8).put(old, 0, 54)
            .put(old[IPV6_NEXT_HEADER]).put((byte) 0).putShort((short) offsetAndMore).putInt(1)
            .put(old, 54, old.length - 54);
        bytes.putShort(IPV6_LENGTH, (short) (bytes.getShort(IPV6_LENGTH) + 8)).put(IPV6_NEXT_HEADER, (byte) 44);
        return Frame.of(bytes.array());
    }
}
