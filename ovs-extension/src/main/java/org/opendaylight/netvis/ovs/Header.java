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

/**
 * The header of OpenFlow messages and the types that matter here (OpenFlow 1.3.5, section 7.1).
 */
@NonNullByDefault
final class Header {
    static final int LENGTH = 8;
    static final int TYPE_OFFSET = 1;
    static final int XID_OFFSET = 4;

    static final byte VERSION_1_3 = 4;

    static final byte ERROR = 1;
    static final byte ECHO_REQUEST = 2;
    static final byte ECHO_REPLY = 3;
    static final byte EXPERIMENTER = 4;
    static final byte FEATURES_REQUEST = 5;
    static final byte FEATURES_REPLY = 6;
    static final byte PACKET_IN = 10;
    static final byte MULTIPART_REPLY = 19;
    static final byte BARRIER_REPLY = 21;
    static final byte ROLE_REPLY = 25;

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
