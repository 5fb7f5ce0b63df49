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
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.experimenter.input.experimenter.data.of.choice.RawMessagesOfj;

/**
 * Writes messages to the wire as they are.
 *
 * <p>openflowplugin believes that it sends one experimenter message. Before it comes here it has written the header and
 * the experimenter's id and type to a buffer of its own, and afterwards it puts the length of what is readable into
 * that header, at offset 2 of the buffer. Then it sends what is readable. So everything written so far is made
 * unreadable here: header, id, type and length end up in front of the first byte that is sent.
 */
@NonNullByDefault
final class RawMessagesSerializer implements OFSerializer<RawMessagesOfj> {
    @Override
    public void serialize(final RawMessagesOfj input, final ByteBuf outBuffer) {
        outBuffer.readerIndex(outBuffer.writerIndex());
        outBuffer.writeBytes(input.getOfjRawMessages().getMessages());
    }
}
