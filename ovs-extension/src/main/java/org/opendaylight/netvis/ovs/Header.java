/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * The header of OpenFlow messages and the types that matter here (OpenFlow 1.3.5, section 7.1).
 */
@NonNullByDefault
final class Header {
    static final int LENGTH = OpenFlow13.HEADER_LENGTH;
    static final int TYPE_OFFSET = OpenFlow13.TYPE_OFFSET;
    static final int XID_OFFSET = OpenFlow13.XID_OFFSET;

    static final byte VERSION_1_3 = OpenFlow13.VERSION;

    static final byte ERROR = OpenFlow13.OFPT_ERROR;
    static final byte ECHO_REQUEST = OpenFlow13.OFPT_ECHO_REQUEST;
    static final byte ECHO_REPLY = OpenFlow13.OFPT_ECHO_REPLY;
    static final byte EXPERIMENTER = OpenFlow13.OFPT_EXPERIMENTER;
    static final byte FEATURES_REQUEST = OpenFlow13.OFPT_FEATURES_REQUEST;
    static final byte FEATURES_REPLY = OpenFlow13.OFPT_FEATURES_REPLY;
    static final byte PACKET_IN = OpenFlow13.OFPT_PACKET_IN;
    static final byte MULTIPART_REPLY = OpenFlow13.OFPT_MULTIPART_REPLY;
    static final byte BARRIER_REPLY = OpenFlow13.OFPT_BARRIER_REPLY;
    static final byte ROLE_REPLY = OpenFlow13.OFPT_ROLE_REPLY;

    private Header() {
        // Hidden on purpose
    }

    /** {@return a message that is nothing but a header} */
    static byte[] alone(final byte type, final int xid) {
        final var message = Unpooled.buffer(LENGTH);
        write(message, VERSION_1_3, type, LENGTH, xid);
        return message.array();
    }

    static void write(final ByteBuf to, final byte version, final byte type, final int length, final int xid) {
        to.writeByte(version).writeByte(type).writeShort(length).writeInt(xid);
    }
}
