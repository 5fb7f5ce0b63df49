/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import io.netty.buffer.ByteBuf;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.ActionDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.openflowplugin.api.openflow.protocol.deserialization.MessageCodeExperimenterKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.Action;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.GetFeaturesOutput;
import org.opendaylight.yangtools.binding.DataContainer;

/**
 * Reads a set-field of Open vSwitch's own fields on one of openflowplugin's listening ports, as one of Open vSwitch's
 * actions: what openflowplugin's model has for a set-field has no place for them in statistics.
 *
 * <p>openflowplugin reads an action with a deserializer of its newer table, or if that has none, with one of its older
 * table and a converter. Here the older one reads such an action, and the newer one is as if it were not there. That
 * may be replaced when openflowplugin starts to listen; so it is looked at again when a switch has connected and tells
 * its features, which is before it is asked for anything with actions.
 */
@NonNullByDefault
final class SetFieldProvider implements AutoCloseable {
    private static final MessageCodeKey NEWER =
        new MessageCodeExperimenterKey(EncodeConstants.OF_VERSION_1_3, OpenFlow13.OFPAT_SET_FIELD, Action.class, null);
    private static final MessageCodeKey OLDER =
        new ActionDeserializerKey(EncodeConstants.OF_VERSION_1_3, OpenFlow13.OFPAT_SET_FIELD, null);
    private static final MessageCodeKey FEATURES_REPLY =
        new MessageCodeKey(EncodeConstants.OF_VERSION_1_3, OpenFlow13.OFPT_FEATURES_REPLY, GetFeaturesOutput.class);

    private final DeserializerRegistry registry;
    private final OFDeserializer<GetFeaturesOutput> features;
    private final OFDeserializer<GetFeaturesOutput> tappedFeatures;

    SetFieldProvider(final SwitchConnectionProvider provider) {
        registry = RegistrySeeker.seek(provider);
        tappedFeatures = registry.getDeserializer(FEATURES_REPLY);
        features = message -> {
            tap();
            return tappedFeatures.deserialize(message);
        };
        registry.registerDeserializer(FEATURES_REPLY, features);
        tap();
    }

    private synchronized void tap() {
        tap(OLDER, message -> ActionCodec.action(SetField.read(message)));
        tap(NEWER, message -> {
            // Which is how the registry says that it has none
            throw new IllegalStateException("set-field of one of Open vSwitch's own fields");
        });
    }

    private <T extends DataContainer> void tap(final MessageCodeKey key, final Function<ByteBuf, T> ofOvs) {
        final OFDeserializer<T> current = current(key);
        if (current != null && !(current instanceof SetFieldTap)) {
            registry.registerDeserializer(key, new SetFieldTap<>(current, ofOvs));
        }
    }

    private <T extends DataContainer> @Nullable OFDeserializer<T> current(final MessageCodeKey key) {
        return RegistrySeeker.<OFDeserializer<T>>find(registry, key);
    }

    @Override
    public synchronized void close() {
        if (this.<GetFeaturesOutput>current(FEATURES_REPLY) == features) {
            registry.registerDeserializer(FEATURES_REPLY, tappedFeatures);
        }
        untap(OLDER);
        untap(NEWER);
    }

    private void untap(final MessageCodeKey key) {
        if (this.<DataContainer>current(key) instanceof SetFieldTap<?> tap) {
            registry.registerDeserializer(key, tap.tapped());
        }
    }
}
