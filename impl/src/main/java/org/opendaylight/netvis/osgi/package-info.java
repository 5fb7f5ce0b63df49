/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * netvis as an OSGi component: {@link org.opendaylight.netvis.osgi.NetvisComponent} wires the other packages together,
 * and does nothing else.
 */
package org.opendaylight.netvis.osgi;
