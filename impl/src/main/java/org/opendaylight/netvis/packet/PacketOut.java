/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * What is before the frame in the packet-outs of one delivery (OpenFlow 1.3.5, section 7.3.7). Immutable.
 */
final class PacketOut {
    private final byte[] head;

    PacketOut(final byte[] head) {
        this.head = head.clone();
    }

    /** How long the message with a frame is. */
    int length(final int frameLength) {
        return head.length + frameLength;
    }

    /** Writes a message, and returns where it ends. */
    int put(final byte[] out, final int at, final byte[] frame, final int frameStart, final int frameLength) {
        final var length = length(frameLength);
        System.arraycopy(head, 0, out, at, head.length);
        out[at + OpenFlow13.LENGTH_OFFSET] = (byte) (length >> Byte.SIZE);
        out[at + OpenFlow13.LENGTH_OFFSET + 1] = (byte) length;
        System.arraycopy(frame, frameStart, out, at + head.length, frameLength);
        return at + length;
    }
}
