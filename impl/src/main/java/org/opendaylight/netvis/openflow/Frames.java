/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * The OpenFlow 1.3 messages that a session makes by itself, as bytes.
 */
@NonNullByDefault
final class Frames {
    static final int BUNDLE_CONTROL_LENGTH = 24;
    /** What stands before a message in a bundle: header, experimenter, type, bundle id, padding and flags. */
    static final int BUNDLE_ADD_LENGTH = 24;

    private static final int MAX_LENGTH = 0xffff;
    private static final short ATOMIC_ORDERED = OpenFlow13.OFPBF_ATOMIC | OpenFlow13.OFPBF_ORDERED;
    /** Of an empty match without its padding. */
    private static final int EMPTY_MATCH_LENGTH = 4;

    private Frames() {
        // Hidden on purpose
    }

    /** A copy of a message with another xid. */
    static byte[] withXid(final byte[] message, final int xid) {
        return ByteBuffer.wrap(message.clone()).putInt(OpenFlow13.XID_OFFSET, xid).array();
    }

    static byte[] barrier(final int xid) {
        return header(OpenFlow13.OFPT_BARRIER_REQUEST, OpenFlow13.HEADER_LENGTH, xid).array();
    }

    static byte[] bundleControl(final int xid, final int bundle, final int kind) {
        return header(OpenFlow13.OFPT_EXPERIMENTER, BUNDLE_CONTROL_LENGTH, xid)
            .putInt(Experimenter.ONF).putInt(OpenFlow13.ONFT_BUNDLE_CONTROL)
            .putInt(bundle).putShort((short) kind).putShort(ATOMIC_ORDERED)
            .array();
    }

    /**
     * Adds a message to a bundle. Both headers must have the same xid: lib/ofp-bundle.c of Open vSwitch.
     *
     * @param buffer where to write
     * @param xid transaction id
     * @param bundle id of the bundle
     * @param message the message, whose own xid is replaced
     */
    static void putBundleAdd(final ByteBuffer buffer, final int xid, final int bundle, final byte[] message) {
        checkArgument(message.length >= OpenFlow13.HEADER_LENGTH && message.length <= MAX_LENGTH - BUNDLE_ADD_LENGTH,
            "a message of %s bytes does not fit into a bundle", message.length);
        putHeader(buffer, OpenFlow13.OFPT_EXPERIMENTER, BUNDLE_ADD_LENGTH + message.length, xid)
            .putInt(Experimenter.ONF).putInt(OpenFlow13.ONFT_BUNDLE_ADD_MESSAGE)
            .putInt(bundle).putShort((short) 0).putShort(ATOMIC_ORDERED);
        final var inner = buffer.position();
        buffer.put(message).putInt(inner + OpenFlow13.XID_OFFSET, xid);
    }

    /** An experimenter message without its body. */
    static ByteBuffer experimenter(final int xid, final int experimenter, final int type, final int bodyLength) {
        return header(OpenFlow13.OFPT_EXPERIMENTER, OpenFlow13.EXPERIMENTER_HEADER_LENGTH + bodyLength, xid)
            .putInt(experimenter).putInt(type);
    }

    static byte[] flowRequest(final int xid, final int type, final long cookie, final long cookieMask) {
        return multipart(xid, type, 40)
            .put((byte) OpenFlow13.OFPTT_ALL).put(new byte[3]).putInt(OpenFlow13.OFPP_ANY).putInt(OpenFlow13.OFPG_ANY)
            .putInt(0)
            .putLong(cookie).putLong(cookieMask)
            // An empty match, and its padding
            .putShort((short) OpenFlow13.OFPMT_OXM).putShort((short) EMPTY_MATCH_LENGTH).putInt(0)
            .array();
    }

    static byte[] portRequest(final int xid) {
        return multipart(xid, OpenFlow13.OFPMP_PORT_STATS, 8).putInt(OpenFlow13.OFPP_ANY).putInt(0).array();
    }

    static byte[] groupRequest(final int xid) {
        return multipart(xid, OpenFlow13.OFPMP_GROUP, 8).putInt(OpenFlow13.OFPG_ALL).putInt(0).array();
    }

    static byte[] groupDescRequest(final int xid) {
        return multipart(xid, OpenFlow13.OFPMP_GROUP_DESC, 0).array();
    }

    static byte[] meterRequest(final int xid, final int type, final int meter) {
        return multipart(xid, type, 8).putInt(meter).putInt(0).array();
    }

    private static ByteBuffer multipart(final int xid, final int type, final int bodyLength) {
        return header(OpenFlow13.OFPT_MULTIPART_REQUEST, OpenFlow13.HEADER_LENGTH + 8 + bodyLength, xid)
            .putShort((short) type).putShort((short) 0).putInt(0);
    }

    private static ByteBuffer header(final int type, final int length, final int xid) {
        return putHeader(ByteBuffer.allocate(length), type, length, xid);
    }

    private static ByteBuffer putHeader(final ByteBuffer buffer, final int type, final int length, final int xid) {
        return buffer.put((byte) OpenFlow13.VERSION).put((byte) type).putShort((short) length).putInt(xid);
    }
}
