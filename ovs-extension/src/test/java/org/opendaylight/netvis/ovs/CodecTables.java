/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import org.mockito.stubbing.Answer;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.keys.MessageTypeKey;
import org.opendaylight.openflowjava.protocol.impl.deserialization.DeserializerRegistryImpl;
import org.opendaylight.openflowjava.protocol.impl.serialization.SerializerRegistryImpl;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;

/**
 * One of openflowplugin's listening ports, as far as codecs go: its own tables, filled with its own codecs.
 */
final class CodecTables {
    private final SerializerRegistryImpl serializers = new SerializerRegistryImpl();
    private final DeserializerRegistryImpl deserializers = new DeserializerRegistryImpl();
    private final SwitchConnectionProvider provider = mock(SwitchConnectionProvider.class);

    CodecTables() {
        serializers.init();
        deserializers.init();
        final Answer<?> serializer = call -> {
            serializers.registerSerializer(call.getArgument(0, MessageTypeKey.class), call.getArgument(1));
            return null;
        };
        final Answer<?> deserializer = call -> {
            deserializers.registerDeserializer(call.getArgument(0), call.getArgument(1));
            return null;
        };
        doAnswer(serializer).when(provider).registerActionSerializer(any(), any());
        doAnswer(serializer).when(provider).registerExperimenterMessageSerializer(any(), any());
        doAnswer(deserializer).when(provider).registerActionDeserializer(any(), any());
        doAnswer(deserializer).when(provider).registerExperimenterMessageDeserializer(any(), any());
        doAnswer(serializer).when(provider).registerMatchEntrySerializer(any(), any());
        doAnswer(deserializer).when(provider).registerMatchEntryDeserializer(any(), any());
        doAnswer(call -> serializers.unregisterSerializer(call.getArgument(0, MessageTypeKey.class)))
            .when(provider).unregisterSerializer(any());
        doAnswer(call -> deserializers.unregisterDeserializer(call.getArgument(0, MessageCodeKey.class)))
            .when(provider).unregisterDeserializer(any());
    }

    SerializerRegistryImpl serializers() {
        return serializers;
    }

    DeserializerRegistryImpl deserializers() {
        return deserializers;
    }

    SwitchConnectionProvider provider() {
        return provider;
    }
}
