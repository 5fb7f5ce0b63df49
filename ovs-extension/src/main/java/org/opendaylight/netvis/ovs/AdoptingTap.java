/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;

/**
 * Stands before openflowplugin's deserializer of one message type, and runs something first.
 */
@NonNullByDefault
final class AdoptingTap implements OFDeserializer<OfHeader> {
    private final OFDeserializer<? extends OfHeader> tapped;
    private final Runnable first;

    AdoptingTap(final OFDeserializer<? extends OfHeader> tapped, final Runnable first) {
        this.tapped = requireNonNull(tapped);
        this.first = requireNonNull(first);
    }

    /** {@return the deserializer that stood here before} */
    OFDeserializer<? extends OfHeader> tapped() {
        return tapped;
    }

    @Override
    public OfHeader deserialize(final ByteBuf rawMessage) {
        first.run();
        return tapped.deserialize(rawMessage);
    }
}
