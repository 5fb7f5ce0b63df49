/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.console;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.status.Vitals;

/**
 * Completes the names of policies.
 */
@Service
public final class PolicyNames implements Completer {
    @Reference
    @SuppressFBWarnings(value = "UWF_UNWRITTEN_FIELD", justification = "written by Karaf")
    private Vitals.Source source;

    @Override
    public int complete(final Session session, final CommandLine line, final List<String> candidates) {
        return new StringsCompleter(source.vitals().status().policies().keySet().stream().map(PolicyId::toString)
            .toList()).complete(session, line, candidates);
    }
}
