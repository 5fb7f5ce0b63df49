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
 * {@code netvis:tools}.
 */
@Service
@Command(scope = "netvis", name = "tools", description = "All tools, and what they got")
public final class Tools extends ListCommand {
    @Override
    ShellTable table(final Status status) {
        return Listings.tools(status);
    }
}
