/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.HexFormat;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.action.EncapProperty;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.action.PacketType;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Hex;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.PacketTypeGrouping;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.SubfieldGrouping;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.OvsAction;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.DecapCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.EncapCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.OutputTruncCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegLoad2Case;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegLoadCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegMoveCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.ResubmitCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.ResubmitTableCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.UnknownCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.decap._case.Decap;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.Encap;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.Property;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.property.kind.NshMdTypeCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.encap._case.encap.property.kind.NshTlvCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.load2._case.RegLoad2;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.resubmit.table._case.ResubmitTable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.unknown._case.Unknown;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Actions of the YANG model to values. What the model cannot check is an {@link IllegalArgumentException}.
 */
@NonNullByDefault
final class ActionReader {
    private ActionReader() {
        // Hidden on purpose
    }

    static NiciraAction read(final OvsAction action) {
        return switch (action.getKind()) {
            case RegMoveCase move -> new NiciraAction.RegMove(subfield(move.nonnullRegMove().nonnullSource()),
                subfield(move.nonnullRegMove().nonnullDestination()));
            case RegLoadCase load -> new NiciraAction.RegLoad(subfield(load.nonnullRegLoad()),
                load.nonnullRegLoad().requireValue().longValue());
            case RegLoad2Case load -> load2(load.nonnullRegLoad2());
            case EncapCase encap -> encap(encap.nonnullEncap());
            case DecapCase decap -> decap(decap.getDecap());
            case OutputTruncCase trunc -> new NiciraAction.OutputTrunc(
                trunc.nonnullOutputTrunc().requirePort().getValue().toJava(),
                trunc.nonnullOutputTrunc().requireMaxLength().toJava());
            case ResubmitCase resubmit ->
                new NiciraAction.Resubmit(resubmit.nonnullResubmit().requirePort().getValue().toJava());
            case ResubmitTableCase resubmit -> resubmit(resubmit.nonnullResubmitTable());
            case UnknownCase unknown -> unknown(unknown.nonnullUnknown());
            case null, default -> throw new IllegalArgumentException("ovs-action has no action in it");
        };
    }

    private static NiciraAction load2(final RegLoad2 load) {
        final var value = bytes(load.requireValue());
        final var field = NxmField.of(load.requireField().getName()).ofLength(value.length());
        final var mask = load.getMask();
        return mask == null ? NiciraAction.RegLoad2.whole(field, value)
            : new NiciraAction.RegLoad2(field, value, bytes(mask));
    }

    private static NiciraAction encap(final Encap encap) {
        return new NiciraAction.Encap(or(encap.getHeaderSize(), 0), packetType(encap.nonnullPacketType()),
            encap.nonnullProperty().values().stream()
                .sorted((left, right) -> left.requireOrder().compareTo(right.requireOrder()))
                .map(ActionReader::property).collect(toImmutableList()));
    }

    private static EncapProperty property(final Property property) {
        return switch (property.getKind()) {
            case NshMdTypeCase mdType -> new EncapProperty.NshMdType(mdType.requireNshMdType().toJava());
            case NshTlvCase tlv -> new EncapProperty.NshTlv(tlv.nonnullNshTlv().requireMetadataClass().toJava(),
                tlv.nonnullNshTlv().requireMetadataType().toJava(), bytes(tlv.nonnullNshTlv().requireValue()));
            case null, default -> throw new IllegalArgumentException(
                "property " + property.getOrder() + " of encap has no property in it");
        };
    }

    private static NiciraAction decap(final @Nullable Decap decap) {
        final var newType = decap == null ? null : decap.getNewPacketType();
        return new NiciraAction.Decap(newType == null ? PacketType.NEXT_PROTO : packetType(newType));
    }

    private static NiciraAction resubmit(final ResubmitTable resubmit) {
        final var port = resubmit.getPort();
        return new NiciraAction.ResubmitTable(port == null ? NiciraAction.IN_PORT : port.getValue().toJava(),
            resubmit.requireTable().toJava());
    }

    private static NiciraAction unknown(final Unknown unknown) {
        final var subtype = unknown.getSubtype();
        final var body = unknown.getBody();
        final var hex = (subtype == null ? "" : HexFormat.of().toHexDigits(subtype.shortValue()))
            + (body == null ? "" : body.getValue());
        final var reason = unknown.getReason();
        final var bytes = Bytes.parse(hex);
        // What the model has no node for is told by its bytes as well
        return NiciraCodec.decode(bytes.toArray()) instanceof NiciraAction.Controller controller ? controller
            : new NiciraAction.Unknown(bytes, reason == null ? "" : reason);
    }

    private static Subfield subfield(final SubfieldGrouping subfield) {
        final var named = NxmField.of(subfield.requireField().getName());
        final var field = named.ofLength(or(subfield.getFieldLength(), named.bytes()));
        return field.range(or(subfield.getFirstBit(), 0), or(subfield.getLastBit(), field.bits() - 1));
    }

    private static PacketType packetType(final PacketTypeGrouping type) {
        return new PacketType(or(type.getNamespace(), 0), or(type.getType(), 0));
    }

    private static Bytes bytes(final Hex hex) {
        return Bytes.parse(hex.getValue());
    }

    private static int or(final @Nullable Uint8 value, final int absent) {
        return value == null ? absent : value.toJava();
    }

    private static int or(final @Nullable Uint16 value, final int absent) {
        return value == null ? absent : value.toJava();
    }
}
