/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

/**
 * Why the headers of a frame could not be read to their end. What is before stays readable.
 */
public enum Malformation {
    /** Nothing is wrong: the headers end where something unknown begins, or a fragment, or the frame itself. */
    NONE,
    /** The frame, or what encloses the header, ends inside of it. */
    TRUNCATED_HEADER,
    /** A length says that there is more than there is. */
    LENGTH_BEYOND_CONTENT,
    /** A length says that there is less than the header itself. */
    LENGTH_BELOW_HEADER,
    /** The version is another than the ethertype or protocol number promises. */
    WRONG_VERSION,
    /** More than {@link Dissection#MAX_HEADERS} headers. */
    TOO_MANY_HEADERS,
    /** More than {@link Dissection#MAX_ENCAPSULATIONS} packets within packets. */
    TOO_MANY_ENCAPSULATIONS
}
