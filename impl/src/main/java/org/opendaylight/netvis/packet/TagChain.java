/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.util.Set;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Strip;

/**
 * The tags and labels between the Ethernet header of a packet and what it carries, and which of them stay.
 */
final class TagChain {
    private final int[] keptHeaders = new int[Dissection.MAX_HEADERS];

    private Dissection dissection = new Dissection();
    private int kept;
    private int keptBytes;
    private int payload;
    private int newType;

    /**
     * Reads the chain of a packet.
     *
     * @param headers the frame
     * @param base number of the packet's first header
     * @param wanted what is to be removed; what is found is taken out of it
     */
    void read(final Dissection headers, final int base, final Set<Strip> wanted) {
        dissection = headers;
        kept = 0;
        keptBytes = 0;
        newType = 0;
        var next = base;
        if (headers.kind(base) == HeaderKind.ETHERNET) {
            next = readTags(base, wanted);
            payload = headers.end(next - 1);
        } else {
            payload = headers.start(base);
            newType = headers.carriedType(base);
        }
        readLabels(next, base, wanted);
    }

    /** Returns the number of the header behind the tags. */
    private int readTags(final int base, final Set<Strip> wanted) {
        var header = base + 1;
        while (isOf(header, base) && isTag(dissection.kind(header))) {
            final var removed = switch (dissection.kind(header)) {
                case VN_TAG -> wanted.remove(Strip.VN_TAG);
                case E_TAG -> wanted.remove(Strip.E_TAG);
                default -> false;
            };
            if (!removed) {
                keep(header);
            }
            header++;
        }
        return header;
    }

    private static boolean isTag(final HeaderKind kind) {
        return kind == HeaderKind.VLAN || kind == HeaderKind.VN_TAG || kind == HeaderKind.E_TAG;
    }

    private void keep(final int header) {
        keptHeaders[kept] = header;
        keptBytes += keptLength(kept);
        kept++;
    }

    private void readLabels(final int first, final int base, final Set<Strip> wanted) {
        var header = first;
        while (isOf(header, base) && dissection.kind(header) == HeaderKind.MPLS) {
            header++;
        }
        if (header > first && isOf(header, base) && isIp(dissection.kind(header)) && wanted.remove(Strip.MPLS)) {
            payload = dissection.start(header);
            newType = dissection.carriedType(header);
        }
    }

    private static boolean isIp(final HeaderKind kind) {
        return kind == HeaderKind.IPV4 || kind == HeaderKind.IPV6;
    }

    private boolean isOf(final int header, final int base) {
        return header < dissection.size() && dissection.depth(header) == dissection.depth(base);
    }

    /** Where the bytes begin that are not touched. */
    int payload() {
        return payload;
    }

    /** Whether the ethertype before the payload must be written. */
    boolean hasNewType() {
        return newType != 0;
    }

    int newType() {
        return newType;
    }

    /** How many tags stay. */
    int kept() {
        return kept;
    }

    /** Bytes of all tags that stay. */
    int keptBytes() {
        return keptBytes;
    }

    /** Where a tag begins that stays, with its own ethertype. */
    int keptStart(final int index) {
        return dissection.start(keptHeaders[index]) - Short.BYTES;
    }

    /** Bytes of a tag that stays, from its own ethertype to before the next. */
    int keptLength(final int index) {
        return dissection.end(keptHeaders[index]) - dissection.start(keptHeaders[index]);
    }
}
