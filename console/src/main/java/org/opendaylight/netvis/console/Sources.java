/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.console;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.opendaylight.netvis.status.Status;

/**
 * {@code netvis:sources}.
 */
@Service
@Command(scope = "netvis", name = "sources", description = "All sources, and where they are")
public final class Sources extends ListCommand {
    @Override
    ShellTable table(final Status status) {
        return Listings.sources(status);
    }
}
