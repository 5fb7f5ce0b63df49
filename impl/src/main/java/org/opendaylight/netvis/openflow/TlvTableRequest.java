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
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.netvis.ovs.protocol.NiciraExt;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;
import org.opendaylight.netvis.program.TlvMapping;
import org.opendaylight.netvis.program.TlvTable;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * Asks which options of tunnels a switch knows: Open vSwitch's NXT_TLV_TABLE_REQUEST (its
 * include/openflow/nicira-ext.h), which is no multipart message.
 */
@NonNullByDefault
final class TlvTableRequest {
    /** Where the mappings are in a reply behind its OpenFlow header: experimenter, type, 4 + 2 + 10 bytes. */
    private static final int MAPPINGS_OFFSET = 24;
    private static final int MAPPING_LENGTH = 8;

    private static final int MESSAGE = 0;
    private static final int BARRIER = 1;

    private final Exchange<TlvTable> exchange;

    private TlvTableRequest(final Wire wire) {
        exchange = new Exchange<>(wire, 2, this::onAnswer);
    }

    /** Asks. A barrier follows, whose reply says that no answer can come. */
    static Exchange<TlvTable> start(final Wire wire) {
        final var exchange = new TlvTableRequest(wire).exchange;
        exchange.send(Frames.experimenter(exchange.xid(MESSAGE), Experimenter.NICIRA,
            NiciraExt.NXT_TLV_TABLE_REQUEST, 0).array());
        exchange.send(Frames.barrier(exchange.xid(BARRIER)));
        return exchange;
    }

    private void onAnswer(final int index, final int type, final ByteBuf body) {
        if (type == OpenFlow13.OFPT_ERROR) {
            exchange.complete(TlvTable.unknown("the switch does not map tunnel options: switch refused the request: "
                + OpenflowError.from(body)));
        } else if (index == BARRIER) {
            exchange.complete(TlvTable.unknown("the switch did not tell its tunnel options"));
        } else {
            exchange.complete(read(body));
        }
    }

    private static TlvTable read(final ByteBuf body) {
        checkArgument(body.readableBytes() >= MAPPINGS_OFFSET
            && body.getInt(body.readerIndex() + Integer.BYTES) == NiciraExt.NXT_TLV_TABLE_REPLY,
            "no table of options: %s", body);
        final var result = ImmutableList.<TlvMapping>builder();
        for (int at = body.readerIndex() + MAPPINGS_OFFSET; at + MAPPING_LENGTH <= body.writerIndex();
                at += MAPPING_LENGTH) {
            result.add(new TlvMapping(new TunnelOption(body.getUnsignedShort(at), body.getUnsignedByte(at + 2),
                body.getUnsignedByte(at + 3)), body.getUnsignedShort(at + 4)));
        }
        return new TlvTable(result.build(), Optional.empty());
    }
}
