/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Frames that a switch punted, decoded in place: {@link org.opendaylight.netvis.packet.Dissection} finds the headers,
 * {@link org.opendaylight.netvis.packet.CompiledClause} decides, and {@link org.opendaylight.netvis.packet.Stripper}
 * removes what a tool does not want, all as a {@link org.opendaylight.netvis.punt.PuntPlan} says. Nothing here makes
 * garbage for a packet. Uses Netty's buffers, and knows neither policies but for their ids nor OpenDaylight.
 */
package org.opendaylight.netvis.packet;
