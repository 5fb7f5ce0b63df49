/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.program.Field;

/**
 * Tables of docs/pipeline.md that repeat the declaration are as it is. {@code -Dnetvis.golden=update} writes them anew.
 */
final class PipelineDocumentTest {
    private static final Path FILE = Path.of("../docs/pipeline.md");
    private static final boolean UPDATE = "update".equals(System.getProperty("netvis.golden"));

    @Test
    void tablesAreAsDeclared() throws IOException {
        assertDocumented("| table | name | what it is for |", tables().map(table ->
            row(numbers(table), table.label(), table.purpose())));
    }

    @Test
    void whatTheyMayDoIsAsDeclared() throws IOException {
        assertDocumented("| name | matches | sets | does | goes on to | resubmits to |", tables().map(table -> {
            final var allowance = Declaration.of(table).allowance();
            return row(table.label(), matches(allowance), sets(allowance), effects(allowance), names(allowance.next()),
                names(allowance.resubmits()));
        }));
    }

    @Test
    void groupsAreAsDeclared() throws IOException {
        assertDocumented("| group | sets | does | resubmits to |", Stream.of(GroupKind.values()).map(kind -> {
            final var allowance = kind.allowance();
            return row(kind.label(), sets(allowance), effects(allowance), names(allowance.resubmits()));
        }));
    }

    @Test
    void prioritiesAreAsDeclared() throws IOException {
        assertDocumented("| table | priority | what has it |", tables().flatMap(table -> {
            final var bands = Declaration.of(table).allowance().bands().stream()
                .filter(band -> band != Band.RENEWAL).toList();
            return bands.stream().map(band -> row(band == bands.getFirst() ? numbers(table) + " " + table.label() : "",
                range(band.priority(), band.lowest()), band.purpose()));
        }));
    }

    @Test
    void marksAreAsDeclared() throws IOException {
        assertDocumented("| mark | bits | where | what it says |", Stream.of(Mark.values()).map(mark ->
            row(mark.label(), Allowance.label(mark.field()) + " " + range(mark.first(), mark.first() + mark.bits() - 1),
                mark.scope().label(), mark.purpose())));
    }

    private static Stream<Table> tables() {
        return Stream.of(Table.values());
    }

    private static String numbers(final Table table) {
        final var ids = Declaration.of(table).ids();
        return range(ids.getFirst().value(), ids.getLast().value());
    }

    private static String range(final int first, final int last) {
        return first == last ? "" + first : first + ".." + last;
    }

    private static String matches(final Allowance allowance) {
        final var all = allowance.matchedFields();
        return all.containsAll(FrameFields.FIELDS)
            ? join(Stream.of("anything of the frame"), labels(allowance.matchedMarks()), options(allowance))
            : join(fields(all), labels(allowance.matchedMarks()), options(allowance));
    }

    private static Stream<String> options(final Allowance allowance) {
        return allowance.matchesOptions() ? Stream.of("headers that were removed") : Stream.of();
    }

    private static String sets(final Allowance allowance) {
        return join(fields(allowance.setFields()), labels(allowance.setMarks()));
    }

    private static Stream<String> fields(final Set<Field> fields) {
        return fields.stream().map(Allowance::label);
    }

    private static String effects(final Allowance allowance) {
        return join(allowance.effects().stream().map(Effect::label));
    }

    private static String names(final Set<Table> tables) {
        return join(tables.stream().map(Table::label));
    }

    private static Stream<String> labels(final Set<Mark> marks) {
        return marks.stream().map(Mark::label);
    }

    @SafeVarargs
    private static String join(final Stream<String>... texts) {
        return Stream.of(texts).flatMap(it -> it).collect(Collectors.joining(", "));
    }

    private static String row(final String... cells) {
        return Stream.of(cells).map(cell -> cell.isEmpty() ? "| " : "| " + cell + " ")
            .collect(Collectors.joining("", "", "|"));
    }

    private static void assertDocumented(final String header, final Stream<String> rows) throws IOException {
        final var lines = new ArrayList<>(Files.readAllLines(FILE));
        final int start = lines.indexOf(header);
        assertTrue(start >= 0, () -> "no table " + header);
        final var rest = lines.subList(start + 2, lines.size());
        final var table = rest.subList(0, (int) rest.stream().takeWhile(line -> line.startsWith("|")).count());
        final var expected = rows.toList();
        if (UPDATE) {
            table.clear();
            table.addAll(expected);
            Files.write(FILE, lines);
        }
        assertEquals(String.join("\n", expected), String.join("\n", table));
    }
}
