/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegLoad2;
import org.opendaylight.netvis.ovs.action.NiciraAction.Unknown;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;

/**
 * The set-fields of ovs-ofctl, read as {@link RegLoad2}.
 */
class SetFieldTest {
    /** Type and length of an action. */
    private static final int HEADER_LENGTH = 4;
    private static final int OXM_HEADER_LENGTH = 4;

    private static final ImmutableMap<String, RegLoad2> MEANING = ImmutableMap.<String, RegLoad2>builder()
        .put("set_field:7->reg4", whole("NXM_NX_REG4", "00000007"))
        .put("set_field:0->pkt_mark", whole("NXM_NX_PKT_MARK", "00000000"))
        .put("set_field:9->xreg3", whole("OXM_OF_PKT_REG3", "0000000000000009"))
        .put("set_field:11->xxreg1", whole("NXM_NX_XXREG1", "0000000000000000000000000000000b"))
        .put("set_field:192.0.2.1->tun_src", whole("NXM_NX_TUN_IPV4_SRC", "c0000201"))
        .put("set_field:2001:db8::1->tun_ipv6_dst", whole("NXM_NX_TUN_IPV6_DST", "20010db8000000000000000000000001"))
        .put("set_field:5->tun_metadata0", whole("NXM_NX_TUN_METADATA0", "05"))
        .put("set_field:0->tun_metadata63", whole("NXM_NX_TUN_METADATA63", ""))
        .put("set_field:64->nw_ttl", whole("NXM_NX_IP_TTL", "40"))
        .put("set_field:5->nsh_ttl", whole("NXOXM_NSH_TTL", "05"))
        .put("set_field:5->nsh_c1", whole("NXOXM_NSH_C1", "00000005"))
        .put("set_field:1->tun_erspan_ver", whole("NXOXM_ET_ERSPAN_VER", "01"))
        .put("set_field:0x12345->tun_erspan_idx", whole("NXOXM_ET_ERSPAN_IDX", "00012345"))
        .build();

    private static RegLoad2 whole(final String name, final String value) {
        final var bytes = Bytes.parse(value);
        return RegLoad2.whole(NxmField.of(name).ofLength(bytes.length()), bytes);
    }

    static ImmutableList<Golden> golden() throws IOException {
        return Golden.read("set-fields.txt");
    }

    /** {@return the field with its value, without what is around it} */
    private static byte[] oxm(final Golden golden) {
        final var action = golden.actions().toArray();
        return Arrays.copyOfRange(action, HEADER_LENGTH,
            HEADER_LENGTH + OXM_HEADER_LENGTH + action[HEADER_LENGTH + OXM_HEADER_LENGTH - 1]);
    }

    @Test
    void everySetFieldHasItsMeaning() throws IOException {
        assertEquals(MEANING.keySet(), golden().stream().map(Golden::text).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void setFieldIsReadAsWhatItDoes(final Golden golden) {
        assertEquals(MEANING.get(golden.text()), NiciraCodec.decodeSetField(oxm(golden)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void installedOvsOfctlSendsTheSame(final Golden golden, @TempDir final Path directory) throws Exception {
        assumeTrue(Ofctl.isInstalled(), "ovs-ofctl is not installed");
        assertEquals(golden.actions(), Ofctl.actions(directory, golden.flow()));
    }

    @Property
    void anyBytesAreReadAndKept(@ForAll @Size(max = 40) final byte[] oxm) {
        final var action = NiciraCodec.encode(NiciraCodec.decodeSetField(oxm));
        final var start = NiciraCodec.HEADER_LENGTH + Short.BYTES;
        assertEquals(Bytes.of(oxm), Bytes.of(Arrays.copyOfRange(action, start, start + oxm.length)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void truncatedSetFieldIsUnknown(final Golden golden) {
        final var oxm = oxm(golden);
        for (int length = 0; length < oxm.length; length++) {
            assertEquals("its field is not as long as it tells", assertInstanceOf(Unknown.class,
                NiciraCodec.decodeSetField(Arrays.copyOf(oxm, length))).reason());
        }
    }
}
