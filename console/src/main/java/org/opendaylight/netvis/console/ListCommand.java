/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.console;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.Vitals;

/**
 * A command that prints a table of what came of the configuration.
 */
abstract class ListCommand implements Action {
    /** Karaf gives it to each command before it is executed. */
    @Reference
    @SuppressFBWarnings(value = "UWF_UNWRITTEN_FIELD", justification = "written by Karaf")
    private Vitals.Source source;
    @Reference
    @SuppressFBWarnings(value = "UWF_UNWRITTEN_FIELD", justification = "written by Karaf")
    private Session session;

    @Override
    public final @Nullable Object execute() {
        table(source.vitals().status()).print(session.getConsole());
        return null;
    }

    abstract ShellTable table(Status status);
}
