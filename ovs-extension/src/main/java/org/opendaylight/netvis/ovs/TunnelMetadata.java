/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.collect.ImmutableList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA0;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA1;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA10;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA11;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA12;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA13;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA14;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA15;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA16;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA17;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA18;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA19;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA2;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA20;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA21;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA22;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA23;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA24;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA25;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA26;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA27;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA28;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA29;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA3;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA30;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA31;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA32;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA33;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA34;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA35;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA36;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA37;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA38;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA39;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA40;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA41;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA42;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA43;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA44;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA45;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA46;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA47;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA48;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA49;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA5;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA50;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA51;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA52;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA53;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA54;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA55;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA56;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA57;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA58;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA59;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA6;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA60;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA61;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA62;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA63;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA7;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA8;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.NXMNXTUNMETADATA9;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;

/**
 * The fields of tunnels' options: how long each is, and which option it means, is up to who configures a switch.
 */
@NonNullByDefault
final class TunnelMetadata {
    /** By their number, from 0. */
    static final ImmutableList<OvsField> FIELDS = ImmutableList.of(
        NXMNXTUNMETADATA0.VALUE, NXMNXTUNMETADATA1.VALUE, NXMNXTUNMETADATA2.VALUE, NXMNXTUNMETADATA3.VALUE,
        NXMNXTUNMETADATA4.VALUE, NXMNXTUNMETADATA5.VALUE, NXMNXTUNMETADATA6.VALUE, NXMNXTUNMETADATA7.VALUE,
        NXMNXTUNMETADATA8.VALUE, NXMNXTUNMETADATA9.VALUE, NXMNXTUNMETADATA10.VALUE, NXMNXTUNMETADATA11.VALUE,
        NXMNXTUNMETADATA12.VALUE, NXMNXTUNMETADATA13.VALUE, NXMNXTUNMETADATA14.VALUE, NXMNXTUNMETADATA15.VALUE,
        NXMNXTUNMETADATA16.VALUE, NXMNXTUNMETADATA17.VALUE, NXMNXTUNMETADATA18.VALUE, NXMNXTUNMETADATA19.VALUE,
        NXMNXTUNMETADATA20.VALUE, NXMNXTUNMETADATA21.VALUE, NXMNXTUNMETADATA22.VALUE, NXMNXTUNMETADATA23.VALUE,
        NXMNXTUNMETADATA24.VALUE, NXMNXTUNMETADATA25.VALUE, NXMNXTUNMETADATA26.VALUE, NXMNXTUNMETADATA27.VALUE,
        NXMNXTUNMETADATA28.VALUE, NXMNXTUNMETADATA29.VALUE, NXMNXTUNMETADATA30.VALUE, NXMNXTUNMETADATA31.VALUE,
        NXMNXTUNMETADATA32.VALUE, NXMNXTUNMETADATA33.VALUE, NXMNXTUNMETADATA34.VALUE, NXMNXTUNMETADATA35.VALUE,
        NXMNXTUNMETADATA36.VALUE, NXMNXTUNMETADATA37.VALUE, NXMNXTUNMETADATA38.VALUE, NXMNXTUNMETADATA39.VALUE,
        NXMNXTUNMETADATA40.VALUE, NXMNXTUNMETADATA41.VALUE, NXMNXTUNMETADATA42.VALUE, NXMNXTUNMETADATA43.VALUE,
        NXMNXTUNMETADATA44.VALUE, NXMNXTUNMETADATA45.VALUE, NXMNXTUNMETADATA46.VALUE, NXMNXTUNMETADATA47.VALUE,
        NXMNXTUNMETADATA48.VALUE, NXMNXTUNMETADATA49.VALUE, NXMNXTUNMETADATA50.VALUE, NXMNXTUNMETADATA51.VALUE,
        NXMNXTUNMETADATA52.VALUE, NXMNXTUNMETADATA53.VALUE, NXMNXTUNMETADATA54.VALUE, NXMNXTUNMETADATA55.VALUE,
        NXMNXTUNMETADATA56.VALUE, NXMNXTUNMETADATA57.VALUE, NXMNXTUNMETADATA58.VALUE, NXMNXTUNMETADATA59.VALUE,
        NXMNXTUNMETADATA60.VALUE, NXMNXTUNMETADATA61.VALUE, NXMNXTUNMETADATA62.VALUE, NXMNXTUNMETADATA63.VALUE);

    private TunnelMetadata() {
        // Hidden on purpose
    }
}
