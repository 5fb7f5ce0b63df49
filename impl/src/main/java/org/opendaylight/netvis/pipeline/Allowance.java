/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;

/**
 * What the flows of a table, or the buckets of a group, may do. It is asked about each of very many flows, so what it
 * answers is computed beforehand, and a flow that is as declared costs no object.
 */
final class Allowance {
    private final ImmutableSet<Band> bands;
    private final ImmutableSet<Field> matchedFields;
    private final ImmutableSet<Mark> matchedMarks;
    private final ImmutableSet<Field> setFields;
    private final ImmutableSet<Mark> setMarks;
    private final ImmutableSet<Effect> effects;
    private final ImmutableSet<Table> next;
    private final ImmutableSet<Table> resubmits;
    private final boolean matchesOptions;

    /** What is above, to be gone through without making anything. */
    private final Band[] bandArray;
    /** Fields that no match may have. */
    private final Field[] unmatched;
    /** Fields of which a match may have the bits of marks. */
    private final Field[] partlyMatched;
    /** By the number of a field, the bits that a match may have. */
    private final long[] matchedBits;
    /** By the number of a field, the bits that may be set. */
    private final long[] setBits;

    private Allowance(final Builder builder) {
        bands = Sets.immutableEnumSet(builder.bands);
        matchedFields = Sets.immutableEnumSet(builder.matchedFields);
        matchedMarks = Sets.immutableEnumSet(builder.matchedMarks);
        setFields = Sets.immutableEnumSet(builder.setFields);
        setMarks = Sets.immutableEnumSet(builder.setMarks);
        effects = Sets.immutableEnumSet(builder.effects);
        next = Sets.immutableEnumSet(builder.next);
        resubmits = Sets.immutableEnumSet(builder.resubmits);
        matchesOptions = builder.matchesOptions;

        bandArray = bands.toArray(Band[]::new);
        matchedBits = bits(matchedFields, matchedMarks);
        setBits = bits(setFields, setMarks);
        unmatched = fieldsOf(bits -> bits == 0);
        partlyMatched = fieldsOf(bits -> bits != 0 && bits != Bits.ALL);
    }

    private static long[] bits(final Set<Field> fields, final Set<Mark> marks) {
        final var result = new long[Field.values().length];
        fields.forEach(field -> result[field.ordinal()] = Bits.ALL);
        marks.forEach(mark -> result[mark.field().ordinal()] |= mark.mask());
        return result;
    }

    private Field[] fieldsOf(final LongPredicate matched) {
        return Arrays.stream(Field.values()).filter(field -> matched.test(matchedBits[field.ordinal()]))
            .toArray(Field[]::new);
    }

    /** Declares one. */
    static final class Builder {
        private final Set<Band> bands = EnumSet.noneOf(Band.class);
        private final Set<Field> matchedFields = EnumSet.noneOf(Field.class);
        private final Set<Mark> matchedMarks = EnumSet.noneOf(Mark.class);
        private final Set<Field> setFields = EnumSet.noneOf(Field.class);
        private final Set<Mark> setMarks = EnumSet.noneOf(Mark.class);
        private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
        private final Set<Table> next = EnumSet.noneOf(Table.class);
        private final Set<Table> resubmits = EnumSet.noneOf(Table.class);
        private boolean matchesOptions;

        /** The priorities that there are. */
        Builder has(final Band... of) {
            return with(bands, of);
        }

        /** Fields of the frame, and what else Open vSwitch reports of it, that matches may look at. */
        Builder matches(final Field... fields) {
            return with(matchedFields, fields);
        }

        /** The same. */
        Builder matches(final Set<Field> fields) {
            matchedFields.addAll(fields);
            return this;
        }

        /** Marks that matches may look at. */
        Builder matches(final Mark... marks) {
            return with(matchedMarks, marks);
        }

        /** The headers that a tunnel had, which are the data of an option, that matches may look at. */
        Builder matchesOptions() {
            matchesOptions = true;
            return this;
        }

        /** Fields that actions may set, as a whole or in part. */
        Builder sets(final Field... fields) {
            return with(setFields, fields);
        }

        /** Marks that actions may set, or that are written for the next table. */
        Builder sets(final Mark... marks) {
            return with(setMarks, marks);
        }

        /** What else actions may do. */
        Builder does(final Effect... of) {
            return with(effects, of);
        }

        /** Where packets may go on. */
        Builder goesTo(final Table... tables) {
            return with(next, tables);
        }

        /** Where packets may be looked up before they come back. */
        Builder resubmitsTo(final Table... tables) {
            return with(resubmits, tables);
        }

        @SafeVarargs
        private <T> Builder with(final Set<T> set, final T... more) {
            set.addAll(Arrays.asList(more));
            return this;
        }

        Allowance build() {
            return new Allowance(this);
        }
    }

    /** One that has been given nothing yet. */
    static Builder may() {
        return new Builder();
    }

    ImmutableSet<Band> bands() {
        return bands;
    }

    ImmutableSet<Field> matchedFields() {
        return matchedFields;
    }

    ImmutableSet<Mark> matchedMarks() {
        return matchedMarks;
    }

    boolean matchesOptions() {
        return matchesOptions;
    }

    ImmutableSet<Field> setFields() {
        return setFields;
    }

    ImmutableSet<Mark> setMarks() {
        return setMarks;
    }

    ImmutableSet<Effect> effects() {
        return effects;
    }

    ImmutableSet<Table> next() {
        return next;
    }

