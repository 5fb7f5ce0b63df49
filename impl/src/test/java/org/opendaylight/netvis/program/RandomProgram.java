/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;

/**
 * Flows, groups and programs of all kinds that Open vSwitch accepts.
 */
final class RandomProgram {
    private static final List<Integer> OTHER_ETHER_TYPES =
        List.of(EtherType.ARP, EtherType.RARP, 0x88cc, 0x8926, 0x894f, 0x05ff);
    private static final List<NxmField> MOVED = List.of(NxmField.of("NXM_OF_ETH_SRC"), NxmField.of("NXM_OF_ETH_DST"),
        NxmField.register(0), NxmField.register(1), NxmField.of("NXM_NX_PKT_MARK"),
        NxmField.tunnelMetadata(TunnelOption.FRAME_DESTINATION.field().orElseThrow())
            .ofLength(TunnelOption.FRAME_DESTINATION.length()));
    private static final List<Integer> OTHER_PROTOCOLS = List.of(0, 2, IpProtocol.GRE, 89, 255);

    private final Random random;

    RandomProgram(final Random random) {
        this.random = random;
    }

    static Arbitrary<Program> arbitrary() {
        return Arbitraries.randomValue(source -> new RandomProgram(source).program(12, 4));
    }

    static Arbitrary<Group> arbitraryGroup() {
        return Arbitraries.randomValue(source -> new RandomProgram(source).group(
            new GroupId(source.nextInt(1 << 24))));
    }

    static Arbitrary<Flow> arbitraryFlow() {
        return Arbitraries.randomValue(source -> new RandomProgram(source).flow(List.of()));
    }

    Program program(final int flows, final int groups) {
        final var made = new ArrayList<Group>();
        for (int number = 0; number < groups; number++) {
            if (random.nextBoolean()) {
                made.add(group(new GroupId(number)));
            }
        }
        final var byKey = new LinkedHashMap<FlowKey, Flow>();
        for (int i = random.nextInt(flows + 1); i > 0; i--) {
            final var flow = flow(made);
            byKey.put(flow.key(), flow);
        }
        return Program.of(byKey.values(), made, meters(byKey.values()), options());
    }

    /** A program that shares flows and groups with another, and differs in others. */
    Program variationOf(final Program program) {
        final var groups = program.groups().values().stream()
            .map(group -> random.nextBoolean() ? group : group(group.id()))
            .toList();
        final var flows = new ArrayList<Flow>();
        for (var flow : program.flows().values()) {
            if (random.nextInt(4) != 0) {
                flows.add(random.nextBoolean() ? flow : contentOf(flow.key(), groups));
            }
        }
        return Program.of(flows, groups, meters(flows), options());
    }

    /** Those that flows need, and sometimes one more. */
    private List<Meter> meters(final Collection<Flow> flows) {
        return Stream.concat(flows.stream().flatMap(flow -> flow.actions().stream()).flatMapToInt(action ->
                action instanceof Action.ToController toController ? toController.meter().stream() : IntStream.empty())
            .boxed(), random.nextBoolean() ? Stream.of(1) : Stream.of()).distinct()
            .map(id -> new Meter(id, 1 + random.nextInt(2), 1)).toList();
    }

    private Set<TunnelOption> options() {
        return IntStream.range(0, random.nextInt(3)).mapToObj(type -> new TunnelOption(7, type, 4))
            .collect(Collectors.toSet());
    }

    Flow flow(final Collection<Group> groups) {
        final var table = new TableId(random.nextInt(TableId.MAX));
        final var priority = random.nextInt(4) == 0 ? 0x8000 : random.nextInt(FlowKey.MAX_PRIORITY + 1);
        return contentOf(new FlowKey(table, priority, match()), groups);
    }

