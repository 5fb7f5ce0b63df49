/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * IP protocol numbers that netvis knows by name, from IANA's registry.
 */
public final class IpProtocol {
    /** IPv6 hop-by-hop option (RFC 8200), in IPv4 without meaning. */
    public static final int HOPOPT = 0;
    /** Internet Control Message Protocol (RFC 792). */
    public static final int ICMP = 1;
    /** Transmission Control Protocol (RFC 9293). */
    public static final int TCP = 6;
    /** User Datagram Protocol (RFC 768). */
    public static final int UDP = 17;
    /** Generic Routing Encapsulation (RFC 2784). */
    public static final int GRE = 47;
    /** ICMP for IPv6 (RFC 4443). */
    public static final int ICMPV6 = 58;
    /** Stream Control Transmission Protocol (RFC 9260). */
    public static final int SCTP = 132;

    private IpProtocol() {
        // Hidden on purpose
    }
}
