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
 * An encapsulation that packets of others are seen in. Of some there are ends in Open vSwitch.
 */
public enum TunnelType {
    /** Virtual eXtensible LAN (RFC 7348). */
    VXLAN(HeaderField.VXLAN_VNI, Strip.VXLAN, Carriage.UDP, OptionalInt.of(UdpPort.VXLAN), Content.FRAMES, true),
    /** Generic Network Virtualization Encapsulation (RFC 8926). */
    GENEVE(HeaderField.GENEVE_VNI, Strip.GENEVE, Carriage.UDP, OptionalInt.of(UdpPort.GENEVE), Content.FRAMES, true),
    /** Generic Routing Encapsulation (RFC 2784). */
    GRE(HeaderField.GRE_KEY, Strip.GRE, Carriage.GRE, OptionalInt.empty(), Content.FRAMES, true),
    /** GTP-U (3GPP TS 29.281), which carries IP packets. */
    GTP_U(HeaderField.GTP_U_TEID, Strip.GTP_U, Carriage.UDP, OptionalInt.of(UdpPort.GTP_U), Content.PACKETS, false),
    /** Network Virtualization using GRE (RFC 7637). */
    NVGRE(HeaderField.NVGRE_VSID, Strip.NVGRE, Carriage.GRE, OptionalInt.empty(), Content.FRAMES, false),
    /** ERSPAN of types I, II and III (draft-foschiano-erspan-03), of which the first has no session. */
    ERSPAN(HeaderField.ERSPAN_II_SESSION, Strip.ERSPAN, Carriage.GRE, OptionalInt.empty(), Content.FRAMES, false),
    /** Ethernet behind MPLS labels (RFC 4448). */
    PSEUDOWIRE(HeaderField.MPLS_LABEL, Strip.PSEUDOWIRE, Carriage.LABELS, OptionalInt.empty(), Content.FRAMES, false),
    /** Provider backbone bridging (IEEE 802.1ah). */
    PBB(HeaderField.I_TAG_SID, Strip.PBB, Carriage.BACKBONE, OptionalInt.empty(), Content.FRAMES, false);

    private final HeaderField key;
    private final Strip strip;
    private final Carriage carriage;
    private final OptionalInt udpPort;
    private final Content content;
    private final boolean isEnded;

    TunnelType(final HeaderField key, final Strip strip, final Carriage carriage, final OptionalInt udpPort,
            final Content content, final boolean isEnded) {
        this.key = key;
        this.strip = strip;
        this.carriage = carriage;
        this.udpPort = udpPort;
        this.content = content;
        this.isEnded = isEnded;
    }

    /** What a tunnel goes over. */
    public enum Carriage {
        /** UDP over IPv4 or IPv6. */
        UDP,
        /** GRE over IPv4 or IPv6. */
        GRE,
        /** MPLS labels. */
        LABELS,
        /** Ethernet, with a tag of its own. */
        BACKBONE;

        /** {@return whether it goes over IP} */
        public boolean isIp() {
            return this == UDP || this == GRE;
        }
    }

    private enum Content {
        FRAMES,
        PACKETS
    }

    /** {@return the header that carries the packet; that before ERSPAN and pseudowires may be another} */
    public HeaderKind header() {
        return key.kind();
    }

    /** {@return the virtual network identifier or key in that header} */
    public HeaderField key() {
        return key;
    }

    /** {@return what it goes over} */
    public Carriage carriage() {
        return carriage;
    }

    /** {@return the UDP destination port when nothing else is said; what does not go over UDP has none} */
    public OptionalInt udpPort() {
        return udpPort;
    }

    /** {@return whether Ethernet frames are carried; otherwise it is IP packets} */
    public boolean carriesFrames() {
        return content == Content.FRAMES;
    }

    /** {@return whether a switch can end the tunnel} */
    public boolean isEnded() {
        return isEnded;
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
