/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

/**
 * Something that is true of a packet and that Open vSwitch cannot match. Immutable, and evaluated without garbage.
 */
public sealed interface HeaderCondition permits BytePattern, HeaderMatch, LiteralSearch {
    /**
     * {@return whether it is true of a packet; false if the packet has no such header}
     *
     * @param dissection the headers of the frame
     * @param base number of the first header of the packet that is meant; headers of packets within it do not count
     */
    boolean matches(Dissection dissection, int base);
}
