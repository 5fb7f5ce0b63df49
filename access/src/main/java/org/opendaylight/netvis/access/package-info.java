/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What makes the distribution safe to start as it is: no password that everybody knows, and no way around the roles;
 * enter at {@link org.opendaylight.netvis.access.AccessActivator}. Of netvis it must import nothing, and an
 * OpenDaylight of somebody else does not get it.
 */
package org.opendaylight.netvis.access;
