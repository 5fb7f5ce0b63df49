/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import java.time.Instant;

/**
 * What was counted.
 *
 * @param packets number of packets
 * @param bytes their bytes
 * @param since from when on everything is counted
 */
public record Count(long packets, long bytes, Instant since) {
}
