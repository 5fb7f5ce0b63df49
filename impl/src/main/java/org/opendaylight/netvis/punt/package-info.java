/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a switch punts to the controller, and what the controller decides about it, as immutable values: start at
 * {@link org.opendaylight.netvis.punt.PuntPlan}. The compiler makes a plan, and those who read frames evaluate it.
 * Knows of a policy no more than its id.
 */
package org.opendaylight.netvis.punt;
