/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.ovs.action.EncapProperty.NshMdType;
import org.opendaylight.netvis.ovs.action.EncapProperty.NshTlv;
import org.opendaylight.netvis.ovs.action.NiciraAction.Decap;
import org.opendaylight.netvis.ovs.action.NiciraAction.Encap;
import org.opendaylight.netvis.ovs.action.NiciraAction.OutputTrunc;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegLoad;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegLoad2;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegMove;
import org.opendaylight.netvis.ovs.action.NiciraAction.ResubmitTable;
import org.opendaylight.netvis.ovs.action.NiciraAction.Unknown;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;

/**
 * Our bytes and texts against those of ovs-ofctl.
 */
class GoldenTest {
    private static final NxmField C1 = NxmField.of("NXOXM_NSH_C1");
    private static final NxmField C2 = NxmField.of("NXOXM_NSH_C2");
    private static final NxmField METADATA = NxmField.of("OXM_OF_METADATA");
    private static final NxmField ETH_SRC = NxmField.of("NXM_OF_ETH_SRC");
    private static final NxmField ETH_DST = NxmField.of("NXM_OF_ETH_DST");
    private static final NxmField TUN_METADATA0 = NxmField.of("NXM_NX_TUN_METADATA0");
    private static final NxmField XXREG0 = NxmField.of("NXM_NX_XXREG0");

    /** What the text of a golden flow means. */
    private static final ImmutableMap<String, ImmutableList<NiciraAction>> MEANING =
        ImmutableMap.<String, ImmutableList<NiciraAction>>builder()
            .put("move:NXM_OF_ETH_SRC[0..31]->NXM_NX_REG0[]",
                ImmutableList.of(new RegMove(ETH_SRC.range(0, 31), reg(0).whole())))
            .put("move:NXM_NX_XXREG0[0..47]->NXM_OF_ETH_DST[]",
                ImmutableList.of(new RegMove(XXREG0.range(0, 47), ETH_DST.whole())))
            .put("move:NXM_NX_REG0[]->OXM_OF_METADATA[0..31]",
                ImmutableList.of(new RegMove(reg(0).whole(), METADATA.range(0, 31))))
            .put("move:NXOXM_NSH_C1[]->NXM_NX_REG5[]",
                ImmutableList.of(new RegMove(C1.whole(), reg(5).whole())))
            .put("move:NXM_NX_REG5[0..7]->NXOXM_NSH_TTL[]",
                ImmutableList.of(new RegMove(reg(5).range(0, 7), NxmField.of("NXOXM_NSH_TTL").whole())))
            .put("move:NXOXM_NSH_C1[]->NXOXM_NSH_C2[]", ImmutableList.of(new RegMove(C1.whole(), C2.whole())))
            .put("move:OXM_OF_PKT_REG0[]->NXM_NX_TUN_ID[]", ImmutableList.of(
                new RegMove(NxmField.of("OXM_OF_PKT_REG0").whole(), NxmField.of("NXM_NX_TUN_ID").whole())))
            .put("move:NXM_NX_TUN_METADATA0[0..47]->NXM_OF_ETH_DST[]",
                ImmutableList.of(new RegMove(TUN_METADATA0.range(0, 47), ETH_DST.whole())))
            .put("load:0x5->NXM_NX_TUN_METADATA63[4..11]", ImmutableList.of(new RegLoad2(
                NxmField.of("NXM_NX_TUN_METADATA63").ofLength(2), Bytes.parse("0050"), Bytes.parse("0ff0"))))
            .put("set_field:5/0xf->tun_metadata0",
                ImmutableList.of(new RegLoad2(TUN_METADATA0.ofLength(1), Bytes.parse("05"), Bytes.parse("0f"))))
            .put("load:0x5->NXM_NX_REG1[3..7]", ImmutableList.of(new RegLoad(reg(1).range(3, 7), 5)))
            .put("load:0->NXM_NX_REG15[0]", ImmutableList.of(new RegLoad(reg(15).range(0, 0), 0)))
            .put("load:0xffffffffffffffff->NXM_NX_XXREG0[64..127]",
                ImmutableList.of(new RegLoad(XXREG0.range(64, 127), -1)))
            .put("load:0x7->OXM_OF_METADATA[]", ImmutableList.of(new RegLoad(METADATA.whole(), 7)))
            .put("load:0x1->NXM_NX_TUN_FLAGS[]",
                ImmutableList.of(new RegLoad(NxmField.of("NXM_NX_TUN_FLAGS").whole(), 1)))
            .put("set_field:5/0x0f0f->reg3",
                ImmutableList.of(new RegLoad(reg(3).range(0, 3), 5), new RegLoad(reg(3).range(8, 11), 0)))
            .put("load:7->NXOXM_NSH_C1[]",
                ImmutableList.of(RegLoad2.whole(C1, Bytes.parse("00000007"))))
            .put("load:7->NXOXM_NSH_C1[3..9]",
                ImmutableList.of(new RegLoad2(C1, Bytes.parse("00000038"), Bytes.parse("000003f8"))))
            .put("encap(nsh)", ImmutableList.of(new Encap(PacketType.NSH)))
            .put("encap(nsh(md_type=1))", ImmutableList.of(new Encap(PacketType.NSH, new NshMdType(1))))
            .put("encap(nsh(md_type=2))", ImmutableList.of(new Encap(PacketType.NSH, new NshMdType(2))))
            .put("encap(nsh(md_type=2,tlv(0x1000,10,0x12345678),tlv(0x2000,20,0xfedcba9876543210)))",
                ImmutableList.of(new Encap(PacketType.NSH, new NshMdType(2),
                    new NshTlv(0x1000, 10, Bytes.parse("12345678")),
                    new NshTlv(0x2000, 20, Bytes.parse("fedcba9876543210")))))
            .put("encap(ethernet)", ImmutableList.of(new Encap(PacketType.ETHERNET)))
            .put("encap(mpls)", ImmutableList.of(new Encap(PacketType.MPLS)))
            .put("encap(mpls_mc)", ImmutableList.of(new Encap(PacketType.MPLS_MULTICAST)))
            .put("decap()", ImmutableList.of(new Decap(PacketType.NEXT_PROTO)))
            .put("decap(packet_type(ns=0,type=0))", ImmutableList.of(new Decap(PacketType.ETHERNET)))
            .put("decap(packet_type(ns=1,type=0x800))", ImmutableList.of(new Decap(PacketType.IPV4)))
            .put("controller(meter_id=5)", ImmutableList.of(new NiciraAction.Controller(5)))
            .put("output(port=3,max_len=64)", ImmutableList.of(new OutputTrunc(3, 64)))
            .put("output(port=LOCAL,max_len=14)", ImmutableList.of(new OutputTrunc(NiciraAction.LOCAL, 14)))
            .put("output(port=IN_PORT,max_len=4294967295)",
                ImmutableList.of(new OutputTrunc(NiciraAction.IN_PORT, 0xffffffffL)))
            .put("resubmit(,5)", ImmutableList.of(new ResubmitTable(NiciraAction.IN_PORT, 5)))
            .put("resubmit:4", ImmutableList.of(new ResubmitTable(4, NiciraAction.THIS_TABLE)))
            .put("resubmit(LOCAL,6)", ImmutableList.of(new ResubmitTable(NiciraAction.LOCAL, 6)))
            .build();

