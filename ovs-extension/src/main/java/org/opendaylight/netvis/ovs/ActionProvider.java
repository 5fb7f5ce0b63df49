/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.ActionSerializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.ExperimenterActionDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfj;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codec of actions on one of openflowplugin's listening ports.
 *
 * <p>There can be one deserializer only for all actions of Open vSwitch. If another extension has one already, it is
 * left where it is: actions can be sent then, and are read by the other extension.
 */
@NonNullByDefault
final class ActionProvider implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActionProvider.class);
    private static final ActionSerializerKey<OvsActionOfj> SERIALIZER_KEY =
        new ActionSerializerKey<>(EncodeConstants.OF_VERSION_1_3, OvsActionOfj.class, ActionCodec.EXPERIMENTER);
    private static final ExperimenterActionDeserializerKey DESERIALIZER_KEY =
        new ExperimenterActionDeserializerKey(EncodeConstants.OF_VERSION_1_3, ActionCodec.EXPERIMENTER.toJava());

    private final ActionCodec codec = new ActionCodec();
    private final SwitchConnectionProvider provider;
    private final DeserializerRegistry registry;

    ActionProvider(final SwitchConnectionProvider provider) {
        this.provider = requireNonNull(provider);
        registry = RegistrySeeker.seek(provider);
        provider.registerActionSerializer(SERIALIZER_KEY, codec);
        if (isTaken()) {
            LOG.warn("another extension reads Open vSwitch's actions; those of netvis can be sent, and are not read");
        } else {
            provider.registerActionDeserializer(DESERIALIZER_KEY, codec);
        }
    }

    private boolean isTaken() {
        return RegistrySeeker.<OFGeneralDeserializer>find(registry, DESERIALIZER_KEY) != null;
    }

    @Override
    public void close() {
        if (isTaken() && registry.<OFGeneralDeserializer>getDeserializer(DESERIALIZER_KEY) == codec) {
            provider.unregisterDeserializer(DESERIALIZER_KEY);
        }
        provider.unregisterSerializer(SERIALIZER_KEY);
    }
}
