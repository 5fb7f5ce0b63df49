/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hides the services of a type from all other bundles and offers substitutes for them.
 *
 * @param <T> the type
 * @see <a href="https://docs.osgi.org/specification/osgi.core/8.0.0/framework.servicehooks.html">Service Hooks</a>
 */
final class ServiceSubstitution<T> extends ServiceTracker<T, ServiceRegistration<T>>
        implements FindHook, EventListenerHook {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSubstitution.class);
    /** Property that tells the substitutes from the services that are hidden. */
    private static final String SUBSTITUTE = "netvis.substitute";

    private final Class<T> type;
    private final Maker<T> maker;
    private ServiceRegistration<?> hooks;

    /**
     * Makes the substitute of a service.
     *
     * @param <T> the type of both
     */
    @FunctionalInterface
    interface Maker<T> {
        T substitute(T original) throws AccessException;
    }

    ServiceSubstitution(final BundleContext context, final Class<T> type, final Maker<T> maker) {
        super(context, type, null);
        this.type = requireNonNull(type);
        this.maker = requireNonNull(maker);
    }

    /** Hides first, then looks for what is there. */
    @Override
    public void open() {
        hooks = context.registerService(new String[] {FindHook.class.getName(), EventListenerHook.class.getName()},
            this, null);
        super.open();
    }

    @Override
    public void close() {
        super.close();
        hooks.unregister();
    }

    @Override
    public void find(final BundleContext asking, final String name, final String filter, final boolean all,
            final Collection<ServiceReference<?>> references) {
        if (isHiddenFrom(asking)) {
            references.removeIf(this::isHidden);
        }
    }

    @Override
    public void event(final ServiceEvent event, final Map<BundleContext, Collection<ListenerInfo>> listeners) {
        if (isHidden(event.getServiceReference())) {
            listeners.keySet().removeIf(this::isHiddenFrom);
        }
    }

    private boolean isHidden(final ServiceReference<?> reference) {
        return reference.getProperty(SUBSTITUTE) == null
            && Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS)).contains(type.getName());
    }

    private boolean isHiddenFrom(final BundleContext other) {
        final long id = other.getBundle().getBundleId();
        return id != context.getBundle().getBundleId() && id != Constants.SYSTEM_BUNDLE_ID;
    }

    @Override
    public ServiceRegistration<T> addingService(final ServiceReference<T> reference) {
        if (!isHidden(reference)) {
            return null;
        }
        try {
            final var substitute = maker.substitute(context.getService(reference));
            return context.registerService(type, substitute, propertiesOf(reference));
        } catch (AccessException e) {
            LOG.error("Nobody can log in until this is mended and the controller is started again", e);
            context.ungetService(reference);
            return null;
        }
    }

    @Override
    public void removedService(final ServiceReference<T> reference, final ServiceRegistration<T> registration) {
        registration.unregister();
        context.ungetService(reference);
    }

    private static Dictionary<String, Object> propertiesOf(final ServiceReference<?> reference) {
        final var properties = new HashMap<String, Object>();
        for (var key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        properties.put(SUBSTITUTE, true);
        return FrameworkUtil.asDictionary(properties);
    }
}
