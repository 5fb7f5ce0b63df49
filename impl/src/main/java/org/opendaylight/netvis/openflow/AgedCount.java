/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

/**
 * What a counter of a switch shows.
 *
 * @param packets packets, unsigned
 * @param bytes bytes of whole frames without their checksum, unsigned
 * @param ageNanos how long the switch has had what it counts for, in nanoseconds; what was made anew is younger
 */
public record AgedCount(long packets, long bytes, long ageNanos) {
}
