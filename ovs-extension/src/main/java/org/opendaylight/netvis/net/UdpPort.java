/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

/**
 * UDP ports of tunnels, from IANA's registry.
 */
public final class UdpPort {
    /** GTP-U (3GPP TS 29.281). */
    public static final int GTP_U = 2152;
    /** VXLAN (RFC 7348). */
    public static final int VXLAN = 4789;
    /** Geneve (RFC 8926). */
    public static final int GENEVE = 6081;

    private UdpPort() {
        // Hidden on purpose
    }
}
