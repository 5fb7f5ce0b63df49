/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

/**
 * IP protocol numbers of IANA's registry that matter only to those who read frames.
 */
final class InternetProtocol {
    /** IPv4 in IP (RFC 2003). */
    static final int IPV4 = 4;
    /** IPv6 in IP (RFC 2473). */
    static final int IPV6 = 41;
    /** IPv6 routing header (RFC 8200). */
    static final int ROUTING = 43;
    /** IPv6 fragment header (RFC 8200). */
    static final int FRAGMENT = 44;
    /** Authentication header (RFC 4302). */
    static final int AUTHENTICATION = 51;
    /** IPv6 destination options (RFC 8200). */
    static final int DESTINATION_OPTIONS = 60;

    private InternetProtocol() {
        // Hidden on purpose
    }
}
