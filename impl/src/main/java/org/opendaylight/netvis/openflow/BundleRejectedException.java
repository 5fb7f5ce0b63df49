/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A switch refused a bundle, and therefore none of its messages has changed anything.
 */
@NonNullByDefault
public final class BundleRejectedException extends Exception {
    /** The {@linkplain #messageIndex() index} when the switch refused the bundle, and no message in particular. */
    public static final int NO_MESSAGE = -1;

    @Serial
    private static final long serialVersionUID = 1L;

    private final int messageIndex;
    private final String error;

    /**
     * Default constructor.
     *
     * @param messageIndex position of the refused message in the list that was to be committed, or {@link #NO_MESSAGE}
     * @param error OpenFlow error type and code, in the words of the specification where it is known
     */
    public BundleRejectedException(final int messageIndex, final String error) {
        super(messageIndex == NO_MESSAGE ? "switch refused the bundle: " + error
            : "switch refused message " + messageIndex + " of the bundle: " + error);
        this.messageIndex = messageIndex;
        this.error = requireNonNull(error);
    }

    /**
     * {@return position of the refused message in the list that was to be committed, or {@link #NO_MESSAGE}}
     */
    public int messageIndex() {
        return messageIndex;
    }

    /**
     * {@return OpenFlow error type and code, for example {@code BAD_ACTION/BAD_OUT_PORT (2/4)}}
     */
    public String error() {
        return error;
    }
}
