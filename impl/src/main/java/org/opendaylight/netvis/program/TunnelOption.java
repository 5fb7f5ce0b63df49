/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * An option of Geneve (RFC 8926, section 3.5) that a switch shows as a field.
 *
 * @param optionClass who defined the type, 16 bits
 * @param type its type, 8 bits
 * @param length bytes of its data, a multiple of 4, up to 124
 * @param index number of the field: n of NXM_NX_TUN_METADATA&lt;n&gt;, 0 to 63
 * @see <a href="https://man7.org/linux/man-pages/man7/ovs-fields.7.html">ovs-fields(7), Geneve Fields</a>
 */
public record TunnelOption(int optionClass, int type, int length, int index) {
    /**
     * What {@link Field#TUN_METADATA0} shows: two zeros and the destination address of a frame. The class is one of
     * those for experiments (RFC 8926, section 7), and the type not the first that others would take: Open vSwitch
     * drops a frame that has an option which it knows with another length.
     */
    public static final TunnelOption FRAME_DESTINATION = new TunnelOption(0xffff, 0x4e, 8, 0);

    /**
     * {@return whether a switch cannot have both}
     *
     * @param other another option
     */
    public boolean excludes(final TunnelOption other) {
        return !equals(other) && (index == other.index || optionClass == other.optionClass && type == other.type);
    }
}
