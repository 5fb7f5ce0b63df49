/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Who hears what a switch answers to raw messages.
 */
@FunctionalInterface
@NonNullByDefault
public interface AnswerListener {
    /**
     * Hears one answer. Runs on the thread that serves the connection, so it must be quick, and the answers of one
     * connection come in their order.
     *
     * @param index position of the answer's transaction id in the conversation
     * @param type type of the message, as in the OpenFlow header: 1 error, 3 echo reply, 4 experimenter, 6 features
     *             reply, 19 multipart reply, 21 barrier reply, 25 role reply
     * @param body what follows the OpenFlow header; only valid during the call
     */
    void onAnswer(int index, int type, ByteBuf body);
}
