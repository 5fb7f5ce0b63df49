/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.ExperimenterIdTypeSerializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.multipart.types.rev170112.MultipartReply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.BarrierOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.MultipartReplyMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PacketInMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.experimenter.core.ExperimenterDataOfChoice;

/**
 * The codecs for raw messages on one of openflowplugin's listening ports.
 *
 * <p>openflowplugin fills its table of deserializers again when it starts to listen, maybe after this port was opened
 * here; {@link #tap()} therefore makes good what is missing, and is called before messages are sent.
 */
@NonNullByDefault
final class RawProvider implements AutoCloseable {
    private static final ExperimenterIdTypeSerializerKey<ExperimenterDataOfChoice> SERIALIZER_KEY =
        new ExperimenterIdTypeSerializerKey<>(EncodeConstants.OF_VERSION_1_3, RawMessagesConverter.EXPERIMENTER,
            RawMessagesConverter.TYPE.toJava(), ExperimenterDataOfChoice.class);

    /** Kind of message by its type, OpenFlow 1.3.5 section 7.1, and the class that openflowplugin makes of it. */
    private record Kind(int type, Class<? extends OfHeader> model) {
        MessageCodeKey key() {
            return new MessageCodeKey(EncodeConstants.OF_VERSION_1_3, type, model);
        }
    }

    private static final int PACKET_IN = 10;

    /** Packet-ins and multipart replies have two classes each, of which openflowplugin's configuration uses one. */
    private static final List<Kind> TAPPED = List.of(
        new Kind(1, ErrorMessage.class),
        new Kind(4, ExperimenterMessage.class),
        new Kind(PACKET_IN, PacketInMessage.class),
        new Kind(PACKET_IN,
            org.opendaylight.yang.gen.v1.urn.opendaylight.packet.service.rev130709.PacketInMessage.class),
        new Kind(19, MultipartReply.class),
        new Kind(19, MultipartReplyMessage.class),
        new Kind(21, BarrierOutput.class));

    private final SwitchConnectionProvider provider;
    private final Conversations conversations;
    private final PacketIns packetIns;
    private final DeserializerRegistry registry;

    RawProvider(final SwitchConnectionProvider provider, final Conversations conversations,
            final PacketIns packetIns) {
        this.provider = requireNonNull(provider);
        this.conversations = requireNonNull(conversations);
        this.packetIns = requireNonNull(packetIns);
        provider.registerExperimenterMessageSerializer(SERIALIZER_KEY, new RawMessagesSerializer());
        registry = RegistrySeeker.seek(provider);
        tap();
    }

    synchronized void tap() {
        for (var kind : TAPPED) {
            final var current = current(kind);
            if (current != null && !(current instanceof Tap)) {
                registry.registerDeserializer(kind.key(), kind.type == PACKET_IN ? new PacketInTap(current, packetIns)
                    : new AnswerTap(kind.type, current, conversations));
            }
        }
    }

    @Override
    public synchronized void close() {
        for (var kind : TAPPED) {
            if (current(kind) instanceof Tap tap) {
                registry.registerDeserializer(kind.key(), tap.tapped());
            }
        }
        provider.unregisterSerializer(SERIALIZER_KEY);
    }

    private @Nullable OFDeserializer<? extends OfHeader> current(final Kind kind) {
        return RegistrySeeker.<OFDeserializer<? extends OfHeader>>find(registry, kind.key());
    }
}
