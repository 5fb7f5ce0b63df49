/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

/**
 * An option of tunnels that a switch knows, and shows as a field ({@code ovs-ofctl add-tlv-map}).
 *
 * @param option the option
 * @param field number of the field: n of NXM_NX_TUN_METADATA&lt;n&gt;, 0 to 63
 * @see <a href="https://man7.org/linux/man-pages/man7/ovs-fields.7.html">ovs-fields(7), Geneve Fields</a>
 */
public record TlvMapping(TunnelOption option, int field) {
    public TlvMapping {
        requireNonNull(option);
    }

    @Override
    public String toString() {
        return option + " as tun_metadata" + field;
    }
}
