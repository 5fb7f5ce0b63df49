/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.opendaylight.netvis.program.FlowMaker.hex;
import static org.opendaylight.netvis.program.FlowMaker.in;
import static org.opendaylight.netvis.program.FlowMaker.output;
import static org.opendaylight.netvis.program.FlowMaker.set;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;

/**
 * The changes of {@code program/messages.txt}, in its order: every field and every action at least once.
 */
final class Examples {
    static final Group GROUP = Group.all(new GroupId(1), ImmutableList.of(
        ImmutableList.of(output(2)),
        ImmutableList.of(new Action.PopVlan(), set(Field.ETH_DST, "020000000001"), output(3))));
    static final Group LOCAL_GROUP = Group.all(GROUP.id(), ImmutableList.of(
        ImmutableList.of(new Action.Output(PortNo.LOCAL))));

    private static final FlowMaker SCTP = in(10, 7, Cookie.Kind.SKIP, 5).ip(EtherType.IPV4, IpProtocol.SCTP)
        .with(Field.TUNNEL_ID, 7).with(Field.SCTP_SRC, 1).with(Field.SCTP_DST, 2);

    static final ImmutableList<Change.Bundled> CHANGES = ImmutableList.of(
        new Change.AddGroup(GROUP),
        new Change.ModifyGroup(LOCAL_GROUP),
        add(in(0, 0, Cookie.Kind.ADMIT, 0).then(new Action.Output(PortNo.NORMAL)).goingTo(1)),
        add(in(10, 60000, Cookie.Kind.FORWARD, 1).ip(EtherType.IPV4, IpProtocol.TCP)
            .with(Field.METADATA, Word.ZERO, Word.of(0x10))
            .with(Field.ETH_SRC, "525400000001", 48)
            .with(Field.TCP_DST, 443)
            .with(Field.TCP_FLAGS, Word.of(0x02), Word.of(0x12))
            .then(new Action.ToGroup(GROUP.id())).writing(0x10, Word.of(0x10)).goingTo(11)),
        add(in(10, 0x8000, Cookie.Kind.FORWARD, 2).ip(EtherType.IPV6, IpProtocol.UDP)
            .with(Field.TUNNEL_ID, Word.of(0x64), Word.of(0xfe))
            .with(Field.TUN_IPV4_SRC, "0a000000", 8)
            .with(Field.VLAN_VID, Word.of(0x1010), Word.of(0x1ff0))
            .with(Field.IPV6_SRC, "20010db8000000000000000000000000", 32)
            .with(Field.IPV6_DST, "20010db8000000000000000000000001", 128)
            .with(Field.IPV6_FLABEL, 5)
            .with(Field.IP_DSCP, 10)
            .with(Field.UDP_SRC, Word.of(0x50), Word.of(0xfff0))
            .then(Action.Experimenter.resubmit(new TableId(12)))),
        add(in(10, 7, Cookie.Kind.SKIP, 3).ip(EtherType.IPV4, IpProtocol.ICMP)
            .with(Field.IN_PORT, 0xfffffffeL)
            .with(Field.VLAN_VID, Field.VLAN_PRESENT | 5)
            .with(Field.ETH_DST, hex("010000000000"), hex("010000000000"))
            .with(Field.IPV4_SRC, "0a010000", 16)
            .with(Field.ICMPV4_TYPE, 8)
            .with(Field.ICMPV4_CODE, 0)
            .then(new Action.PopVlan(), output(3))),
        add(in(10, 7, Cookie.Kind.SKIP, 4).ip(EtherType.IPV6, IpProtocol.ICMPV6)
            .with(Field.ICMPV6_TYPE, 135)
            .with(Field.ICMPV6_CODE, 0)),
        add(SCTP.then(new Action.Output(PortNo.LOCAL)).writing(5, Field.METADATA.exactMask())),
        add(in(1, 9, Cookie.Kind.TRANSIT, 0).ip(EtherType.IPV4, IpProtocol.UDP)
            .with(Field.IPV4_DST, "c0000207", 32)
            .with(Field.UDP_DST, 4789)
            .then(set(Field.ETH_DST, "020000000001"), set(Field.IPV4_DST, "c0000201"),
                new Action.Output(PortNo.LOCAL))),
        add(in(1, 9, Cookie.Kind.TRANSIT, 0).with(Field.ETH_TYPE, EtherType.MPLS_UNICAST).with(Field.MPLS_BOS, 1)
            .then(new Action.PopMpls(EtherType.IPV4), output(2))),
        add(in(1, 9, Cookie.Kind.TRANSIT, 0).with(Field.ETH_TYPE, 0x8926)
            .then(set(Field.TUNNEL_ID, 5), set(Field.TUN_IPV4_SRC, "c0000209"), set(Field.METADATA, 7),
                new Action.PushMpls(EtherType.MPLS_UNICAST), output(2))),
        add(in(1, 9, Cookie.Kind.TRANSIT, 0).ip(EtherType.IPV6, IpProtocol.TCP)
            .then(set(Field.IPV6_SRC, "20010db8000000000000000000000001"), set(Field.IP_DSCP, 10),
                set(Field.IPV6_FLABEL, 5), set(Field.TCP_DST, 443))),
        add(in(1, 9, Cookie.Kind.TRANSIT, 0).with(Field.VLAN_VID, Field.VLAN_PRESENT | 5)
            .then(set(Field.VLAN_VID, Field.VLAN_PRESENT | 10), output(2))),
        add(in(10, 8, Cookie.Kind.FORWARD, 6).ip(EtherType.IPV4, IpProtocol.TCP).with(Field.TCP_FLAGS, 0x12)),
        add(in(10, 8, Cookie.Kind.FORWARD, 6).with(Field.VLAN_VID, 0)),
        add(in(200, 1, Cookie.Kind.FORWARD, 7).with(Field.METADATA, Word.of(1L << 32), Word.of(1L << 32))
            .then(new Action.ToController(OptionalInt.of(5))).goingTo(201)),
        new Change.ModifyFlow(SCTP.then(output(9)).flow()),
        new Change.DeleteFlow(SCTP.flow()),
        new Change.DeleteAllFlows(),
        new Change.DeleteGroup(GROUP.id()));

    private Examples() {
        // Hidden on purpose
    }

    private static Change.Bundled add(final FlowMaker maker) {
        return new Change.AddFlow(maker.flow());
    }
}
