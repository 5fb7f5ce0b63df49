/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

/**
 * What a port of a switch has counted of the frames that were to leave by it.
 *
 * @param left what left
 * @param dropped packets that the port dropped, unsigned; 0 also where the switch does not know
 * @param errors packets that could not be sent for an error, unsigned; 0 also where the switch does not know
 */
public record PortCount(AgedCount left, long dropped, long errors) {
}
