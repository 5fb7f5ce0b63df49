/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A message of a bundle that a switch refused.
 *
 * @param index position of the message in the list that was to be committed
 * @param error OpenFlow error type and code, for example {@code FLOW_MOD_FAILED/TABLE_FULL (5/1)}
 * @param tableFull whether it is that the table has no room for the flow
 */
public record RefusedMessage(int index, String error, boolean tableFull) implements Serializable {
    public RefusedMessage {
        requireNonNull(error);
    }
}
