/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * A frame that comes into a bridge.
 *
 * @param port where it comes in
 * @param fields its header fields; of one from a tunnel that ends there those of the inner frame, and the tunnel key
 * @param secondTag identifier of the VLAN tag directly behind the outermost, if there is one
 * @param tunnel what it carries, when it is a tunnel packet seen in transit
 */
record Frame(PortNo port, Map<Field, Word> fields, OptionalInt secondTag, Optional<Carried> tunnel) {
    /**
     * A frame within a tunnel packet.
     *
     * @param type the encapsulation
     * @param id the tunnel key
     * @param fields header fields of the inner frame
     * @param secondTag identifier of its second VLAN tag
     */
    record Carried(TunnelType type, long id, Map<Field, Word> fields, OptionalInt secondTag) {
    }

    /** With one VLAN tag at most. */
    Frame(final PortNo port, final Map<Field, Word> fields, final Optional<Carried> tunnel) {
        this(port, fields, OptionalInt.empty(), tunnel);
    }
}
