/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.collect.ImmutableMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCONJID;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTIPV6DST;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTIPV6SRC;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTLABEL;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTMARK;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTNWDST;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTNWPROTO;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTNWSRC;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTSTATE;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTTPDST;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTTPSRC;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXCTZONE;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXIPFRAG;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXIPTTL;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXMPLSTTL;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXPKTMARK;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG0;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG1;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG10;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG11;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG12;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG13;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG14;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG15;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG2;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG3;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG5;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG6;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG7;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG8;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXREG9;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNFLAGS;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNGBPFLAGS;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNGBPID;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNIPV4DST;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNIPV4SRC;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNIPV6DST;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNIPV6SRC;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXXXREG0;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXXXREG1;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXXXREG2;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXXXREG3;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMETERSPANDIR;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMETERSPANHWID;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMETERSPANIDX;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMETERSPANVER;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMETGTPUFLAGS;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMETGTPUMSGTYPE;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHC1;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHC2;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHC3;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHC4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHFLAGS;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHMDTYPE;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHNP;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHSI;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHSPI;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXOXMNSHTTL;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.ONFOXMETACTSETOUTPUT;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG0;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG1;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG2;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG3;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG5;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG6;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OXMOFPKTREG7;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;

/**
 * The fields of the model by their names, which are those of ovs-fields(7): what Open vSwitch 3.1 sends to
 * controllers of OpenFlow 1.3 in matches and in set-field, and that openflowplugin 0.20.1 does not read.
 */
@NonNullByDefault
final class OvsFields {
    private static final ImmutableMap<NxmField, OvsField> ALL = all(byName());

    private OvsFields() {
        // Hidden on purpose
    }

    /** {@return all fields of the model} */
    static ImmutableMap<NxmField, OvsField> all() {
        return ALL;
    }

    private static ImmutableMap<NxmField, OvsField> all(final ImmutableMap<String, OvsField> byName) {
        final var result = ImmutableMap.<NxmField, OvsField>builder();
        byName.forEach((name, field) -> result.put(NxmField.of(name), field));
        for (int i = 0; i < NxmField.TUN_METADATA_COUNT; i++) {
            result.put(NxmField.tunnelMetadata(i), TunnelMetadata.FIELDS.get(i));
        }
        return result.build();
    }

