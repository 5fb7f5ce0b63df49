/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the operator wants, as immutable records: start at {@link org.opendaylight.netvis.policy.PolicySet}. Knows
 * nothing of YANG, OpenFlow or OpenDaylight.
 */
package org.opendaylight.netvis.policy;
