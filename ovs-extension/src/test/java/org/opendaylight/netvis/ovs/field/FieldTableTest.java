/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of fields, row by row, and against Open vSwitch's own manual.
 */
class FieldTableTest {
    private static final Path MANUAL = Path.of("/usr/share/man/man7/ovs-fields.7.gz");
    /** In the table and not in the manual, since controllers cannot use them. */
    private static final ImmutableSet<String> UNDOCUMENTED = ImmutableSet.of("recirc_id", "dp_hash");
    private static final Pattern FIELD = Pattern.compile("Name:;(.*?)\\.TE", Pattern.DOTALL);
    private static final Pattern NUMBER =
        Pattern.compile("([A-Z0-9_]+) \\((\\d+)\\) since (?:[^;]* and )?Open vSwitch ([0-9.]*[0-9])");

    static List<FieldRow> rows() {
        return FieldRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowIsFoundByEachOfItsNamesAndHeaders(final FieldRow row) {
        for (var field : row.fields()) {
            assertSame(row, field.row());
            assertSame(field, NxmField.of(field.name()));
            final var header = field.header(false);
            assertEquals(field, NxmField.ofHeader(header, field.experimenter()));
            assertEquals(header, OxmHeader.withoutMask(field.header(true)));
            assertEquals(field.fieldClass().code(), OxmHeader.classOf(header));
            assertEquals(field.number(), OxmHeader.number(header));
            assertEquals(field.isExperimenter(), OxmHeader.isExperimenter(header));
            assertTrue(OxmHeader.isMasked(field.header(true)));
            assertNull(NxmField.ofHeader(header + 1, field.experimenter()));
            assertNull(NxmField.ofHeader(header, field.experimenter() + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valueAndMaskAreReadAsTheyWereWritten(final FieldRow row) {
        for (var field : row.fields()) {
            final var value = bytes(field.bytes(), 0x01);
            for (var entry : List.of(new OxmEntry(field, value, null),
                    new OxmEntry(field, value, bytes(field.bytes(), 0x81)))) {
                final var bytes = entry.encode();
                final var header = header(bytes);
                assertEquals(bytes.length - Integer.BYTES, OxmHeader.length(header));
                assertEquals(entry.mask() != null, OxmHeader.isMasked(header));
                assertEquals(entry, OxmEntry.decode(field, header, Arrays.copyOfRange(bytes, Integer.BYTES,
                    bytes.length)));
            }
        }
    }

    private static int header(final byte[] bytes) {
        return IntStream.range(0, Integer.BYTES).reduce(0, (header, i) -> header << 8 | bytes[i] & 0xff);
    }

    private static Bytes bytes(final int count, final int each) {
        final var bytes = new byte[count];
        Arrays.fill(bytes, (byte) each);
        return Bytes.of(bytes);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowIsWhole(final FieldRow row) {
        assertTrue(row.fields().size() == 1 || row.fields().size() == 2);
        assertTrue(row.valueBits() >= row.bits());
        assertTrue(row.valueBits() <= Byte.SIZE * row.bytes());
        assertEquals(row.access() != Access.READ_ONLY, row.fields().getFirst().isWritable());
        assertSame(row, FieldRow.all().get(row.order()));
    }

    @Test
    void rowsDoNotShareNames() {
        final var names = new HashSet<String>();
        FieldRow.all().forEach(row -> assertTrue(names.add(row.name()), row.name()));
    }

    @Test
    void whatIsNotThereIsAnError() {
        assertEquals("Open vSwitch has no field NXM_NX_TUN_METADATA64; see ovs-fields(7) for their names",
            assertThrows(IllegalArgumentException.class, () -> NxmField.tunnelMetadata(64)).getMessage());
        assertNull(NxmField.ofHeader(0x0001_fe04, 0));
    }

    @Test
    void prerequisiteOfMoreThanEthertypeAndProtocolIsNeverMet() {
        assertTrue(Prerequisite.NONE.isMet(Prerequisite.ABSENT, Prerequisite.ABSENT));
        assertTrue(Prerequisite.TCP.isMet(0x86dd, 6));
        assertEquals(false, Prerequisite.TCP.isMet(0x86dd, 17));
        assertEquals(false, Prerequisite.TCP.isMet(0x0806, 6));
        assertEquals(false, Prerequisite.TCP.isMet(0x0800, Prerequisite.ABSENT));
        assertEquals(false, Prerequisite.IP.isMet(Prerequisite.ABSENT, Prerequisite.ABSENT));
        assertEquals(false, Prerequisite.ND.isMet(0x86dd, 58));
    }

    /** Whoever changes the table finds here whether Open vSwitch agrees. */
    @Test
    void tableIsThatOfTheInstalledManual() throws IOException {
        assumeTrue(Files.exists(MANUAL), "there is no ovs-fields(7)");
        final var manual = manual();
        assumeTrue(manual.containsKey("tun_gtpu_flags"), "ovs-fields(7) is that of an earlier version");
        final var table = new TreeMap<String, String>();
        FieldRow.all().stream().filter(row -> !UNDOCUMENTED.contains(row.name()))
            .filter(row -> !row.name().matches("(x?x?reg|tun_metadata)[1-9][0-9]*"))
            .forEach(row -> table.put(row.name(), text(row)));
        manual.keySet().retainAll(table.keySet());
        assertEquals(lines(manual), lines(table));
    }

    private static String lines(final Map<String, String> texts) {
        return texts.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static String text(final FieldRow row) {
        return row.bits() + " bits of " + 8 * row.bytes() + " " + row.isMaskable() + " "
            + prerequisite(row.prerequisite()) + " " + (row.access() != Access.READ_ONLY) + " " + format(row.format())
            + " " + row.fields().stream().map(field -> field.name() + "=" + field.number() + "@" + field.since())
                .sorted().toList();
    }

    private static String prerequisite(final Prerequisite prerequisite) {
        return switch (prerequisite) {
            case IP -> "IPV4/IPV6";
            case VLAN -> "VLAN VID";
            default -> prerequisite.name().replace('_', ' ');
        };
    }

    /** The manual has no names for what ovs-ofctl writes in matches only. */
    private static String format(final Format format) {
        return switch (format) {
            case HEX, ETHER_TYPE, FLOW_LABEL -> "hexadecimal";
            case DECIMAL, VLAN, DSCP -> "decimal";
            case MAC -> "ethernet";
            case PORT -> "openflow 1.1+ port";
            case SHORT_PORT -> "openflow 1.0 port";
            case FRAGMENT -> "frag";
            default -> format.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, String> manual() throws IOException {
        final var result = new TreeMap<String, String>();
        try (var in = new GZIPInputStream(Files.newInputStream(MANUAL))) {
            final var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\\\f[BRI]", "")
                .replace("\\[char59]", ";");
            final var fields = FIELD.matcher(text);
            while (fields.find()) {
                final var block = fields.group(1);
                result.put(block.lines().findFirst().orElseThrow().split(" ", 2)[0], told(block));
            }
        }
        return result;
    }

    private static String told(final String block) {
        final var width = value(block, "Width");
        final var whole = width.split(" ", 2)[0];
        final var bits = Pattern.compile("least-significant (\\d+) bits").matcher(width);
        return (bits.find() ? bits.group(1) : whole) + " bits of " + whole + " "
            + !value(block, "Masking").equals("not maskable") + " "
            + value(block, "Prerequisites").toUpperCase(Locale.ROOT) + " "
            + value(block, "Access").equals("read/write") + " " + value(block, "Format").toLowerCase(Locale.ROOT) + " "
            + NUMBER.matcher(block).results().filter(it -> !it.group(1).matches("OXM_OF_(ACTSET_OUTPUT|TCP_FLAGS)"))
                .map(it -> it.group(1) + "=" + it.group(2) + "@" + it.group(3)).sorted().toList();
    }

    private static String value(final String block, final String name) {
        return block.lines().filter(line -> line.startsWith(name + ":;")).findFirst().orElseThrow()
            .substring(name.length() + 2);
    }
}
