/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.collect.ImmutableList;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.util.function.IntFunction;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * One multipart request on its way. A barrier follows it, whose reply says that nothing more can come.
 */
@NonNullByDefault
final class StatsRequest {
    private static final int REQUEST = 0;
    private static final int BARRIER = 1;

    /** OFPMPF_REPLY_MORE, OpenFlow 1.3.5, section 7.3.5. */
    private static final int MORE = 1;
    /** Where a multipart message has its flags, after the OpenFlow header, and where its body begins. */
    private static final int FLAGS_OFFSET = 2;
    private static final int BODY_OFFSET = 8;

    private final Exchange<ImmutableList<byte[]>> exchange;
    private final ImmutableList.Builder<byte[]> parts = ImmutableList.builder();

    private StatsRequest(final Wire wire) {
        exchange = new Exchange<>(wire, 2, this::onAnswer);
    }

    /**
     * Starts a request.
     *
     * @param wire the way to the switch
     * @param request makes the multipart request with a certain transaction id
     * @return the bodies of the parts of the reply
     */
    static Exchange<ImmutableList<byte[]>> start(final Wire wire, final IntFunction<byte[]> request) {
        final var stats = new StatsRequest(wire);
        stats.exchange.send(request.apply(stats.exchange.xid(REQUEST)));
        stats.exchange.send(Frames.barrier(stats.exchange.xid(BARRIER)));
        return stats.exchange;
    }

    private void onAnswer(final int index, final int type, final ByteBuf body) {
        if (type == OpenFlow13.OFPT_ERROR) {
            exchange.fail(new OpenflowErrorException(OpenflowError.from(body)));
        } else if (index == BARRIER) {
            exchange.fail(new IOException("the switch left a multipart request without an answer"));
        } else {
            onPart(body);
        }
    }

    private void onPart(final ByteBuf body) {
        final var start = body.readerIndex();
        parts.add(ByteBufUtil.getBytes(body, start + BODY_OFFSET, body.readableBytes() - BODY_OFFSET));
        if ((body.getUnsignedShort(start + FLAGS_OFFSET) & MORE) == 0) {
            exchange.complete(parts.build());
        }
    }
}
