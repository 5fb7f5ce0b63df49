/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

/**
 * Something that the operator must put right.
 *
 * @param subject what it is about
 * @param text what is wrong, and what to do
 */
public record Problem(ObjectId subject, String text) {
    /** A problem. */
    public Problem {
        requireNonNull(subject);
        requireNonNull(text);
    }

    /** {@return the message as a person reads it} */
    @Override
    public String toString() {
        return subject.label() + ": " + text;
    }
}
