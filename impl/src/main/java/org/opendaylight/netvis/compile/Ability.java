/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

/**
 * What tests have shown that a switch can do of one {@link Capability}. Only that capability knows what is in it.
 */
public interface Ability {
    /** {@return what the switch is to hold so that it can be tested again} */
    Probes probes();
}
