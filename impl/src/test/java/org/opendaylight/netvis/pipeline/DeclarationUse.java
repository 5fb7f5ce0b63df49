/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.pipeline.Allowance.may;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.Program;

/**
 * Holds programs against the declaration, and knows what of it none of them has needed.
 */
public final class DeclarationUse {
    /**
     * Something declared that has not been needed so far.
     *
     * @param text what it is
     * @param rest everything that is declared but it
     */
    private record Item(String text, Allowance rest) {
    }

    /** By the name of a table or a kind of groups. */
    private final ListMultimap<String, Item> unused = ArrayListMultimap.create();

    /** With nothing needed so far. */
    public DeclarationUse() {
        for (var table : Table.values()) {
            unused.putAll(table.label(), items(Declaration.of(table).allowance(), table == Table.LAYER));
        }
        for (var kind : GroupKind.values()) {
            unused.putAll("group " + kind.label(), items(kind.allowance(), true));
        }
    }

    /**
     * Throws or fails if a program does what is not declared.
     *
     * @param program the program
     */
    public static void check(final Program program) {
        program.flows().values().forEach(Table::check);
        program.groups().values().forEach(group ->
            assertTrue(kinds(group).findAny().isPresent(), () -> "no kind of groups is like " + group));
    }

    /**
     * Checks a program, and takes note of what it needs.
     *
     * @param program the program
     */
    public void add(final Program program) {
        check(program);
        program.flows().values().forEach(flow -> remove(Table.of(flow.key().table()).orElseThrow().label(),
            item -> item.rest.fault(flow).isPresent() && !isRenewal(flow)));
        program.groups().values().forEach(group -> kinds(group).forEach(kind -> remove("group " + kind.label(),
            item -> !fits(item.rest, group))));
    }

    private void remove(final String of, final Predicate<Item> needed) {
        unused.get(of).removeIf(needed);
    }

    private static boolean isRenewal(final Flow flow) {
        return flow.key().priority() == Band.RENEWAL.priority();
    }

    private static Stream<GroupKind> kinds(final Group group) {
        return Stream.of(GroupKind.values()).filter(kind -> fits(kind.allowance(), group));
    }

    private static boolean fits(final Allowance allowance, final Group group) {
        return group.buckets().stream().allMatch(bucket -> allowance.actionsFault(bucket.actions()).isEmpty());
    }

    /** {@return what has not been needed} */
    public List<String> unused() {
        return unused.entries().stream().map(entry -> entry.getKey() + ": " + entry.getValue().text).sorted().toList();
    }

    /**
     * Renewals are not counted: they are the same everywhere. Nor is, but in one of the tables that match whatever can
     * be matched of a frame, what that is.
     */
    private static List<Item> items(final Allowance of, final boolean countsFrame) {
        final var fields = countsFrame || !of.matchedFields().containsAll(FrameFields.FIELDS) ? of.matchedFields()
            : Set.<Field>of();
        return Stream.of(items(of, 0, "priority", of.bands().stream().filter(it -> it != Band.RENEWAL).toList()),
            items(of, 1, "matches", fields), items(of, 2, "matches mark", of.matchedMarks()),
            items(of, 3, "sets", of.setFields()), items(of, 4, "sets mark", of.setMarks()),
            items(of, 5, "does", of.effects()), items(of, 6, "goes to", of.next()),
            items(of, 7, "resubmits to", of.resubmits()),
            of.matchesOptions() && (countsFrame || !of.matchedFields().containsAll(FrameFields.FIELDS))
                ? Stream.of(new Item("matches options", without(of, 8, of))) : Stream.<Item>of())
            .flatMap(it -> it).toList();
    }

    private static Stream<Item> items(final Allowance of, final int list, final String verb,
            final Collection<? extends Enum<?>> all) {
        return all.stream().map(it -> new Item(verb + " " + it, without(of, list, it)));
    }

    private static Allowance without(final Allowance of, final int list, final Object item) {
        final var rest = may().has(rest(of.bands(), list == 0, item).toArray(Band[]::new))
            .matches(rest(of.matchedFields(), list == 1, item).toArray(Field[]::new))
            .matches(rest(of.matchedMarks(), list == 2, item).toArray(Mark[]::new))
            .sets(rest(of.setFields(), list == 3, item).toArray(Field[]::new))
            .sets(rest(of.setMarks(), list == 4, item).toArray(Mark[]::new))
            .does(rest(of.effects(), list == 5, item).toArray(Effect[]::new))
            .goesTo(rest(of.next(), list == 6, item).toArray(Table[]::new))
            .resubmitsTo(rest(of.resubmits(), list == 7, item).toArray(Table[]::new));
        return (of.matchesOptions() && list != 8 ? rest.matchesOptions() : rest).build();
    }

    private static <T> Stream<T> rest(final Set<T> all, final boolean isOfThem, final Object item) {
        return all.stream().filter(it -> !isOfThem || it != item);
    }
}
