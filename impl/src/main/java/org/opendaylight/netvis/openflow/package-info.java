/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The OpenFlow conversation with a switch, through openflowplugin; enter at
 * {@link org.opendaylight.netvis.openflow.SwitchSession}. It carries complete OpenFlow messages as bytes and knows
 * nothing of policies: it must not import any other package of netvis's controller.
 */
package org.opendaylight.netvis.openflow;
