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
        if (view.type().carriesFrames() && frame.kind(carrier + 1) != HeaderKind.ETHERNET) {
            return false;
        }
        final var kind = frame.kind(carrier);
        return switch (view.type()) {
            case VXLAN, GENEVE, GTP_U -> kind == view.type().header()
                && view.udpPort() == TransportHeaders.destinationPort(frame, carrier - 1);
            // Type I of ERSPAN has no header that would tell it from GRE.
            case GRE -> kind == HeaderKind.GRE && protocol(frame, carrier) != EtherType.ERSPAN_I_II;
            case NVGRE -> kind == HeaderKind.GRE && isNvgre(frame, carrier);
            case ERSPAN -> kind == HeaderKind.ERSPAN_II || kind == HeaderKind.ERSPAN_III
                || kind == HeaderKind.GRE && protocol(frame, carrier) == EtherType.ERSPAN_I_II;
            case PSEUDOWIRE -> kind == HeaderKind.MPLS || kind == HeaderKind.PSEUDOWIRE_CONTROL_WORD;
            case PBB -> kind == HeaderKind.I_TAG;
        };
    }

    /** The virtual network identifier or key in a header of a view's tunnel, 0 without one. */
    static long key(final View.InTunnel view, final Dissection frame, final int carrier) {
        return switch (view.type()) {
            case ERSPAN -> switch (frame.kind(carrier)) {
                case ERSPAN_II -> HeaderFieldReader.read(HeaderField.ERSPAN_II_SESSION, frame, carrier);
                case ERSPAN_III -> HeaderFieldReader.read(HeaderField.ERSPAN_III_SESSION, frame, carrier);
                default -> 0;
            };
            // Labels come before the control word
            case PSEUDOWIRE -> HeaderFieldReader.read(HeaderField.MPLS_LABEL, frame,
                frame.kind(carrier) == HeaderKind.MPLS ? carrier : carrier - 1);
            default -> HeaderFieldReader.read(view.type().key(), frame, carrier);
        };
    }

    /** Whether GRE is NVGRE (RFC 7637, section 3.2): with a key, and without checksum and sequence number. */
    static boolean isNvgre(final Dissection frame, final int gre) {
        return protocol(frame, gre) == EtherType.TRANSPARENT_BRIDGING
            && (frame.frame().getUnsignedShort(frame.start(gre)) & GreHeaders.OPTIONAL) == GreHeaders.KEY_PRESENT;
    }

    private static long protocol(final Dissection frame, final int gre) {
        return HeaderFieldReader.read(HeaderField.GRE_PROTOCOL, frame, gre);
    }
}
