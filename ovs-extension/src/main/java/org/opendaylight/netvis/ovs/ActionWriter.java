/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Field;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Hex;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.OvsPort;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.OvsAction;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.OvsActionBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.Kind;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.DecapCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.EncapCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.OutputTruncCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegLoad2CaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegLoadCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegMoveCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.ResubmitCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.ResubmitTableCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.UnknownCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.decap._case.DecapBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.decap._case.decap.NewPacketTypeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.EncapBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.PacketTypeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.Property;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.PropertyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.PropertyKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.property.kind.NshMdTypeCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.property.kind.NshTlvCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.property.kind.nsh.tlv._case.NshTlvBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.output.trunc._case.OutputTruncBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.load._case.RegLoadBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.load2._case.RegLoad2Builder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.move._case.RegMoveBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.move._case.reg.move.DestinationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.move._case.reg.move.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.resubmit._case.ResubmitBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.resubmit.table._case.ResubmitTableBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.unknown._case.UnknownBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Values to actions of the YANG model; {@link ActionReader} reads them back as they were.
 */
@NonNullByDefault
final class ActionWriter {
    private static final int SUBTYPE_DIGITS = 4;
    private static final int HEX = 16;

    private ActionWriter() {
        // Hidden on purpose
    }

    static OvsAction write(final NiciraAction action) {
        return new OvsActionBuilder().setKind(kind(action)).build();
    }

    private static Kind kind(final NiciraAction action) {
        return switch (action) {
            case NiciraAction.RegMove move -> move(move.source(), move.destination());
            case NiciraAction.RegLoad load -> load(load.destination(), load.value());
            case NiciraAction.RegLoad2 load -> load2(load);
            case NiciraAction.Encap encap -> encap(encap);
            case NiciraAction.Decap decap -> decap(decap.newType());
            case NiciraAction.OutputTrunc trunc -> new OutputTruncCaseBuilder()
                .setOutputTrunc(new OutputTruncBuilder().setPort(port(trunc.port()))
                    .setMaxLength(Uint32.valueOf(trunc.maxLength())).build()).build();
            case NiciraAction.Resubmit resubmit -> new ResubmitCaseBuilder()
                .setResubmit(new ResubmitBuilder().setPort(port(resubmit.port())).build()).build();
            case NiciraAction.ResubmitTable resubmit -> resubmit(resubmit);
            // What only netvis makes is told by its bytes
            case NiciraAction.Controller controller ->
                unknown(NiciraCodec.unknown(controller, "the model has no controller action"));
            case NiciraAction.Unknown unknown -> unknown(unknown);
        };
    }

    private static Kind move(final Subfield source, final Subfield destination) {
        final var from = new SourceBuilder().setField(field(source.field().name())).setFieldLength(length(source));
        final var to = new DestinationBuilder().setField(field(destination.field().name()))
            .setFieldLength(length(destination));
        if (!source.isWhole()) {
            from.setFirstBit(firstBit(source)).setLastBit(lastBit(source));
        }
        if (!destination.isWhole()) {
            to.setFirstBit(firstBit(destination)).setLastBit(lastBit(destination));
        }
        return new RegMoveCaseBuilder()
            .setRegMove(new RegMoveBuilder().setSource(from.build()).setDestination(to.build()).build()).build();
    }

    private static Kind load(final Subfield destination, final long value) {
        final var result = new RegLoadBuilder().setField(field(destination.field().name()))
            .setFieldLength(length(destination)).setValue(Uint64.fromLongBits(value));
        if (!destination.isWhole()) {
            result.setFirstBit(firstBit(destination)).setLastBit(lastBit(destination));
        }
        return new RegLoadCaseBuilder().setRegLoad(result.build()).build();
    }

    private static Kind load2(final NiciraAction.RegLoad2 load) {
        final var result = new RegLoad2Builder().setField(field(load.field().name())).setValue(hex(load.value()));
        if (!load.isWhole()) {
            result.setMask(hex(load.mask()));
        }
        return new RegLoad2CaseBuilder().setRegLoad2(result.build()).build();
    }

    private static Kind encap(final NiciraAction.Encap encap) {
        final var result = new EncapBuilder().setPacketType(new PacketTypeBuilder()
            .setNamespace(Uint16.valueOf(encap.packetType().namespace()))
            .setType(Uint16.valueOf(encap.packetType().type())).build());
        if (encap.headerSize() != 0) {
            result.setHeaderSize(Uint16.valueOf(encap.headerSize()));
        }
        final Map<PropertyKey, Property> properties = new LinkedHashMap<>();
        for (var each : encap.properties()) {
            final var property = property(properties.size(), each);
            properties.put(property.key(), property);
        }
        return new EncapCaseBuilder().setEncap(result.setProperty(properties).build()).build();
    }

    private static Property property(final int order, final EncapProperty property) {
        return new PropertyBuilder().setOrder(Uint16.valueOf(order)).setKind(switch (property) {
            case EncapProperty.NshMdType mdType ->
                new NshMdTypeCaseBuilder().setNshMdType(Uint8.valueOf(mdType.type())).build();
            case EncapProperty.NshTlv tlv -> new NshTlvCaseBuilder()
                .setNshTlv(new NshTlvBuilder().setMetadataClass(Uint16.valueOf(tlv.metadataClass()))
                    .setMetadataType(Uint8.valueOf(tlv.type())).setValue(hex(tlv.value())).build()).build();
        }).build();
    }

    private static Kind decap(final PacketType newType) {
        final var decap = new DecapBuilder();
        if (!newType.equals(PacketType.NEXT_PROTO)) {
            decap.setNewPacketType(new NewPacketTypeBuilder().setNamespace(Uint16.valueOf(newType.namespace()))
                .setType(Uint16.valueOf(newType.type())).build());
        }
        return new DecapCaseBuilder().setDecap(decap.build()).build();
    }

    private static Kind resubmit(final NiciraAction.ResubmitTable resubmit) {
        final var result = new ResubmitTableBuilder().setTable(Uint8.valueOf(resubmit.table()));
        if (resubmit.port() != NiciraAction.IN_PORT) {
            result.setPort(port(resubmit.port()));
        }
        return new ResubmitTableCaseBuilder().setResubmitTable(result.build()).build();
    }

    private static Kind unknown(final NiciraAction.Unknown unknown) {
        final var result = new UnknownBuilder().setReason(unknown.reason());
        final var hex = unknown.payload().toString();
        if (hex.length() < SUBTYPE_DIGITS) {
            result.setBody(new Hex(hex));
        } else {
            result.setSubtype(Uint16.valueOf(hex.substring(0, SUBTYPE_DIGITS), HEX))
                .setBody(new Hex(hex.substring(SUBTYPE_DIGITS)));
        }
        return new UnknownCaseBuilder().setUnknown(result.build()).build();
    }

    private static @Nullable Uint8 length(final Subfield subfield) {
        final var field = subfield.field();
        return field.equals(NxmField.of(field.name())) ? null : Uint8.valueOf(field.bytes());
    }

    private static Uint16 firstBit(final Subfield subfield) {
        return Uint16.valueOf(subfield.offset());
    }

    private static Uint16 lastBit(final Subfield subfield) {
        return Uint16.valueOf(subfield.offset() + subfield.width() - 1);
    }

    private static Field field(final String name) {
        return Field.ofName(name);
    }

    private static OvsPort port(final int port) {
        return new OvsPort(Uint16.valueOf(port));
    }

    private static Hex hex(final Bytes bytes) {
        return new Hex(bytes.toString());
    }
}
