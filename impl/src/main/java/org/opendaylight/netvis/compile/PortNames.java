/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.program.PortNo;

/**
 * What the names of a switch's ports tell. As long as this is the same, everything on its bridge is where it was.
 *
 * @param numbers port numbers by port name
 * @param ambiguous names that several ports have, of which none can be told by it
 */
public record PortNames(ImmutableMap<String, PortNo> numbers, ImmutableSet<String> ambiguous) {
    /** {@return why a name tells no port} */
    static String ambiguity(final String port) {
        return "several ports of the switch are called " + port + " in OpenFlow, which shows 15 bytes of a name:"
            + " give the port a shorter name, or one that differs within these bytes";
    }
}
