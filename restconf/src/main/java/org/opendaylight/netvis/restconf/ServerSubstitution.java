/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import java.util.Map;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an {@link ExplainingServer} in the place of OpenDaylight's RESTCONF server: the end points, of Jetty and of
 * Netty, take the one that they find, and find this one only.
 *
 * <p>Its bundle has a low start level, so that it is there before the end points are. If it comes later, they go on
 * with what they have, and it works from the next start of the controller on.
 */
public final class ServerSubstitution implements BundleActivator {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSubstitution.class);
    private static final String SERVICE = RestconfServer.class.getName();
    private static final String SUBSTITUTE = "netvis.substitute";
    private static final long SYSTEM_BUNDLE = 0;

    @Override
    public void start(final BundleContext context) {
        final long self = context.getBundle().getBundleId();
        context.registerService(FindHook.class, (asking, name, filter, all, found) -> {
            if (isDeceived(asking, self)) {
                found.removeIf(ServerSubstitution::isOriginal);
            }
        }, null);
        context.registerService(EventListenerHook.class, (event, listeners) -> {
            // Whoever has found it before must be told when it goes
            if (event.getType() != ServiceEvent.UNREGISTERING && isOriginal(event.getServiceReference())) {
                listeners.keySet().removeIf(listening -> isDeceived(listening, self));
            }
        }, null);
        new Substitution(context).open();
    }

    @Override
    public void stop(final BundleContext context) {
        // The framework takes the hooks and the services back
    }

    private static boolean isDeceived(final BundleContext context, final long self) {
        final long bundle = context.getBundle().getBundleId();
        return bundle != self && bundle != SYSTEM_BUNDLE;
    }

    private static boolean isOriginal(final ServiceReference<?> reference) {
        return reference.getProperty(SUBSTITUTE) == null
            && SERVICE.equals(((String[]) reference.getProperty("objectClass"))[0]);
    }

    /** Offers a substitute as long as there is an original. */
    private static final class Substitution extends ServiceTracker<RestconfServer, ServiceRegistration<?>> {
        Substitution(final BundleContext context) {
            super(context, RestconfServer.class, null);
        }

        @Override
        public ServiceRegistration<?> addingService(final ServiceReference<RestconfServer> reference) {
            if (!isOriginal(reference)) {
                return null;
            }
            LOG.debug("Standing before {}", reference);
            return context.registerService(RestconfServer.class,
                new ExplainingServer(context.getService(reference)),
                FrameworkUtil.asDictionary(Map.of(SUBSTITUTE, true)));
        }

        @Override
        public void removedService(final ServiceReference<RestconfServer> reference,
                final ServiceRegistration<?> substitute) {
            substitute.unregister();
            context.ungetService(reference);
        }
    }
}
