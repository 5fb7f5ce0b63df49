/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The way of packets through openflowplugin's connections and netvis's inspector, without Karaf, to be measured. In
 * this package to reach what the OSGi component would set up.
 */
package org.opendaylight.netvis.ovs;
