/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Turns what the operator wants into what each bridge must hold: {@link org.opendaylight.netvis.compile.Compiler} is
 * a pure function of a policy set and the ports of the switches. No I/O, no clock, and no type of OpenDaylight.
 */
package org.opendaylight.netvis.compile;
