/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.keys.ActionSerializerKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.openflowplugin.extension.api.ConverterExtensionKey;
import org.opendaylight.openflowplugin.extension.api.ExtensionConverterRegistrator;
import org.opendaylight.openflowplugin.extension.api.OpenFlowPluginExtensionRegistratorProvider;
import org.opendaylight.openflowplugin.extension.api.TypeVersionKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Registers Open vSwitch's actions and fields with openflowplugin, on each port that it listens on.
 */
@NonNullByDefault
@Component(service = { }, immediate = true)
public final class OSGiOvsExtension implements AutoCloseable {
    private final Map<SwitchConnectionProvider, Codecs> codecs = new ConcurrentHashMap<>();
    private final ImmutableList<Registration> converters;

    /** What is registered on one port. */
    private record Codecs(ActionProvider actions, MatchProvider matches, SetFieldProvider setFields)
            implements AutoCloseable {
        static Codecs register(final SwitchConnectionProvider provider) {
            return new Codecs(new ActionProvider(provider), new MatchProvider(provider),
                new SetFieldProvider(provider));
        }

        @Override
        public void close() {
            actions.close();
            matches.close();
            setFields.close();
        }
    }

    /**
     * Registers the converters.
     *
     * @param extensions where openflowplugin takes them
     */
    @Activate
    public OSGiOvsExtension(@Reference final OpenFlowPluginExtensionRegistratorProvider extensions) {
        final var registrator = extensions.getExtensionConverterRegistrator();
        final var registrations = ImmutableList.<Registration>builder();
        registerActions(registrator, registrations);
        OvsFields.all().values().forEach(field -> registerField(registrator, field, registrations));
        converters = registrations.build();
    }

    private static void registerActions(final ExtensionConverterRegistrator registrator,
            final ImmutableList.Builder<Registration> registrations) {
        final var converter = new ActionConverter();
        for (var each : ActionConverter.CASES) {
            registrations.add(registrator.registerActionConvertor(
                new TypeVersionKey<>(each, EncodeConstants.OF_VERSION_1_3), converter));
        }
        // openflowplugin looks for it without the experimenter
        registrations.add(registrator.registerActionConvertor(
            new ActionSerializerKey<>(EncodeConstants.OF_VERSION_1_3, OvsActionOfj.class, null), converter));
    }

    private static void registerField(final ExtensionConverterRegistrator registrator, final OvsField field,
            final ImmutableList.Builder<Registration> registrations) {
        final var converter = new MatchConverter(field);
        registrations
            .add(registrator.registerMatchConvertor(
                new ConverterExtensionKey<>(field, EncodeConstants.OF_VERSION_1_3), converter))
            .add(registrator.registerMatchConvertor(MatchProvider.serializerKey(field), converter));
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC,
        policyOption = ReferencePolicyOption.GREEDY)
    void bindProvider(final SwitchConnectionProvider provider) {
        codecs.computeIfAbsent(provider, Codecs::register);
    }

    void unbindProvider(final SwitchConnectionProvider provider) {
        final var registered = codecs.remove(provider);
        if (registered != null) {
            registered.close();
        }
    }

    @Deactivate
    @Override
    public void close() {
        converters.forEach(Registration::close);
        codecs.values().forEach(Codecs::close);
        codecs.clear();
    }
}
