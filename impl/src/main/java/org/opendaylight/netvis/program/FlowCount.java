/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * What a flow has counted since it was made.
 *
 * @param cookie the cookie of the flow
 * @param packets packets, unsigned
 * @param bytes bytes of whole frames without their checksum, unsigned
 * @param ageNanos how long the switch has had the flow, in nanoseconds; one that was made anew is younger
 */
public record FlowCount(long cookie, long packets, long bytes, long ageNanos) {
}