    private static ImmutableMap<String, OvsField> byName() {
        return ImmutableMap.<String, OvsField>builder()
            .put(NXMNXREG0.QNAME.getLocalName(), NXMNXREG0.VALUE)
            .put(NXMNXREG1.QNAME.getLocalName(), NXMNXREG1.VALUE)
            .put(NXMNXREG2.QNAME.getLocalName(), NXMNXREG2.VALUE)
            .put(NXMNXREG3.QNAME.getLocalName(), NXMNXREG3.VALUE)
            .put(NXMNXREG4.QNAME.getLocalName(), NXMNXREG4.VALUE)
            .put(NXMNXREG5.QNAME.getLocalName(), NXMNXREG5.VALUE)
            .put(NXMNXREG6.QNAME.getLocalName(), NXMNXREG6.VALUE)
            .put(NXMNXREG7.QNAME.getLocalName(), NXMNXREG7.VALUE)
            .put(NXMNXREG8.QNAME.getLocalName(), NXMNXREG8.VALUE)
            .put(NXMNXREG9.QNAME.getLocalName(), NXMNXREG9.VALUE)
            .put(NXMNXREG10.QNAME.getLocalName(), NXMNXREG10.VALUE)
            .put(NXMNXREG11.QNAME.getLocalName(), NXMNXREG11.VALUE)
            .put(NXMNXREG12.QNAME.getLocalName(), NXMNXREG12.VALUE)
            .put(NXMNXREG13.QNAME.getLocalName(), NXMNXREG13.VALUE)
            .put(NXMNXREG14.QNAME.getLocalName(), NXMNXREG14.VALUE)
            .put(NXMNXREG15.QNAME.getLocalName(), NXMNXREG15.VALUE)
            .put(NXMNXIPFRAG.QNAME.getLocalName(), NXMNXIPFRAG.VALUE)
            .put(NXMNXIPTTL.QNAME.getLocalName(), NXMNXIPTTL.VALUE)
            .put(NXMNXMPLSTTL.QNAME.getLocalName(), NXMNXMPLSTTL.VALUE)
            .put(NXMNXTUNIPV4SRC.QNAME.getLocalName(), NXMNXTUNIPV4SRC.VALUE)
            .put(NXMNXTUNIPV4DST.QNAME.getLocalName(), NXMNXTUNIPV4DST.VALUE)
            .put(NXMNXPKTMARK.QNAME.getLocalName(), NXMNXPKTMARK.VALUE)
            .put(NXMNXCONJID.QNAME.getLocalName(), NXMNXCONJID.VALUE)
            .put(NXMNXTUNGBPID.QNAME.getLocalName(), NXMNXTUNGBPID.VALUE)
            .put(NXMNXTUNGBPFLAGS.QNAME.getLocalName(), NXMNXTUNGBPFLAGS.VALUE)
            .put(NXMNXTUNFLAGS.QNAME.getLocalName(), NXMNXTUNFLAGS.VALUE)
            .put(NXMNXCTSTATE.QNAME.getLocalName(), NXMNXCTSTATE.VALUE)
            .put(NXMNXCTZONE.QNAME.getLocalName(), NXMNXCTZONE.VALUE)
            .put(NXMNXCTMARK.QNAME.getLocalName(), NXMNXCTMARK.VALUE)
            .put(NXMNXCTLABEL.QNAME.getLocalName(), NXMNXCTLABEL.VALUE)
            .put(NXMNXTUNIPV6SRC.QNAME.getLocalName(), NXMNXTUNIPV6SRC.VALUE)
            .put(NXMNXTUNIPV6DST.QNAME.getLocalName(), NXMNXTUNIPV6DST.VALUE)
            .put(NXMNXXXREG0.QNAME.getLocalName(), NXMNXXXREG0.VALUE)
            .put(NXMNXXXREG1.QNAME.getLocalName(), NXMNXXXREG1.VALUE)
            .put(NXMNXXXREG2.QNAME.getLocalName(), NXMNXXXREG2.VALUE)
            .put(NXMNXXXREG3.QNAME.getLocalName(), NXMNXXXREG3.VALUE)
            .put(NXMNXCTNWPROTO.QNAME.getLocalName(), NXMNXCTNWPROTO.VALUE)
            .put(NXMNXCTNWSRC.QNAME.getLocalName(), NXMNXCTNWSRC.VALUE)
            .put(NXMNXCTNWDST.QNAME.getLocalName(), NXMNXCTNWDST.VALUE)
            .put(NXMNXCTIPV6SRC.QNAME.getLocalName(), NXMNXCTIPV6SRC.VALUE)
            .put(NXMNXCTIPV6DST.QNAME.getLocalName(), NXMNXCTIPV6DST.VALUE)
            .put(NXMNXCTTPSRC.QNAME.getLocalName(), NXMNXCTTPSRC.VALUE)
            .put(NXMNXCTTPDST.QNAME.getLocalName(), NXMNXCTTPDST.VALUE)
            .put(OXMOFPKTREG0.QNAME.getLocalName(), OXMOFPKTREG0.VALUE)
            .put(OXMOFPKTREG1.QNAME.getLocalName(), OXMOFPKTREG1.VALUE)
            .put(OXMOFPKTREG2.QNAME.getLocalName(), OXMOFPKTREG2.VALUE)
            .put(OXMOFPKTREG3.QNAME.getLocalName(), OXMOFPKTREG3.VALUE)
            .put(OXMOFPKTREG4.QNAME.getLocalName(), OXMOFPKTREG4.VALUE)
            .put(OXMOFPKTREG5.QNAME.getLocalName(), OXMOFPKTREG5.VALUE)
            .put(OXMOFPKTREG6.QNAME.getLocalName(), OXMOFPKTREG6.VALUE)
            .put(OXMOFPKTREG7.QNAME.getLocalName(), OXMOFPKTREG7.VALUE)
            .put(ONFOXMETACTSETOUTPUT.QNAME.getLocalName(), ONFOXMETACTSETOUTPUT.VALUE)
            .put(NXOXMNSHFLAGS.QNAME.getLocalName(), NXOXMNSHFLAGS.VALUE)
            .put(NXOXMNSHMDTYPE.QNAME.getLocalName(), NXOXMNSHMDTYPE.VALUE)
            .put(NXOXMNSHNP.QNAME.getLocalName(), NXOXMNSHNP.VALUE)
            .put(NXOXMNSHSPI.QNAME.getLocalName(), NXOXMNSHSPI.VALUE)
            .put(NXOXMNSHSI.QNAME.getLocalName(), NXOXMNSHSI.VALUE)
            .put(NXOXMNSHC1.QNAME.getLocalName(), NXOXMNSHC1.VALUE)
            .put(NXOXMNSHC2.QNAME.getLocalName(), NXOXMNSHC2.VALUE)
            .put(NXOXMNSHC3.QNAME.getLocalName(), NXOXMNSHC3.VALUE)
            .put(NXOXMNSHC4.QNAME.getLocalName(), NXOXMNSHC4.VALUE)
            .put(NXOXMNSHTTL.QNAME.getLocalName(), NXOXMNSHTTL.VALUE)
            .put(NXOXMETERSPANIDX.QNAME.getLocalName(), NXOXMETERSPANIDX.VALUE)
            .put(NXOXMETERSPANVER.QNAME.getLocalName(), NXOXMETERSPANVER.VALUE)
            .put(NXOXMETERSPANDIR.QNAME.getLocalName(), NXOXMETERSPANDIR.VALUE)
            .put(NXOXMETERSPANHWID.QNAME.getLocalName(), NXOXMETERSPANHWID.VALUE)
            .put(NXOXMETGTPUFLAGS.QNAME.getLocalName(), NXOXMETGTPUFLAGS.VALUE)
            .put(NXOXMETGTPUMSGTYPE.QNAME.getLocalName(), NXOXMETGTPUMSGTYPE.VALUE)
            .build();
    }
}
