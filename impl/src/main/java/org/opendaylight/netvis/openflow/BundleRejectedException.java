/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
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

    private final ImmutableList<RefusedMessage> messages;
    private final int messageIndex;
    private final String error;

    /**
     * The switch refused the bundle, and no message in particular.
     *
     * @param error OpenFlow error type and code, in the words of the specification where it is known
     */
    public BundleRejectedException(final String error) {
        super("switch refused the bundle: " + error);
        messages = ImmutableList.of();
        messageIndex = NO_MESSAGE;
        this.error = requireNonNull(error);
    }

    /**
     * The switch refused messages.
     *
     * @param messages the messages, at least one, in the order in which the switch refused them
     */
    public BundleRejectedException(final ImmutableList<RefusedMessage> messages) {
        super("switch refused message " + messages.getFirst().index() + " of the bundle: "
            + messages.getFirst().error());
        this.messages = messages;
        messageIndex = messages.getFirst().index();
        error = messages.getFirst().error();
    }

    /**
     * {@return the messages that the switch refused, as far as it got; none if it refused the bundle as a whole}
     */
    public ImmutableList<RefusedMessage> messages() {
        return messages;
    }

    /**
     * {@return position of the first refused message in the list that was to be committed, or {@link #NO_MESSAGE}}
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