    private Flow contentOf(final FlowKey key, final Collection<Group> groups) {
        final var actions = actions(key.match());
        groups.stream().filter(group -> random.nextInt(3) == 0).map(Group::id).map(Action.ToGroup::new)
            .forEach(actions::add);
        final var kinds = Cookie.Kind.values();
        final var cookie = new Cookie(kinds[random.nextInt(kinds.length)], random.nextInt());
        final var next = key.table().value() < TableId.MAX && random.nextBoolean()
            ? Optional.of(new TableId(key.table().value() + 1)) : Optional.<TableId>empty();
        final var metadata = random.nextBoolean() ? Optional.of(masked(Field.METADATA)) : Optional.<FieldMatch>empty();
        return new Flow(key, cookie.value(), ImmutableList.copyOf(actions), metadata, next);
    }

    private Group group(final GroupId id) {
        final boolean select = random.nextInt(3) == 0;
        return new Group(id, select ? Group.Type.SELECT : Group.Type.ALL, buckets(select));
    }

    private ImmutableList<Bucket> buckets(final boolean weighted) {
        final var buckets = ImmutableList.<Bucket>builder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            final var actions = new ArrayList<Action>();
            maybe(() -> actions.add(new Action.PopVlan()));
            actions.addAll(actions(Match.ANY));
            // In a group a switch tells the width of the option as if it were not mapped; none of netvis's moves it
            actions.removeIf(action -> action instanceof Action.Experimenter(NiciraAction.RegMove move)
                && (move.source().field().isVariable() || move.destination().field().isVariable()));
            actions.add(new Action.Output(new PortNo(1 + random.nextInt(100))));
            buckets.add(new Bucket(weighted ? pick(List.of(1, 1, 2, 0xffff)) : 0,
                weighted && random.nextBoolean() ? Optional.of(new PortNo(1 + random.nextInt(100))) : Optional.empty(),
                ImmutableList.copyOf(actions)));
        }
        return buckets.build();
    }

    Match match() {
        final var fields = new EnumMap<Field, FieldMatch>(Field.class);
        maybe(() -> fields.put(Field.IN_PORT,
            exact(Field.IN_PORT, random.nextBoolean() ? 0xfffffffeL : 1 + random.nextInt(0xfefe))));
        maybe(() -> fields.put(Field.TUNNEL_ID, masked(Field.TUNNEL_ID)));
        maybe(() -> fields.put(Field.TUN_IPV4_SRC, masked(Field.TUN_IPV4_SRC)));
        // As a whole: ovs-ofctl 3.1 does not print its mask
        maybe(() -> fields.put(Field.TUN_METADATA0, exact(Field.TUN_METADATA0, random.nextLong())));
        maybe(() -> fields.put(Field.PKT_MARK, masked(Field.PKT_MARK)));
        maybe(() -> fields.put(Field.CT_MARK, masked(Field.CT_MARK)));
        maybe(() -> fields.put(Field.METADATA, masked(Field.METADATA)));
        maybe(() -> fields.put(Field.ETH_SRC, masked(Field.ETH_SRC)));
        maybe(() -> fields.put(Field.ETH_DST, masked(Field.ETH_DST)));
        maybe(() -> fields.put(Field.VLAN_VID, vlan()));
        switch (random.nextInt(6)) {
            case 0 -> fields.put(Field.ETH_TYPE, exact(Field.ETH_TYPE, pick(OTHER_ETHER_TYPES)));
            case 1 -> putMpls(fields);
            case 2, 3 -> putIpv4(fields);
            case 4 -> putIpv6(fields);
            default -> {
                // no ethertype
            }
        }
        return new Match(Maps.immutableEnumMap(fields));
    }

    private void putMpls(final EnumMap<Field, FieldMatch> fields) {
        fields.put(Field.ETH_TYPE, exact(Field.ETH_TYPE,
            random.nextBoolean() ? EtherType.MPLS_UNICAST : EtherType.MPLS_MULTICAST));
        maybe(() -> fields.put(Field.MPLS_BOS, exact(Field.MPLS_BOS, random.nextInt(2))));
    }

    private void putIpv4(final EnumMap<Field, FieldMatch> fields) {
        fields.put(Field.ETH_TYPE, exact(Field.ETH_TYPE, EtherType.IPV4));
        maybe(() -> fields.put(Field.IPV4_SRC, masked(Field.IPV4_SRC)));
        maybe(() -> fields.put(Field.IPV4_DST, masked(Field.IPV4_DST)));
        putIp(fields, IpProtocol.ICMP, Field.ICMPV4_TYPE, Field.ICMPV4_CODE);
    }

    private void putIpv6(final EnumMap<Field, FieldMatch> fields) {
        fields.put(Field.ETH_TYPE, exact(Field.ETH_TYPE, EtherType.IPV6));
        maybe(() -> fields.put(Field.IPV6_SRC, masked(Field.IPV6_SRC)));
        maybe(() -> fields.put(Field.IPV6_DST, masked(Field.IPV6_DST)));
        maybe(() -> fields.put(Field.IPV6_FLABEL, masked(Field.IPV6_FLABEL)));
        putIp(fields, IpProtocol.ICMPV6, Field.ICMPV6_TYPE, Field.ICMPV6_CODE);
    }

    private void putIp(final EnumMap<Field, FieldMatch> fields, final int icmp, final Field type, final Field code) {
        maybe(() -> fields.put(Field.IP_FRAG, exact(Field.IP_FRAG, random.nextInt(2))));
        maybe(() -> fields.put(Field.IP_DSCP, exact(Field.IP_DSCP, random.nextInt(64))));
        maybe(() -> fields.put(Field.IP_TTL, exact(Field.IP_TTL, random.nextInt(256))));
        switch (random.nextInt(6)) {
            case 0 -> fields.put(Field.IP_PROTO, exact(Field.IP_PROTO, pick(OTHER_PROTOCOLS)));
            case 1 -> putIcmp(fields, icmp, type, code);
            case 2 -> putPorts(fields, IpProtocol.UDP, Field.UDP_SRC, Field.UDP_DST);
            case 3 -> putPorts(fields, IpProtocol.SCTP, Field.SCTP_SRC, Field.SCTP_DST);
            case 4 -> {
                putPorts(fields, IpProtocol.TCP, Field.TCP_SRC, Field.TCP_DST);
                maybe(() -> fields.put(Field.TCP_FLAGS, flags()));
            }
            default -> {
                // no protocol
            }
        }
    }

    private void putIcmp(final EnumMap<Field, FieldMatch> fields, final int icmp, final Field type, final Field code) {
        fields.put(Field.IP_PROTO, exact(Field.IP_PROTO, icmp));
        maybe(() -> fields.put(type, exact(type, random.nextInt(256))));
        maybe(() -> fields.put(code, exact(code, random.nextInt(256))));
    }

    private void putPorts(final EnumMap<Field, FieldMatch> fields, final int protocol, final Field source,
            final Field destination) {
        fields.put(Field.IP_PROTO, exact(Field.IP_PROTO, protocol));
        maybe(() -> fields.put(source, masked(source)));
        maybe(() -> fields.put(destination, masked(destination)));
    }

    private List<Action> actions(final Match match) {
        final var actions = new ArrayList<Action>();
        for (var field : Field.values()) {
            if (field.isSettable() && isPresent(field, match) && random.nextInt(4) == 0) {
                final var present = field == Field.VLAN_VID ? Field.VLAN_PRESENT : 0;
                actions.add(new Action.SetField(field, bits(field).or(Word.of(present))));
            }
        }
        maybe(() -> actions.add(new Action.Output(pick(List.of(PortNo.LOCAL, PortNo.NORMAL, new PortNo(7))))));
        maybe(() -> actions.add(Action.Experimenter.resubmit(new TableId(random.nextInt(TableId.MAX + 1)))));
        if (hasVlan(match)) {
            maybe(() -> actions.add(new Action.PopVlan()));
        }
        if (match.field(Field.MPLS_BOS).isPresent()) {
            maybe(() -> actions.add(new Action.PopMpls(EtherType.IPV6)));
        }
        maybe(() -> actions.add(new Action.PushMpls(EtherType.MPLS_UNICAST)));
        maybe(() -> actions.add(new Action.ToController(random.nextBoolean() ? OptionalInt.empty()
            : OptionalInt.of(1 + random.nextInt(9)))));
        maybe(() -> actions.add(move()));
        if (actions.stream().noneMatch(action -> action instanceof Action.PopVlan)) {
            maybe(() -> actions.addAll(rewrapping()));
        }
        return actions;
    }

    private Action move() {
        final int count = 1 + random.nextInt(32);
        return Action.Experimenter.move(someBits(count), someBits(count));
    }

    private Subfield someBits(final int count) {
        final var field = pick(MOVED);
        return new Subfield(field, random.nextInt(field.bits() - count + 1), count);
    }

    /** Open vSwitch follows the packet type from header to header, and refuses what does not fit. */
    private List<Action> rewrapping() {
        return List.of(Action.Experimenter.encap(PacketType.NSH, metadata()),
            Action.Experimenter.encap(PacketType.ETHERNET), new Action.PushMpls(EtherType.MPLS_UNICAST),
            Action.Experimenter.decap(PacketType.NEXT_PROTO), Action.Experimenter.decap(PacketType.ETHERNET));
    }

    private EncapProperty[] metadata() {
        final var mdType = new EncapProperty.NshMdType(2);
        final var value = new byte[1 + random.nextInt(120)];
        random.nextBytes(value);
        // ovs-ofctl does not print zeros that a value begins with
        value[0] |= 0x10;
        return random.nextBoolean() ? new EncapProperty[] {mdType}
            : new EncapProperty[] {mdType, new EncapProperty.NshTlv(random.nextInt(1 << 16), random.nextInt(1 << 8),
                Bytes.of(value))};
    }

    private static boolean hasVlan(final Match match) {
        return match.field(Field.VLAN_VID)
            .filter(vlan -> (vlan.value().low() & Field.VLAN_PRESENT) != 0).isPresent();
    }

    /** Whether a match lets a field be set: the switch asks for the same prerequisites as in a match. */
    private static boolean isPresent(final Field field, final Match match) {
        if (field == Field.VLAN_VID) {
            return hasVlan(match);
        }
        try {
            return match.field(field).isPresent() || match.with(field, 0).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private FieldMatch vlan() {
        final var vlan = masked(Field.VLAN_VID);
        return switch (random.nextInt(4)) {
            case 0 -> exact(Field.VLAN_VID, 0);
            case 1 -> exact(Field.VLAN_VID, Field.VLAN_PRESENT | random.nextInt(4096));
            case 2 -> new FieldMatch(Word.of(Field.VLAN_PRESENT), Word.of(Field.VLAN_PRESENT));
            default -> vlan;
        };
    }

    private FieldMatch flags() {
        final var mask = 1 + random.nextInt(1 << Field.TCP_FLAGS.bits() - 1);
        return random.nextBoolean() ? exact(Field.TCP_FLAGS, mask)
            : new FieldMatch(Word.of(mask & random.nextInt()), Word.of(mask));
    }

    private FieldMatch masked(final Field field) {
        final var mask = switch (random.nextInt(3)) {
            case 0 -> field.exactMask();
            case 1 -> Word.leadingOnes(1 + random.nextInt(field.bits()), field.bits());
            // ovs-ofctl 3.1 does not read back a mask of IPv6 whose text begins with a decimal digit
            default -> bits(field).or(Word.of(1)).or(Word.leadingOnes(field.bits() == 128 ? 4 : 0, 128));
        };
        return new FieldMatch(bits(field).and(mask), mask);
    }

    /** Bits of which many are zero, so that zeros in addresses come in runs. */
    private Word bits(final Field field) {
        var word = new Word(random.nextLong(), random.nextLong());
        if (random.nextBoolean()) {
            word = word.and(new Word(bytes(), bytes()));
        }
        return word.and(field.exactMask());
    }

    private long bytes() {
        long bytes = 0;
        for (int i = 0; i < Long.BYTES / 2; i++) {
            bytes = bytes << 16 | (random.nextInt(4) == 0 ? 0xffff : 0);
        }
        return bytes;
    }

    private static FieldMatch exact(final Field field, final long value) {
        return new FieldMatch(Word.of(value), field.exactMask());
    }

    private <T> T pick(final List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void maybe(final Runnable action) {
        if (random.nextInt(3) == 0) {
            action.run();
        }
    }
}
