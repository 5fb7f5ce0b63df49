/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.opendaylight.netvis.openflow.SwitchSession;

/**
 * Sends frames of netvis's own through switches, and waits for them to come back.
 */
final class ProbeSender {
    private final ScheduledExecutorService clock;
    private final Executor thread;
    private final Duration patience;

    /** A frame that a switch is to change and to give back. */
    interface Probe {
        /** What the frame ends with, to recognise it. */
        long number();

        /** The message that has the switch do it. */
        byte[] packetOut();

        /**
         * How a frame that came back differs from what it should be, if it does.
         *
         * @param frame the frame
         */
        Optional<String> difference(byte[] frame);

        /**
         * Says that the frame did not come back.
         *
         * @param cause why, in parentheses; empty if it just did not come
         */
        String lost(String cause);
    }

    /**
     * Default constructor.
     *
     * @param clock what makes waiting end
     * @param thread where results are told
     * @param patience how long a frame may take
     */
    ProbeSender(final ScheduledExecutorService clock, final Executor thread, final Duration patience) {
        this.clock = requireNonNull(clock);
        this.thread = requireNonNull(thread);
        this.patience = requireNonNull(patience);
    }

    /**
     * Sends a frame.
     *
     * @param session with the switch
     * @param probe the frame
     * @param end what to do when it has come back, or does not: with what is wrong, if anything is
     */
    void send(final SwitchSession session, final Probe probe, final Consumer<Optional<String>> end) {
        final var back = Futures.withTimeout(session.probe(probe.packetOut(), probe.number()), patience, clock);
        Futures.addCallback(back, new FutureCallback<byte[]>() {
            @Override
            public void onSuccess(final byte[] frame) {
                end.accept(probe.difference(frame));
            }

            @Override
            public void onFailure(final Throwable cause) {
                end.accept(Optional.of(probe.lost(cause instanceof TimeoutException ? ""
                    : " (" + cause.getMessage() + ")")));
            }
        }, thread);
    }
}
