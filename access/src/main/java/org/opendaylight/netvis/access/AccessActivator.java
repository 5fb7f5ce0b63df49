/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.aaa.api.IIDMStore;
import org.opendaylight.aaa.api.password.service.PasswordHashService;
import org.opendaylight.restconf.server.PrincipalService;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Stands between OpenDaylight's accounts and everybody who asks for them.
 *
 * <p>Not a component of OSGi Declarative Services, as its hooks must be in place when the bundle has started: the store
 * of accounts is looked up by bundles of higher start levels only, and none of them sees it before {@code admin} has a
 * password of its own. If that cannot be had, nobody can log in.
 */
public final class AccessActivator implements BundleActivator {
    private static final String CREDENTIALS = "admin.netrc";

    private final List<ServiceSubstitution<?>> substitutions = new ArrayList<>();

    @Override
    public void start(final BundleContext context) {
        final var file = new CredentialsFile(Path.of(System.getProperty("karaf.etc", "etc"), CREDENTIALS));
        substitutions.add(new ServiceSubstitution<>(context, IIDMStore.class, store -> {
            // Whoever offers a store of accounts has it
            final var hashes = context.getService(context.getServiceReference(PasswordHashService.class));
            new AdministratorAccount(store, hashes, file).secure();
            return store;
        }));
        substitutions.add(new ServiceSubstitution<>(context, PrincipalService.class, AdministratorsOnly::new));
        substitutions.forEach(ServiceSubstitution::open);
    }

    @Override
    public void stop(final BundleContext context) {
        substitutions.forEach(ServiceSubstitution::close);
        substitutions.clear();
    }
}
