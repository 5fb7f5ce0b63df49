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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.MatchEntryDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.MatchEntrySerializerKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsClass;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codecs of fields on one of openflowplugin's listening ports.
 *
 * <p>There can be one deserializer only for each field. If another extension has one already, it is left where it is:
 * the field can be sent then, and is read by the other extension.
 */
@NonNullByDefault
final class MatchProvider implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MatchProvider.class);

    private final ImmutableMap<NxmField, MatchCodec> codecs = OvsFields.all().entrySet().stream()
        .collect(ImmutableMap.toImmutableMap(each -> each.getKey(),
            each -> new MatchCodec(each.getKey(), each.getValue())));
    private final SwitchConnectionProvider provider;
    private final DeserializerRegistry registry;

    MatchProvider(final SwitchConnectionProvider provider) {
        this.provider = requireNonNull(provider);
        registry = RegistrySeeker.seek(provider);
        final var taken = new ArrayList<String>();
        codecs.forEach((field, codec) -> register(field, codec, taken));
        if (!taken.isEmpty()) {
            LOG.warn("another extension reads these fields; those of netvis can be sent, and are not read: {}", taken);
        }
    }

    private void register(final NxmField field, final MatchCodec codec, final List<String> taken) {
        provider.registerMatchEntrySerializer(serializerKey(OvsFields.all().get(field)), codec);
        if (isTaken(field)) {
            taken.add(field.name());
        } else {
            provider.registerMatchEntryDeserializer(deserializerKey(field), codec);
        }
    }

    /** {@return the key that openflowplugin makes of a match that is sent} */
    static MatchEntrySerializerKey<OvsClass, OvsField> serializerKey(final OvsField field) {
        return new MatchEntrySerializerKey<>(EncodeConstants.OF_VERSION_1_3, OvsClass.VALUE, field);
    }

    /** {@return the key that openflowplugin makes of a match that it gets} */
    static MatchEntryDeserializerKey deserializerKey(final NxmField field) {
        final var key = new MatchEntryDeserializerKey(EncodeConstants.OF_VERSION_1_3, field.fieldClass().code(),
            field.number());
        if (field.isExperimenter()) {
            key.setExperimenterId(Uint32.valueOf(field.experimenter()));
        }
        return key;
    }

    private boolean isTaken(final NxmField field) {
        return RegistrySeeker.<OFGeneralDeserializer>find(registry, deserializerKey(field)) != null;
    }

    private boolean isOurs(final NxmField field, final MatchCodec codec) {
        return isTaken(field) && registry.<OFGeneralDeserializer>getDeserializer(deserializerKey(field)) == codec;
    }

    @Override
    public void close() {
        codecs.forEach((field, codec) -> {
            if (isOurs(field, codec)) {
                provider.unregisterDeserializer(deserializerKey(field));
            }
            provider.unregisterSerializer(serializerKey(OvsFields.all().get(field)));
        });
    }
}
