/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * What identifies an object of the configuration.
 */
public sealed interface ObjectId permits BridgeId, TenantId, OwnedId {
    /** {@return what kind of object it is, as in YANG: {@code policy}} */
    String kind();

    /** {@return the object as a message names it: {@code policy "acme/web"}} */
    default String label() {
        return kind() + " \"" + this + '"';
    }
}
