/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import com.google.common.collect.ImmutableMap;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Someone who wants to know which switches there are.
 */
@FunctionalInterface
@NonNullByDefault
public interface SwitchListener {
    /**
     * Tells the latest state of all switches after something changed in it. Calls come one after the other from one
     * thread; changes that happen meanwhile are told together in the next call.
     *
     * @param switches each switch in the inventory, by datapath id
     */
    void onSwitches(ImmutableMap<Long, SwitchView> switches);
}
