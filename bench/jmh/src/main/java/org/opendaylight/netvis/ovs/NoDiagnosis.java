/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.util.Collection;
import java.util.List;
import org.opendaylight.infrautils.diagstatus.DiagStatusService;
import org.opendaylight.infrautils.diagstatus.ServiceDescriptor;
import org.opendaylight.infrautils.diagstatus.ServiceRegistration;
import org.opendaylight.infrautils.diagstatus.ServiceState;
import org.opendaylight.infrautils.diagstatus.ServiceStatusSummary;

/**
 * Nobody wants to know how openflowplugin is.
 */
final class NoDiagnosis implements DiagStatusService {
    @Override
    public ServiceRegistration register(final String name) {
        return new ServiceRegistration() {
            @Override
            public void report(final ServiceDescriptor descriptor) {
                // Nobody listens
            }

            @Override
            public void close() {
                // Nothing is open
            }
        };
    }

    @Override
    public ServiceDescriptor getServiceDescriptor(final String name) {
        return new ServiceDescriptor(name, ServiceState.OPERATIONAL);
    }

    @Override
    public Collection<ServiceDescriptor> getAllServiceDescriptors() {
        return List.of();
    }

    @Override
    public ServiceStatusSummary getServiceStatusSummary() {
        throw new UnsupportedOperationException("nobody asks for a summary");
    }
}
