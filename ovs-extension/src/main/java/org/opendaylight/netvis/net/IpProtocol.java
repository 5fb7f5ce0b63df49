/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

/**
 * IP protocol numbers that netvis knows by name, from IANA's registry.
 */
public final class IpProtocol {
    /** IPv6 hop-by-hop option (RFC 8200), in IPv4 without meaning. */
    public static final int HOPOPT = 0;
    /** Internet Control Message Protocol (RFC 792). */
    public static final int ICMP = 1;
    /** IPv4 in IP (RFC 2003). */
    public static final int IPV4 = 4;
    /** Transmission Control Protocol (RFC 9293). */
    public static final int TCP = 6;
    /** User Datagram Protocol (RFC 768). */
    public static final int UDP = 17;
    /** IPv6 in IP (RFC 2473). */
    public static final int IPV6 = 41;
    /** IPv6 routing header (RFC 8200). */
    public static final int ROUTING = 43;
    /** IPv6 fragment header (RFC 8200). */
    public static final int FRAGMENT = 44;
    /** Generic Routing Encapsulation (RFC 2784). */
    public static final int GRE = 47;
    /** Authentication header (RFC 4302). */
    public static final int AUTHENTICATION = 51;
    /** ICMP for IPv6 (RFC 4443). */
    public static final int ICMPV6 = 58;
    /** IPv6 destination options (RFC 8200). */
    public static final int DESTINATION_OPTIONS = 60;
    /** Stream Control Transmission Protocol (RFC 9260). */
    public static final int SCTP = 132;

    private IpProtocol() {
        // Hidden on purpose
    }
}
