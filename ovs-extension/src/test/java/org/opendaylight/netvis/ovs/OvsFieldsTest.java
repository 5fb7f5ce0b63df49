/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.ovs.field.FieldClass;
import org.opendaylight.netvis.ovs.field.FieldRow;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;

/**
 * Each field of the table has a codec, openflowplugin's or netvis's.
 */
class OvsFieldsTest {
    /** What Open vSwitch never sends over OpenFlow 1.3: fields of OpenFlow 1.0, and what controllers cannot use. */
    private static final ImmutableSet<String> NOT_SENT =
        ImmutableSet.of("in_port", "vlan_tci", "nw_tos", "dp_hash", "recirc_id");

    private final CodecTables tables = new CodecTables();

    @Test
    void everyFieldThatIsSentHasACodec() {
        final var without = FieldRow.all().stream().filter(row -> !NOT_SENT.contains(row.name()))
            .map(OvsFieldsTest::sent).filter(field -> !isOfOpenflowplugin(field))
            .map(NxmField::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names(OvsFields.all().keySet()), without);
    }

    /** By its name in OXM, if it has one. */
    private static NxmField sent(final FieldRow row) {
        return row.fields().stream().max(Comparator.comparing(field -> field.fieldClass() == FieldClass.BASIC
            || field.fieldClass() == FieldClass.ONF)).orElseThrow();
    }

    private boolean isOfOpenflowplugin(final NxmField field) {
        return RegistrySeeker.<OFGeneralDeserializer>find(tables.deserializers(), MatchProvider.deserializerKey(field))
            != null;
    }

    private static Set<String> names(final Set<NxmField> fields) {
        return fields.stream().map(NxmField::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
