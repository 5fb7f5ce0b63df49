/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.collect.ImmutableList;
import java.util.HexFormat;
import org.opendaylight.netvis.net.EtherType;

/**
 * Headers of every kind, each with an example of them that was written by hand, byte for byte as the documents that
 * {@link HeaderStack} names have them.
 *
 * @param name what they are
 * @param stack the headers as they are matched
 * @param length how long data of an option is that they are
 * @param example an example of them
 */
record StackCase(String name, HeaderStack stack, int length, byte[] example) {
    private static final String MACS = "020000000b02" + "020000000b01";
    private static final String IPV6_ADDRESSES = "20010db8000f00000000000000000001"
        + "20010db8000f00000000000000000002";
    private static final int VXLAN = 4789;
    private static final int LINUX_VXLAN = 8472;
    private static final int GENEVE = 6081;

    static ImmutableList<StackCase> all() {
        return ImmutableList.of(
            of("VXLAN over IPv4", ipv4().vxlan(VXLAN), 52,
                MACS + "0800" + overIpv4(17) + "c35012b5" + "004b0000" + "0800000000138900"),
            of("VXLAN with flags of its own, reserved bits and a wrong checksum", ipv4().vxlan(VXLAN), 52,
                MACS + "0800" + overIpv4(17) + "c35012b5" + "004bdead" + "c88b80030013897f"),
            of("VXLAN on another port", ipv4().vxlan(LINUX_VXLAN), 52,
                MACS + "0800" + overIpv4(17) + "c3502118" + "004b0000" + "08000000000af600"),
            of("VXLAN-GPE with Ethernet", ipv4().vxlanGpe(VXLAN), 52,
                MACS + "0800" + overIpv4(17) + "c35012b5" + "004b0000" + "0c00000300138900"),
            of("VXLAN over IPv6", ipv6().vxlan(VXLAN), 72,
                MACS + "86dd" + overIpv6(17) + "c35012b5" + "004b7133" + "0800000000138900"),
            of("VXLAN with a tag around", tagged(EtherType.VLAN).ipv4().vxlan(VXLAN), 56,
                MACS + "8100" + "6014" + "0800" + overIpv4(17) + "c35012b5" + "004b0000" + "0800000000138900"),
            of("VXLAN with two tags around", tagged(EtherType.SERVICE_VLAN).vlan(EtherType.VLAN).ipv4().vxlan(VXLAN),
                60, MACS + "88a8" + "0007" + "8100" + "0014" + "0800" + overIpv4(17) + "c35012b5" + "004b0000"
                    + "0800000000138900"),
            of("VXLAN over IPv6 with a tag around", tagged(EtherType.VLAN).ipv6().vxlan(VXLAN), 76,
                MACS + "8100" + "0014" + "86dd" + overIpv6(17) + "c35012b5" + "004b7133" + "0800000000138900"),
            of("Geneve without options", ipv4().geneve(GENEVE, 0), 52,
                MACS + "0800" + overIpv4(17) + "c35017c1" + "004b0000" + "0000655800177100"),
            of("Geneve of OVN", ipv4().geneve(GENEVE, 2), 60,
                MACS + "0800" + overIpv4(17) + "c35017c1" + "00530000" + "0240655800177100" + "0102800100020003"),
            of("Geneve with twelve words of options", ipv4().geneve(GENEVE, 12), 100,
                MACS + "0800" + overIpv4(17) + "c35017c1" + "00830000" + "0c00655800177100" + "0104010b"
                    + "5a".repeat(44)),
            of("Geneve over IPv6 with an empty option", ipv6().geneve(GENEVE, 1), 76,
                MACS + "86dd" + overIpv6(17) + "c35017c1" + "00830000" + "0100655800177100" + "01290000"),
            of("GRE", ipv4().gre(false, false, false), 40, MACS + "0800" + overIpv4(47) + "00006558"),
            of("GRE with a key", ipv4().gre(false, true, false), 44,
                MACS + "0800" + overIpv4(47) + "20006558" + "00001b59"),
            of("GRE with a checksum", ipv4().gre(true, false, false), 44,
                MACS + "0800" + overIpv4(47) + "80006558" + "dead0000"),
            of("GRE with a sequence number", ipv4().gre(false, false, true), 44,
                MACS + "0800" + overIpv4(47) + "10006558" + "00000001"),
            of("GRE with checksum and key", ipv4().gre(true, true, false), 48,
                MACS + "0800" + overIpv4(47) + "a0006558" + "dead0000" + "00001b59"),
            of("GRE with all that it can have", ipv4().gre(true, true, true), 52,
                MACS + "0800" + overIpv4(47) + "b0006558" + "dead0000" + "00001b59" + "00000001"),
            of("GRE over IPv6 with a key", ipv6().gre(false, true, false), 64,
                MACS + "86dd" + overIpv6(47) + "20006558" + "00001b59"),
            of("NVGRE", ipv4().nvgre(), 44, MACS + "0800" + overIpv4(47) + "20006558" + "001389" + "2a"),
            of("ERSPAN type I", ipv4().erspan1(), 40, MACS + "0800" + overIpv4(47) + "000088be"),
            of("ERSPAN type II", ipv4().erspan2(), 52,
                MACS + "0800" + overIpv4(47) + "100088be" + "00000001" + "1064180500000000"),
            of("ERSPAN type III", ipv4().erspan3(false), 56,
                MACS + "0800" + overIpv4(47) + "100022eb" + "00000002" + "20640065" + "01020304" + "00000000"),
            of("ERSPAN type III with a subheader", ipv4().erspan3(true), 64, MACS + "0800" + overIpv4(47) + "100022eb"
                + "00000003" + "20640065" + "01020304" + "00000001" + "0c00000000000001"),
            of("pseudowire of a label", HeaderStack.ethernet().pseudowire(1, false), 20, MACS + "8847" + "0001113e"),
            of("pseudowire of two labels with a control word", HeaderStack.ethernet().pseudowire(2, true), 28,
                MACS + "8847" + "4931003e" + "0001213e" + "00000100"),
            of("provider backbone", tagged(EtherType.SERVICE_VLAN).backboneService(), 24,
                MACS + "88a8" + "0064" + "88e7" + "00012345"));
    }

    private static StackCase of(final String name, final HeaderStack.Builder stack, final int length,
            final String example) {
        return new StackCase(name, stack.build(), length, HexFormat.of().parseHex(example));
    }

    private static HeaderStack.Builder ipv4() {
        return HeaderStack.ethernet().ipv4();
    }

    private static HeaderStack.Builder ipv6() {
        return HeaderStack.ethernet().ipv6();
    }

    private static HeaderStack.Builder tagged(final int tag) {
        return HeaderStack.ethernet().vlan(tag);
    }

    /** With a Differentiated Services Code Point of 46, and don't fragment. */
    private static String overIpv4(final int protocol) {
        return "45b8005f" + "00014000" + "40%02x".formatted(protocol) + "0289" + "cb007101" + "cb007102";
    }

    private static String overIpv6(final int protocol) {
        return "6b800000" + "004b%02x40".formatted(protocol) + IPV6_ADDRESSES;
    }

    @Override
    public String toString() {
        return name;
    }
}
