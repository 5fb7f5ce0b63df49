/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

/**
 * What actions may do with a field.
 */
public enum Access {
    /** Nothing but read it. */
    READ_ONLY,
    /** Set it. */
    READ_WRITE,
    /**
     * Set it, but not by a set_field by itself: what belongs to a connection is set within {@code ct} only, and an
     * ingress port of 32 bits takes no number of OpenFlow 1.3.
     */
    LIMITED
}
