/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflowplugin.experimenter.types.rev151020.experimenter.core.message.ExperimenterMessageOfChoice;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Complete OpenFlow 1.3 messages on the connections that openflowplugin keeps, and the answers to them, as bytes.
 *
 * <p>As long as this service is there, openflowplugin can carry such messages on all its listening ports. Messages are
 * sent by the {@code send-experimenter} RPC, so to the switch of which this controller is master. Answers come to the
 * {@link Conversation} whose transaction id they bear; openflowplugin never sees them. Thread-safe.
 */
@NonNullByDefault
public interface RawOpenflow {
    /**
     * {@return what to send by the {@code send-experimenter} RPC} The RPC succeeds when the switch has answered a
     * barrier that openflowplugin sends by itself, up to half a second later: only its failure is news.
     *
     * @param messages complete OpenFlow messages with their headers, one after the other; must not change afterwards
     */
    ExperimenterMessageOfChoice messages(byte[] messages);

    /**
     * Reserves transaction ids which no one else uses on any connection.
     *
     * @param count how many transaction ids, at least one
     * @param listener who is told of the answers that bear them
     * @return the conversation, to be closed when no more answers matter
     */
    Conversation converse(int count, AnswerListener listener);

    /**
     * Takes packet-ins with a certain cookie from all connected switches; openflowplugin does not see those that the
     * listener wants. The cookie is the only thing in a packet-in that can tell switches apart.
     *
     * @param cookie cookie of the flow that sent the packet to the controller; all ones when a packet-out did
     * @param listener who is told
     * @return the registration, to be closed when no more packets matter
     * @throws IllegalStateException if packet-ins with this cookie are being taken already
     */
    Registration packetIns(long cookie, PacketInListener listener);
}
