/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.openflowplugin.extension.api.OpenFlowPluginExtensionRegistratorProvider;
import org.opendaylight.openflowplugin.extension.api.TypeVersionKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.RawMessagesSal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.RawMessagesSalBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.raw.messages.sal.SalRawMessagesBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflowplugin.experimenter.types.rev151020.experimenter.core.message.ExperimenterMessageOfChoice;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the codecs with openflowplugin, on each port that it listens on, and offers them as a service.
 */
@NonNullByDefault
@Component(service = RawOpenflow.class)
public final class OSGiRawOpenflow implements RawOpenflow, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OSGiRawOpenflow.class);

    private final Conversations conversations = new Conversations();
    private final PacketIns packetIns = new PacketIns();
    private final Map<SwitchConnectionProvider, RawProvider> providers = new ConcurrentHashMap<>();
    private final Registration converter;

    @Activate
    public OSGiRawOpenflow(@Reference final OpenFlowPluginExtensionRegistratorProvider registrator) {
        converter = registrator.getExtensionConverterRegistrator().registerMessageConvertor(
            new TypeVersionKey<>(RawMessagesSal.class, EncodeConstants.OF_VERSION_1_3), new RawMessagesConverter());
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC,
        policyOption = ReferencePolicyOption.GREEDY)
    void bindProvider(final SwitchConnectionProvider provider) {
        providers.computeIfAbsent(provider, key -> new RawProvider(key, conversations, packetIns));
        LOG.info("raw OpenFlow messages can be sent on {} port(s)", providers.size());
    }

    void unbindProvider(final SwitchConnectionProvider provider) {
        final var raw = providers.remove(provider);
        if (raw != null) {
            raw.close();
        }
    }

    @Override
    public ExperimenterMessageOfChoice messages(final byte[] messages) {
        return new RawMessagesSalBuilder()
            .setSalRawMessages(new SalRawMessagesBuilder().setMessages(messages).build())
            .build();
    }

    @Override
    public Conversation converse(final int count, final AnswerListener listener) {
        providers.values().forEach(RawProvider::tap);
        return conversations.open(count, listener);
    }

    @Override
    public Registration packetIns(final long cookie, final PacketInListener listener) {
        providers.values().forEach(RawProvider::tap);
        return packetIns.register(cookie, listener);
    }

    @Deactivate
    @Override
    public void close() {
        converter.close();
        providers.values().forEach(RawProvider::close);
        providers.clear();
    }
}
