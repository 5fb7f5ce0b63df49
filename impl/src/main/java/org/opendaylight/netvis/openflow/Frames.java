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

/**
 * The OpenFlow 1.3 messages that a session makes by itself, as bytes.
 */
@NonNullByDefault
final class Frames {
    /** Message types, OpenFlow 1.3.5, section 7.1. */
    static final int ERROR = 1;
    static final int EXPERIMENTER = 4;
    static final int MULTIPART_REQUEST = 18;
    static final int MULTIPART_REPLY = 19;
    static final int BARRIER_REQUEST = 20;
    static final int BARRIER_REPLY = 21;

    /** Multipart types, OpenFlow 1.3.5, section 7.3.5. */
    static final int FLOW = 1;
    static final int AGGREGATE = 2;
    static final int PORT = 4;
    static final int GROUP = 6;
    static final int GROUP_DESC = 7;
    static final int METER = 9;
    static final int METER_CONFIG = 10;

    /** Kinds of bundle control, ONF extension 230. */
    static final int OPEN_REQUEST = 0;
    static final int COMMIT_REQUEST = 4;
    static final int DISCARD_REQUEST = 6;

    /** Size of struct ofp_header. */
    static final int HEADER_LENGTH = 8;
    /** What stands before the body of an experimenter message (OpenFlow 1.3.5, section 7.5.4). */
    static final int EXPERIMENTER_LENGTH = 16;
    static final int BUNDLE_CONTROL_LENGTH = 24;
    /** What stands before a message in a bundle: header, experimenter, type, bundle id, padding and flags. */
    static final int BUNDLE_ADD_LENGTH = 24;

    private static final byte VERSION = 4;
    private static final int MAX_LENGTH = 0xffff;
    /** Place of the xid in the header. */
    private static final int XID_OFFSET = 4;

    /** ONF extension 230, which is how OpenFlow 1.3 has bundles. */
    private static final int ONF = 0x4f4e4600;
    private static final int BUNDLE_CONTROL = 2300;
    private static final int BUNDLE_ADD_MESSAGE = 2301;
    /** OFPBF_ATOMIC and OFPBF_ORDERED. */
    private static final short ATOMIC_ORDERED = 3;

    private static final byte ALL_TABLES = (byte) 0xff;
    private static final int ALL_GROUPS = 0xfffffffc;
    /** OFPP_ANY, OpenFlow 1.3.5, section 7.2.1. */
    private static final int ANY_PORT = 0xffffffff;
    private static final int ANY = 0xffffffff;

    private Frames() {
        // Hidden on purpose
    }

    /** A copy of a message with another xid. */
    static byte[] withXid(final byte[] message, final int xid) {
        return ByteBuffer.wrap(message.clone()).putInt(XID_OFFSET, xid).array();
    }

    static byte[] barrier(final int xid) {
        return header(BARRIER_REQUEST, HEADER_LENGTH, xid).array();
    }

    static byte[] bundleControl(final int xid, final int bundle, final int kind) {
        return header(EXPERIMENTER, BUNDLE_CONTROL_LENGTH, xid)
            .putInt(ONF).putInt(BUNDLE_CONTROL)
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
        checkArgument(message.length >= HEADER_LENGTH && message.length <= MAX_LENGTH - BUNDLE_ADD_LENGTH,
            "a message of %s bytes does not fit into a bundle", message.length);
        putHeader(buffer, EXPERIMENTER, BUNDLE_ADD_LENGTH + message.length, xid)
            .putInt(ONF).putInt(BUNDLE_ADD_MESSAGE)
            .putInt(bundle).putShort((short) 0).putShort(ATOMIC_ORDERED);
        final var inner = buffer.position();
        buffer.put(message).putInt(inner + XID_OFFSET, xid);
    }

    /** An experimenter message without its body. */
    static ByteBuffer experimenter(final int xid, final int experimenter, final int type, final int bodyLength) {
        return header(EXPERIMENTER, EXPERIMENTER_LENGTH + bodyLength, xid).putInt(experimenter).putInt(type);
    }

    static byte[] flowRequest(final int xid, final int type, final long cookie, final long cookieMask) {
        return multipart(xid, type, 40)
            .put(ALL_TABLES).put(new byte[3]).putInt(ANY).putInt(ANY).putInt(0)
            .putLong(cookie).putLong(cookieMask)
            // An empty match: OFPMT_OXM, length without padding, padding
            .putShort((short) 1).putShort((short) 4).putInt(0)
            .array();
    }

    static byte[] portRequest(final int xid) {
        return multipart(xid, PORT, 8).putInt(ANY_PORT).putInt(0).array();
    }

    static byte[] groupRequest(final int xid) {
        return multipart(xid, GROUP, 8).putInt(ALL_GROUPS).putInt(0).array();
    }

    static byte[] groupDescRequest(final int xid) {
        return multipart(xid, GROUP_DESC, 0).array();
    }

    static byte[] meterRequest(final int xid, final int type, final int meter) {
        return multipart(xid, type, 8).putInt(meter).putInt(0).array();
    }

    private static ByteBuffer multipart(final int xid, final int type, final int bodyLength) {
        return header(MULTIPART_REQUEST, HEADER_LENGTH + 8 + bodyLength, xid)
            .putShort((short) type).putShort((short) 0).putInt(0);
    }

    private static ByteBuffer header(final int type, final int length, final int xid) {
        return putHeader(ByteBuffer.allocate(length), type, length, xid);
    }

    private static ByteBuffer putHeader(final ByteBuffer buffer, final int type, final int length, final int xid) {
        return buffer.put(VERSION).put((byte) type).putShort((short) length).putInt(xid);
    }
}
