/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.BarrierOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Stands before openflowplugin's deserializer of one message type and takes out what is not for openflowplugin.
 *
 * <p>openflowplugin must get a message for each one it receives. For those taken out it gets a barrier reply, with a
 * transaction id that it has no request for, and ignores it.
 */
@NonNullByDefault
sealed interface Tap extends OFDeserializer<OfHeader> permits AnswerTap, PacketInTap {
    /** {@return the deserializer that stood here before} */
    OFDeserializer<? extends OfHeader> tapped();

    /**
     * {@return what openflowplugin gets for a message that was taken out}
     *
     * @param xid transaction id of the message
     */
    static OfHeader ignored(final int xid) {
        return new BarrierOutputBuilder()
            .setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(Uint32.fromIntBits(xid))
            .build();
    }
}
