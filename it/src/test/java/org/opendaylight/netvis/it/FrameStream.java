/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * The same frame every few milliseconds, as long as it is open: its flow is cached in the datapath, which asks nobody.
 */
final class FrameStream implements AutoCloseable {
    private static final int PERIOD_MILLIS = 5;

    private final Thread thread = new Thread(this::run, "stream");
    private final Wire wire;
    private final String port;
    private final Frame frame;
    private int sent;

    FrameStream(final Wire wire, final String port, final Frame frame) {
        this.wire = wire;
        this.port = port;
        this.frame = frame;
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                wire.send(port, frame);
                sent++;
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    /** {@return how many frames were sent, after the stream was closed} */
    int sent() {
        return sent;
    }
}
