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
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistryInjector;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.ExperimenterIdTypeDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.experimenter.core.ExperimenterDataOfChoice;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Finds the table of deserializers of a port. openflowplugin gives it only to a deserializer that asks for it, hence
 * this one, which no message ever reaches.
 */
@NonNullByDefault
final class RegistrySeeker implements OFDeserializer<ExperimenterDataOfChoice>, DeserializerRegistryInjector {
    /** Nicira's id, and a type that Nicira does not use. */
    private static final ExperimenterIdTypeDeserializerKey KEY =
        new ExperimenterIdTypeDeserializerKey(EncodeConstants.OF_VERSION_1_3, Uint32.valueOf(Experimenter.NICIRA),
            0x6e765261L, ExperimenterDataOfChoice.class);

    private final AtomicReference<DeserializerRegistry> found = new AtomicReference<>();

    private RegistrySeeker() {
        // Hidden on purpose
    }

    static DeserializerRegistry seek(final SwitchConnectionProvider provider) {
        final var seeker = new RegistrySeeker();
        provider.registerExperimenterMessageDeserializer(KEY, seeker);
        provider.unregisterDeserializer(KEY);
        return requireNonNull(seeker.found.get());
    }

    /** {@return the deserializer of a key, null if there is none, which the registry says by an exception} */
    static <T extends OFGeneralDeserializer> @Nullable T find(final DeserializerRegistry registry,
            final MessageCodeKey key) {
        try {
            return registry.getDeserializer(key);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    @Override
    public void injectDeserializerRegistry(final DeserializerRegistry deserializerRegistry) {
        found.set(deserializerRegistry);
    }

    @Override
    public ExperimenterDataOfChoice deserialize(final ByteBuf rawMessage) {
        throw new UnsupportedOperationException("no switch sends this message");
    }
}
