/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.primitives.Bytes;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Meter-mods on their way, of which the last says what is wanted. A barrier follows, whose reply says that all were
 * done. Open vSwitch takes meter-mods in no bundle.
 */
final class MeterChange {
    /** OFPET_METER_MOD_FAILED and OFPMMFC_METER_EXISTS (OpenFlow 1.3.5, section 7.4.4.13). */
    private static final int METER_MOD_FAILED = 12;
    private static final int METER_EXISTS = 1;

    private final Exchange<Boolean> exchange;
    private final int barrier;
    private @Nullable OpenflowError refused;

    private MeterChange(final Wire wire, final int messages) {
        barrier = messages;
        exchange = new Exchange<>(wire, messages + 1, this::onAnswer);
    }

    /**
     * Sends messages.
     *
     * @param wire the way to the switch
     * @param messages meter-mods; that a meter is there already is not an error
     * @return true, as soon as the switch has done them
     */
    static Exchange<Boolean> start(final Wire wire, final List<byte[]> messages) {
        final var change = new MeterChange(wire, messages.size());
        final var sent = new byte[messages.size() + 1][];
        for (int i = 0; i < messages.size(); i++) {
            sent[i] = Frames.withXid(messages.get(i), change.exchange.xid(i));
        }
        sent[change.barrier] = Frames.barrier(change.exchange.xid(change.barrier));
        change.exchange.send(Bytes.concat(sent));
        return change.exchange;
    }

    /** Answers of one connection come one after the other. */
    private void onAnswer(final int index, final int type, final ByteBuf body) {
        final var first = refused;
        if (index < barrier) {
            final var error = OpenflowError.from(body);
            if (first == null && (error.type() != METER_MOD_FAILED || error.code() != METER_EXISTS)) {
                refused = error;
            }
        } else if (first == null) {
            exchange.complete(Boolean.TRUE);
        } else {
            exchange.fail(new OpenflowErrorException(first));
        }
    }
}
