/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

/**
 * What became of messages that have no answer.
 *
 * @param taken bytes that were taken to be sent
 * @param held bytes of these that the switch has not yet confirmed
 * @param refused bytes that were not taken, as too much was under way; bytes that were tried again count again
 * @param lost bytes that were taken and could not be sent
 * @param errors messages that the switch refused
 */
public record TransmitCount(long taken, long held, long refused, long lost, long errors) {
}