    private static NxmField reg(final int number) {
        return NxmField.register(number);
    }

    static ImmutableList<Golden> golden() throws IOException {
        return Golden.read("actions.txt");
    }

    /** Those that we do not know. */
    static ImmutableList<Golden> foreign() throws IOException {
        return golden().stream().filter(each -> !MEANING.containsKey(each.text())).collect(toImmutableList());
    }

    private static NiciraAction decode(final Bytes action) {
        final var bytes = action.toArray();
        return NiciraCodec.decode(Arrays.copyOfRange(bytes, NiciraCodec.HEADER_LENGTH, bytes.length));
    }

    @Test
    void everyMeaningHasItsGoldenBytes() throws IOException {
        assertEquals(MEANING.keySet(), golden().stream().map(Golden::text).filter(MEANING::containsKey)
            .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void bytesAreThoseOfOvsOfctl(final Golden golden) {
        final var meaning = MEANING.get(golden.text());
        if (meaning != null) {
            assertEquals(golden.split(), meaning.stream().map(action -> Bytes.of(NiciraCodec.encode(action)))
                .collect(toImmutableList()));
            assertEquals(meaning, golden.split().stream().map(GoldenTest::decode).collect(toImmutableList()));
        }
    }

    @Test
    void textsAreThoseOfOvsOfctl() {
        // ovs-ofctl takes what RegLoad2 is in more than one way; the others are as it prints them
        MEANING.forEach((text, actions) -> {
            if (!text.startsWith("set_field") && !(actions.getFirst() instanceof RegLoad2)) {
                assertEquals(text, actions.getFirst().toString());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void foreignActionsAreUnknownAndEncodedAgainAsTheyWere(final Golden golden) {
        for (var each : golden.split()) {
            final var unknown = assertInstanceOf(Unknown.class, decode(each));
            assertEquals("subtype " + subtype(each) + " is not known", unknown.reason());
            assertEquals(each, Bytes.of(NiciraCodec.encode(unknown)));
        }
    }

    private static int subtype(final Bytes action) {
        return action.toArray()[NiciraCodec.HEADER_LENGTH + 1];
    }

    @Test
    void thereAreForeignActions() throws IOException {
        assertFalse(foreign().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void installedOvsOfctlSendsTheSame(final Golden golden, @TempDir final Path directory) throws Exception {
        assumeTrue(Ofctl.isInstalled(), "ovs-ofctl is not installed");
        assertEquals(golden.actions(), Ofctl.actions(directory, golden.flow()));
    }
}
