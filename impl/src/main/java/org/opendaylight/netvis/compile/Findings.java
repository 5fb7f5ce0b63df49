/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.ArrayList;
import java.util.List;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.Problem;

/**
 * The problems of one object.
 */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final ObjectId subject;

    Findings(final ObjectId subject) {
        this.subject = subject;
    }

    void add(final String text) {
        problems.add(new Problem(subject, text));
    }

    List<Problem> problems() {
        return problems;
    }
}