    ImmutableSet<Table> resubmits() {
        return resubmits;
    }

    /** What is wrong with a flow, if anything is: the rest of a sentence that begins with its table. */
    Optional<String> fault(final Flow flow) {
        final var key = flow.key();
        if (!hasPriority(key.priority())) {
            return Optional.of("has no priority " + key.priority() + ", only those of " + bands);
        }
        final var fault = matchFault(key.match());
        return fault.isPresent() ? fault : contentFault(flow);
    }

    private Optional<String> contentFault(final Flow flow) {
        final var fault = actionsFault(flow.actions());
        if (fault.isPresent()) {
            return fault;
        }
        final var metadata = flow.metadata();
        final long written = metadata.isPresent() ? metadata.orElseThrow().mask().low() : 0;
        if (!maySet(Field.METADATA, written)) {
            return Optional.of("may not write " + text(Field.METADATA, written) + only(Field.METADATA, setBits));
        }
        final var target = flow.next();
        return target.isPresent() && !leads(next, target.orElseThrow().value())
            ? Optional.of("may not go on to " + Declaration.nameOf(target.orElseThrow().value())) : Optional.empty();
    }

    private boolean hasPriority(final int priority) {
        for (var band : bandArray) {
            if (band.contains(priority)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> matchFault(final Match of) {
        if (of.option().isPresent() && !matchesOptions) {
            return Optional.of("may not match the data of an option");
        }
        for (var field : unmatched) {
            if (of.has(field)) {
                return Optional.of("may not match " + label(field));
            }
        }
        for (var field : partlyMatched) {
            final var match = of.field(field).orElse(null);
            if (match != null && !isWithin(match, matchedBits[field.ordinal()])) {
                return Optional.of("may not match " + text(field, match.mask().low()) + only(field, matchedBits));
            }
        }
        return Optional.empty();
    }

    private static boolean isWithin(final FieldMatch match, final long bits) {
        return match.mask().high() == 0 && (match.mask().low() & ~bits) == 0;
    }

    /** What is wrong with actions, if anything is. */
    Optional<String> actionsFault(final ImmutableList<Action> actions) {
        for (int i = 0; i < actions.size(); i++) {
            final var fault = actionFault(actions.get(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> actionFault(final Action action) {
        return switch (action) {
            case Action.Output output -> effectFault(Effect.of(output.port()));
            case Action.ToGroup toGroup -> effectFault(Effect.GROUP);
            case Action.ToController toController -> effectFault(Effect.CONTROLLER);
            case Action.PopVlan popVlan -> effectFault(Effect.POP_VLAN);
            case Action.PushMpls pushMpls -> effectFault(Effect.PUSH_MPLS);
            case Action.PopMpls popMpls -> effectFault(Effect.POP_MPLS);
            case Action.SetField setField -> setFault(setField.field(), Bits.of(0, setField.field().bits()));
            case Action.Experimenter experimenter -> experimenterFault(experimenter.action());
        };
    }

    private Optional<String> experimenterFault(final NiciraAction action) {
        return switch (action) {
            case NiciraAction.RegMove move -> setFault(move.destination());
            case NiciraAction.RegLoad load -> setFault(load.destination());
            case NiciraAction.RegLoad2 load -> setFault(load.field().whole());
            case NiciraAction.Encap encap -> effectFault(Effect.ENCAP);
            case NiciraAction.Decap decap -> effectFault(Effect.DECAP);
            case NiciraAction.ResubmitTable resubmit -> leads(resubmits, resubmit.table()) ? Optional.empty()
                : Optional.of("may not resubmit to " + Declaration.nameOf(resubmit.table()));
            case NiciraAction.OutputTrunc output -> undeclared(output);
            case NiciraAction.Resubmit resubmit -> undeclared(resubmit);
            case NiciraAction.Controller controller -> undeclared(controller);
            case NiciraAction.Unknown unknown -> undeclared(unknown);
        };
    }

    private static Optional<String> undeclared(final NiciraAction action) {
        return Optional.of("may not do " + action + ", which no table may");
    }

    private Optional<String> effectFault(final Effect effect) {
        return effects.contains(effect) ? Optional.empty() : Optional.of("may not do this: " + effect.label());
    }

    private Optional<String> setFault(final Subfield destination) {
        final var field = SetFields.of(destination.field());
        return field.isEmpty() ? Optional.of("may not set " + destination)
            : setFault(field.orElseThrow(), Bits.of(destination.offset(), destination.width()));
    }

    private Optional<String> setFault(final Field field, final long bits) {
        return maySet(field, bits) ? Optional.empty()
            : Optional.of("may not set " + text(field, bits) + only(field, setBits));
    }

    private boolean maySet(final Field field, final long bits) {
        return (bits & ~setBits[field.ordinal()]) == 0;
    }

    private static boolean leads(final ImmutableSet<Table> to, final int number) {
        final var table = Declaration.find(number);
        return table != null && to.contains(table);
    }

    /** What is allowed of a field where something else of it is not. */
    private static String only(final Field field, final long[] allowed) {
        final long bits = allowed[field.ordinal()];
        return bits == 0 ? "" : ", only " + text(field, bits);
    }

    private static String text(final Field field, final long bits) {
        return (bits == Bits.ALL || bits == Bits.of(0, field.bits()) ? "" : "0x" + Long.toHexString(bits) + " of ")
            + label(field);
    }

    /** A field in a sentence. */
    static String label(final Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
