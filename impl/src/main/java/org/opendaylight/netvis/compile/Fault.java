/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Arrays;

/**
 * What an operator is told of an exception that nobody expected: enough to report it, and that it is not his doing.
 */
public final class Fault {
    private Fault() {
        // Hidden on purpose
    }

    /**
     * {@return a sentence about an exception}
     *
     * @param what what could not be done
     * @param exception the exception
     */
    public static String tell(final String what, final RuntimeException exception) {
        return what + ": " + exception + place(exception)
            + ": this is a fault of netvis, please report it";
    }

    private static String place(final RuntimeException exception) {
        return Arrays.stream(exception.getStackTrace()).findFirst().map(frame -> " at " + frame).orElse("");
    }
}
