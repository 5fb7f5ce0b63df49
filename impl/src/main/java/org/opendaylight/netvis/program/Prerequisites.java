/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.Map;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;

/**
 * What must be matched beside a field (OpenFlow 1.3.5, section 7.2.3.8, table 12).
 */
final class Prerequisites {
    private Prerequisites() {
        // Hidden on purpose
    }

    static void check(final Map<Field, FieldMatch> fields) {
        fields.keySet().forEach(field -> {
            if (!satisfied(field, fields)) {
                throw new IllegalArgumentException(field + " is matched without its prerequisite in " + fields);
            }
        });
    }

    private static boolean satisfied(final Field field, final Map<Field, FieldMatch> fields) {
        return switch (field) {
            case IN_PORT, ETH_DST, ETH_SRC, ETH_TYPE, VLAN_VID, TUNNEL_ID, TUN_IPV4_SRC, TUN_METADATA0, REG0, REG1,
                PKT_MARK, CT_MARK, METADATA -> true;
            case MPLS_BOS -> is(fields, Field.ETH_TYPE, EtherType.MPLS_UNICAST)
                || is(fields, Field.ETH_TYPE, EtherType.MPLS_MULTICAST);
            case IPV4_SRC, IPV4_DST -> is(fields, Field.ETH_TYPE, EtherType.IPV4);
            case IPV6_SRC, IPV6_DST, IPV6_FLABEL -> is(fields, Field.ETH_TYPE, EtherType.IPV6);
            case IP_FRAG, IP_DSCP, IP_PROTO -> isIp(fields);
            case TCP_SRC, TCP_DST, TCP_FLAGS -> isIp(fields) && is(fields, Field.IP_PROTO, IpProtocol.TCP);
            case UDP_SRC, UDP_DST -> isIp(fields) && is(fields, Field.IP_PROTO, IpProtocol.UDP);
            case SCTP_SRC, SCTP_DST -> isIp(fields) && is(fields, Field.IP_PROTO, IpProtocol.SCTP);
            case ICMPV4_TYPE, ICMPV4_CODE -> is(fields, Field.ETH_TYPE, EtherType.IPV4)
                && is(fields, Field.IP_PROTO, IpProtocol.ICMP);
            case ICMPV6_TYPE, ICMPV6_CODE -> is(fields, Field.ETH_TYPE, EtherType.IPV6)
                && is(fields, Field.IP_PROTO, IpProtocol.ICMPV6);
        };
    }

    private static boolean isIp(final Map<Field, FieldMatch> fields) {
        return is(fields, Field.ETH_TYPE, EtherType.IPV4) || is(fields, Field.ETH_TYPE, EtherType.IPV6);
    }

    private static boolean is(final Map<Field, FieldMatch> fields, final Field field, final int value) {
        return new FieldMatch(Word.of(value), field.exactMask()).equals(fields.get(field));
    }
}
