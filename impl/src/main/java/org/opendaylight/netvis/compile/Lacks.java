/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy lacks on a bridge, in sentences: all of them in their order, and whether something of it may come by
 * itself, or a person has to do something.
 */
final class Lacks {
    private final List<String> sentences = new ArrayList<>();
    private boolean awaited;

    /** Adds what is used as soon as it is there. */
    void await(final String sentence) {
        sentences.add(sentence);
        awaited = true;
    }

    /** Adds what somebody has to put right. */
    void demand(final String sentence) {
        sentences.add(sentence);
    }

    /** Adds what is nowhere. */
    void add(final String what, final Location.Nowhere nowhere) {
        sentences.add(what + ": " + nowhere.reason());
        awaited |= nowhere.awaited();
    }

    /** Adds what others lack. */
    void addAll(final Lacks others) {
        sentences.addAll(others.sentences);
        awaited |= others.awaited;
    }

    /** {@return whether something is used as soon as it is there} */
    boolean isAwaited() {
        return awaited;
    }

    int size() {
        return sentences.size();
    }

    ImmutableList<String> sentences() {
        return ImmutableList.copyOf(sentences);
    }
}
