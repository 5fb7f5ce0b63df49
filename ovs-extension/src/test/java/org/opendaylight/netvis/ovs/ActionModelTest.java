/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.openflowplugin.extension.api.path.ActionPath;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Field;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfjBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.OvsActionBuilder;

/**
 * Values through the YANG model and back.
 */
class ActionModelTest {
    /** All that ovs-ofctl sends, see GoldenTest. */
    static Stream<String> golden() throws IOException {
        try (var in = ActionModelTest.class.getResourceAsStream("/action/actions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> line.startsWith("ffff"));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void actionsOfOvsOfctlGoThroughTheModel(final String hex) {
        final var bytes = HexFormat.of().parseHex(hex);
        final var length = bytes[2] << Byte.SIZE | bytes[3];
        assertThroughModel(Arrays.copyOfRange(bytes, NiciraCodec.HEADER_LENGTH, length));
    }

    @Property
    void anyBytesGoThroughTheModel(@ForAll @IntRange(max = 50) final int subtype,
            @ForAll @Size(max = 40) final byte[] body) {
        final var payload = new byte[body.length + 2];
        payload[1] = (byte) subtype;
        System.arraycopy(body, 0, payload, 2, body.length);
        assertThroughModel(payload);
        assertThroughModel(body);
    }

    /** As a switch tells them that has a length for the field. */
    @ParameterizedTest
    @ValueSource(strings = {"00060030000000000001500800000206", "00060040000000000001500800012008",
        "00060010002000000001500800010004", "002100015102050f", "0021000150000000"})
    void optionOfTunnelsGoesThroughTheModel(final String payload) {
        final var bytes = HexFormat.of().parseHex(payload);
        assertFalse(NiciraCodec.decode(bytes) instanceof NiciraAction.Unknown, payload);
        assertThroughModel(bytes);
    }

    private static void assertThroughModel(final byte[] payload) {
        final var action = NiciraCodec.decode(payload);
        assertEquals(action, ActionReader.read(ActionWriter.write(action)));
    }

    @Test
    void actionThatOnlyNetvisMakesGoesThroughTheModelAsBytes() {
        final var action = new NiciraAction.Controller(5);
        final var written = ActionWriter.write(action);
        assertEquals(ActionWriter.write(NiciraCodec.unknown(action, "the model has no controller action")), written);
        assertEquals(action, ActionReader.read(written));
    }

    @Test
    void modelHasAllFieldsAndNoOther() {
        for (var field : Field.values()) {
            assertEquals(field.getName(), NxmField.of(field.getName()).name());
        }
        assertEquals(NxmField.names(), Arrays.stream(Field.values()).map(Field::getName)
            .collect(ImmutableList.toImmutableList()));
    }

    @Test
    void nothingIsAnError() {
        final var nothing = new OvsActionBuilder().build();
        assertEquals("ovs-action has no action in it",
            assertThrows(IllegalArgumentException.class, () -> ActionReader.read(nothing)).getMessage());
    }

    @ParameterizedTest
    @EnumSource(ActionPath.class)
    void everyPlaceHasItsCase(final ActionPath path) {
        final var action = ActionWriter.write(new NiciraAction.Resubmit(7));
        final var converter = new ActionConverter();
        final var ofj = ActionCodec.action(new OvsActionOfjBuilder().setOvsAction(action).build());
        final var place = converter.convert(ofj, path);
        assertEquals(ofj, converter.convert(place));
        assertEquals(1, ActionConverter.CASES.stream().filter(each -> each.isInstance(place)).count());
    }
}
