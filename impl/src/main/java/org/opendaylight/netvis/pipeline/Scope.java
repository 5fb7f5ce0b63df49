/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of the pipeline in which a {@link Mark} keeps its meaning. Bits that mean something in one may mean
 * something else in another.
 */
public enum Scope {
    /** The frame itself, and what was in it: from the first table to the last. */
    FRAME("frame"),
    /** A frame on the way to the removal of its VN-tag. */
    VN_TAG("removal of VN-tags"),
    /** A copy that a group sends on to be stripped. */
    COPY("copy to be stripped"),
    /** All of them. */
    EVERYWHERE("everywhere");

    private final String label;

    Scope(final String label) {
        this.label = requireNonNull(label);
    }

    /** {@return what it is, in a few words} */
    public String label() {
        return label;
    }

    /** {@return whether marks of both may be on one packet} */
    boolean meets(final Scope other) {
        return this == other || this == EVERYWHERE || other == EVERYWHERE;
    }
}
