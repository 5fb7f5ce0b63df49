/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Which switches are connected, their ports, and whether this controller may drive them; enter at
 * {@link org.opendaylight.netvis.inventory.SwitchInventory}. Of netvis's controller it must import no other package
 * than {@code openflow}.
 */
package org.opendaylight.netvis.inventory;
