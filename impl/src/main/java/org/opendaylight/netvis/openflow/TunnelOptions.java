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
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.yangtools.yang.common.Empty;

/**
 * The options of tunnels that a switch shows as fields: Open vSwitch's NXT_TLV_TABLE_REQUEST and NXT_TLV_TABLE_MOD (its
 * include/openflow/nicira-ext.h), which are no multipart messages, and are not taken in bundles.
 */
@NonNullByDefault
final class TunnelOptions {
    /** Who owns Open vSwitch's extensions (its include/openflow/openflow-common.h). */
    private static final int NX = 0x2320;
    private static final int TLV_TABLE_MOD = 24;
    private static final int TLV_TABLE_REQUEST = 25;
    private static final int TLV_TABLE_REPLY = 26;
    /** NXTTMC_ADD. */
    private static final short ADD = 0;
    /** Where the options are in a reply behind its OpenFlow header: experimenter, type, 4 + 2 + 10 bytes. */
    private static final int OPTIONS_OFFSET = 24;
    private static final int OPTION_LENGTH = 8;
    private static final int MOD_LENGTH = 8;

    private static final int MESSAGE = 0;
    private static final int BARRIER = 1;

    private TunnelOptions() {
        // Hidden on purpose
    }

    /** Asks for the options. A barrier follows, whose reply says that no answer can come. */
    static Exchange<ImmutableList<TunnelOption>> request(final Wire wire) {
        return new Asking(wire).exchange;
    }

    /** Adds an option. A barrier follows, whose reply says that the switch has not refused. */
    static Exchange<Empty> add(final Wire wire, final TunnelOption option) {
        return new Adding(wire, option).exchange;
    }

    private static ImmutableList<TunnelOption> read(final ByteBuf body) {
        checkArgument(body.readableBytes() >= OPTIONS_OFFSET
            && body.getInt(body.readerIndex() + Integer.BYTES) == TLV_TABLE_REPLY, "no table of options: %s", body);
        final var result = ImmutableList.<TunnelOption>builder();
        for (int at = body.readerIndex() + OPTIONS_OFFSET; at + OPTION_LENGTH <= body.writerIndex();
                at += OPTION_LENGTH) {
            result.add(new TunnelOption(body.getUnsignedShort(at), body.getUnsignedByte(at + 2),
                body.getUnsignedByte(at + 3), body.getUnsignedShort(at + 4)));
        }
        return result.build();
    }

    private static ByteBuffer message(final int xid, final int type, final int bodyLength) {
        return Frames.experimenter(xid, NX, type, bodyLength);
    }

    private static final class Asking {
        private final Exchange<ImmutableList<TunnelOption>> exchange;

        Asking(final Wire wire) {
            exchange = new Exchange<>(wire, 2, this::onAnswer);
            exchange.send(message(exchange.xid(MESSAGE), TLV_TABLE_REQUEST, 0).array());
            exchange.send(Frames.barrier(exchange.xid(BARRIER)));
        }

        private void onAnswer(final int index, final int type, final ByteBuf body) {
            if (type == Frames.ERROR) {
                exchange.fail(new OpenflowErrorException(OpenflowError.from(body)));
            } else if (index == BARRIER) {
                exchange.fail(new IOException("the switch did not tell its tunnel options"));
            } else {
                exchange.complete(read(body));
            }
        }
    }

    private static final class Adding {
        private final Exchange<Empty> exchange;

        Adding(final Wire wire, final TunnelOption option) {
            exchange = new Exchange<>(wire, 2, this::onAnswer);
            exchange.send(message(exchange.xid(MESSAGE), TLV_TABLE_MOD, MOD_LENGTH + OPTION_LENGTH)
                .putShort(ADD).putShort((short) 0).putInt(0)
                .putShort((short) option.optionClass()).put((byte) option.type()).put((byte) option.length())
                .putShort((short) option.index()).putShort((short) 0)
                .array());
            exchange.send(Frames.barrier(exchange.xid(BARRIER)));
        }

        private void onAnswer(final int index, final int type, final ByteBuf body) {
            if (type == Frames.ERROR) {
                exchange.fail(new OpenflowErrorException(OpenflowError.from(body)));
            } else if (index == BARRIER) {
                exchange.complete(Empty.value());
            }
        }
    }
}
