/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.EchoRequestMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.HelloMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * What shows netvis the connections of one of openflowplugin's listening ports. Only values of existing keys are
 * replaced, as the table of deserializers is a plain {@code HashMap} that the network threads read.
 */
@NonNullByDefault
final class ProviderTaps implements AutoCloseable {
    /** Versions that may stand in a hello: the highest that the switch speaks, OpenFlow 1.0 to 1.5. */
    private static final int FIRST_VERSION = 1;
    private static final int LAST_VERSION = 6;
    private static final int HELLO = 0;

    private final ImmutableMap<MessageCodeKey, Runnable> taps;
    private final DeserializerRegistry registry;

    ProviderTaps(final SwitchConnectionProvider provider, final ConnectionAdoption adoption) {
        requireNonNull(adoption);
        registry = RegistrySeeker.seek(provider);
        final var builder = ImmutableMap.<MessageCodeKey, Runnable>builder();
        for (int version = FIRST_VERSION; version <= LAST_VERSION; version++) {
            builder
                .put(new MessageCodeKey(Uint8.valueOf(version), HELLO, HelloMessage.class), adoption::onHello)
                .put(new MessageCodeKey(Uint8.valueOf(version), Header.ECHO_REQUEST, EchoRequestMessage.class),
                    adoption::onLaterMessage);
        }
        taps = builder.build();
        taps.forEach((key, first) -> {
            final var current = RegistrySeeker.<OFDeserializer<? extends OfHeader>>find(registry, key);
            if (current != null) {
                registry.registerDeserializer(key, new AdoptingTap(current, first));
            }
        });
    }

    @Override
    public void close() {
        taps.keySet().forEach(key -> {
            if (RegistrySeeker.<OFDeserializer<? extends OfHeader>>find(registry, key) instanceof AdoptingTap tap) {
                registry.registerDeserializer(key, tap.tapped());
            }
        });
    }
}
