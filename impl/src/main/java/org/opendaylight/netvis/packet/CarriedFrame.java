/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.punt.View;

/**
 * The frame in a tunnel, by the header that carries it.
 */
final class CarriedFrame {
    private CarriedFrame() {
        // Hidden on purpose
    }

    /** Whether a header that carries a packet is one of a view's tunnel, and the packet is what that carries. */
    static boolean isIn(final View.InTunnel view, final Dissection frame, final int carrier) {
        // Of other tunnels the headers are read on only if IP follows
        if (frame.kind(carrier) != view.type().header()
                || view.type().carriesFrames() && frame.kind(carrier + 1) != HeaderKind.ETHERNET) {
            return false;
        }
        return view.type() == TunnelType.GRE
            // Type I of ERSPAN has no header that would tell it from GRE.
            ? HeaderFieldReader.read(HeaderField.GRE_PROTOCOL, frame, carrier) != EtherType.ERSPAN_I_II
            : view.udpPort() == TransportHeaders.destinationPort(frame, carrier - 1);
    }

    /** The virtual network identifier or key in a header of a view's tunnel, 0 without one. */
    static long key(final View.InTunnel view, final Dissection frame, final int carrier) {
        return HeaderFieldReader.read(view.type().key(), frame, carrier);
    }
}
