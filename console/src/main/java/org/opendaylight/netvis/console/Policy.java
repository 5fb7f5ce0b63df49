/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.opendaylight.netvis.status.Status;

/**
 * {@code netvis:policy TENANT/NAME}.
 */
@Service
@Command(scope = "netvis", name = "policy", description = "One policy, on each of its bridges")
public final class Policy extends ListCommand {
    @Argument(name = "policy", description = "TENANT/NAME", required = true)
    @Completion(PolicyNames.class)
    private String name = "";

    @Override
    ShellTable table(final Status status) {
        final var found = status.policies().entrySet().stream().filter(it -> it.getKey().toString().equals(name))
            .findFirst().orElseThrow(() -> new IllegalArgumentException("there is no policy " + name));
        return Listings.policy(found.getKey(), found.getValue());
    }
}
