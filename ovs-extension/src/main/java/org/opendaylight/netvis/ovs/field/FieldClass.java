/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import java.util.Arrays;
import java.util.Comparator;
import org.opendaylight.netvis.ovs.protocol.Experimenter;

/**
 * The classes that Open vSwitch's fields are numbered in, with the prefixes that its names have (Open vSwitch,
 * build-aux/extract-ofp-fields).
 */
public enum FieldClass {
    /** Nicira's first fields. */
    NXM_0("NXM_OF_", 0x0000, 0),
    /** Nicira's later fields, registers among them. */
    NXM_1("NXM_NX_", 0x0001, 0),
    /** Packet registers of OpenFlow 1.5: two of Open vSwitch's registers each. */
    PACKET_REGISTERS("OXM_OF_PKT_REG", 0x8001, 0),
    /** OpenFlow's own fields. */
    BASIC("OXM_OF_", 0x8000, 0),
    /** ONF's extensions of OpenFlow 1.3. */
    ONF("ONFOXM_ET_", OxmHeader.OFPXMC_EXPERIMENTER, Experimenter.ONF),
    /** Network Service Header. */
    NSH("NXOXM_NSH_", OxmHeader.OFPXMC_EXPERIMENTER, Experimenter.NSH),
    /** Open vSwitch's own, with an experimenter. */
    NICIRA("NXOXM_ET_", OxmHeader.OFPXMC_EXPERIMENTER, Experimenter.NICIRA);

    private final String prefix;
    private final int code;
    private final int experimenter;

    FieldClass(final String prefix, final int code, final int experimenter) {
        this.prefix = prefix;
        this.code = code;
        this.experimenter = experimenter;
    }

    static FieldClass ofName(final String name) {
        return Arrays.stream(values()).filter(each -> name.startsWith(each.prefix))
            .max(Comparator.comparing(each -> each.prefix.length())).orElseThrow();
    }

    /** {@return the class as it is sent, 16 bits} */
    public int code() {
        return code;
    }

    /** {@return the experimenter, 0 where there is none} */
    public int experimenter() {
        return experimenter;
    }

    /** {@return whether headers go on with an experimenter} */
    public boolean isExperimenter() {
        return code == OxmHeader.OFPXMC_EXPERIMENTER;
    }

    /** {@return how many bytes of a header an experimenter takes} */
    int experimenterLength() {
        return isExperimenter() ? Integer.BYTES : 0;
    }
}
