/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Sentences where OpenDaylight's RESTCONF gives none. {@link org.opendaylight.netvis.restconf.ServerSubstitution} is
 * the entry point. Knows nothing of the rest of netvis but the name of its model.
 */
package org.opendaylight.netvis.restconf;
