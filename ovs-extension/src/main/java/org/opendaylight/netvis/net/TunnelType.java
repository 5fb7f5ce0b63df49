/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

import java.util.OptionalInt;

/**
 * An encapsulation that Open vSwitch terminates.
 */
public enum TunnelType {
    /** Virtual eXtensible LAN (RFC 7348). */
    VXLAN(HeaderKind.VXLAN, HeaderField.VXLAN_VNI, Strip.VXLAN, OptionalInt.of(UdpPort.VXLAN), true),
    /** Generic Network Virtualization Encapsulation (RFC 8926). */
    GENEVE(HeaderKind.GENEVE, HeaderField.GENEVE_VNI, Strip.GENEVE, OptionalInt.of(UdpPort.GENEVE), true),
    /** Generic Routing Encapsulation (RFC 2784). */
    GRE(HeaderKind.GRE, HeaderField.GRE_KEY, Strip.GRE, OptionalInt.empty(), true),
    /** GTP-U (3GPP TS 29.281), which carries IP packets. */
    GTP_U(HeaderKind.GTP_U, HeaderField.GTP_U_TEID, Strip.GTP_U, OptionalInt.of(UdpPort.GTP_U), false);

    private final HeaderKind header;
    private final HeaderField key;
    private final Strip strip;
    private final OptionalInt udpPort;
    private final boolean carriesFrames;

    TunnelType(final HeaderKind header, final HeaderField key, final Strip strip, final OptionalInt udpPort,
            final boolean carriesFrames) {
        this.header = header;
        this.key = key;
        this.strip = strip;
        this.udpPort = udpPort;
        this.carriesFrames = carriesFrames;
    }

    /** {@return the header that carries the packet} */
    public HeaderKind header() {
        return header;
    }

    /** {@return the virtual network identifier or key in that header} */
    public HeaderField key() {
        return key;
    }

    /** {@return the UDP destination port when nothing else is said; GRE has none} */
    public OptionalInt udpPort() {
        return udpPort;
    }

    /** {@return whether Ethernet frames are carried, and a switch can end the tunnel; otherwise it is IP packets} */
    public boolean carriesFrames() {
        return carriesFrames;
    }

    /** {@return what removes this encapsulation} */
    public Strip strip() {
        return strip;
    }

    /** {@return the name in the model} */
    public String label() {
        return strip.label();
    }
}
