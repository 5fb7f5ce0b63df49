/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.OxmEntry;
import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Hex;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsClass;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.ovs.match.grouping.OvsMatch;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.ovs.match.grouping.OvsMatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.oxm.container.match.entry.value.OvsMatchOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.oxm.container.match.entry.value.OvsMatchOfjBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.oxm.rev150225.match.entries.grouping.MatchEntry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.oxm.rev150225.match.entries.grouping.MatchEntryBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One field between openflowplugin and the wire, in matches and where it is set.
 *
 * <p>A length that a field cannot have is an error, for which openflowplugin drops the message and keeps the session.
 *
 * <p>When a serializer fails, openflowplugin sends nothing and tells the caller of the RPC that all is well. Therefore
 * a match that cannot be is sent as one that each switch refuses: nothing is installed, and the RPC fails.
 */
@NonNullByDefault
final class MatchCodec implements OFSerializer<MatchEntry>, OFDeserializer<MatchEntry> {
    private static final Logger LOG = LoggerFactory.getLogger(MatchCodec.class);
    /** Field 127 of NXM_1, which Open vSwitch does not have: OFPBMC_BAD_FIELD (its lib/nx-match.c). */
    private static final Bytes REFUSED = Bytes.parse("0001fe0400000000");

    private final NxmField field;
    private final OvsField identity;

    MatchCodec(final NxmField field, final OvsField identity) {
        this.field = requireNonNull(field);
        this.identity = requireNonNull(identity);
    }

    static MatchEntry entry(final OvsField identity, final OvsMatch match) {
        return new MatchEntryBuilder().setOxmClass(OvsClass.VALUE).setOxmMatchField(identity)
            .setHasMask(match.getMask() != null)
            .setMatchEntryValue(new OvsMatchOfjBuilder().setOvsMatch(match).build()).build();
    }

    @Override
    public void serialize(final MatchEntry input, final ByteBuf outBuffer) {
        outBuffer.writeBytes(encode(((OvsMatchOfj) input.getMatchEntryValue()).nonnullOvsMatch()));
    }

    private byte[] encode(final OvsMatch match) {
        try {
            final var value = match.getValue();
            return new OxmEntry(field, value == null ? Bytes.of() : bytes(value), mask(match.getMask())).encode();
        } catch (IllegalArgumentException e) {
            LOG.warn("a match cannot be sent, the switch gets one to refuse instead: {}", match, e);
            return REFUSED.toArray();
        }
    }

    private static @Nullable Bytes mask(final @Nullable Hex mask) {
        return mask == null ? null : bytes(mask);
    }

    private static Bytes bytes(final Hex hex) {
        return Bytes.parse(hex.getValue());
    }

    @Override
    public MatchEntry deserialize(final ByteBuf rawMessage) {
        final var header = rawMessage.readInt();
        final var content = new byte[OxmHeader.length(header)];
        if (content.length > rawMessage.readableBytes()) {
            throw new IllegalArgumentException("%s of %d bytes where there are %d".formatted(field, content.length,
                rawMessage.readableBytes()));
        }
        rawMessage.readBytes(content);
        final var match = OxmEntry.decode(field, header, content);
        final var mask = match.mask();
        return entry(identity, new OvsMatchBuilder().setValue(new Hex(match.value().toString()))
            .setMask(mask == null ? null : new Hex(mask.toString())).build());
    }
}
