/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The whole desired content of one bridge as a value: a {@link org.opendaylight.netvis.program.Program} of flows and
 * groups, in terms of OpenFlow 1.3 and Open vSwitch. Pure: no I/O, and no type of OpenDaylight, OSGi or SLF4J.
 */
package org.opendaylight.netvis.program;
