/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A set of packets: those that satisfy every one of its fields.
 *
 * <p>A field that a switch looks at only in certain packets is always accompanied by the match of those packets. Open
 * vSwitch drops a field whose prerequisite is missing, and matches more than was meant; here it cannot be written.
 *
 * <p>A value, immutable. Not a record because it keeps its hash: matches are most of what a program is looked up by.
 */
public final class Match {
    /** Every packet. */
    public static final Match ANY = new Match(ImmutableMap.of());

    private final ImmutableMap<Field, FieldMatch> fields;
    private final int hash;

    /**
     * Checks widths, masks and prerequisites.
     *
     * @param fields the fields
     */
    public Match(final Map<Field, FieldMatch> fields) {
        this.fields = Maps.immutableEnumMap(fields);
        hash = this.fields.hashCode();
        check();
    }

    private void check() {
        fields.forEach((field, match) -> {
            if (!match.mask().andNot(field.exactMask()).isZero()) {
                throw new IllegalArgumentException(field + " has " + field.bits() + " bits, not those of " + match);
            }
            if (!field.isMaskable() && !match.mask().equals(field.exactMask())) {
                throw new IllegalArgumentException(field + " is compared as a whole, not by mask " + match.mask());
            }
        });
        Prerequisites.check(fields);
    }

    /** {@return the fields, in the order of {@link Field}} */
    public ImmutableMap<Field, FieldMatch> fields() {
        return fields;
    }

    /**
     * {@return the packets of this set that have a value in a field, or empty when there are none}
     *
     * @param field the field
     * @param value its value
     */
    public Optional<Match> with(final Field field, final long value) {
        return with(field, Word.of(value), field.exactMask());
    }

    /**
     * {@return the packets of this set that have some bits in a field, or empty when there are none}
     *
     * @param field the field
     * @param value its value
     * @param mask the bits that are compared; none: this set
     */
    public Optional<Match> with(final Field field, final Word value, final Word mask) {
        return mask.isZero() ? Optional.of(this) : with(field, new FieldMatch(value, mask));
    }

    /**
     * {@return the packets of this set that satisfy a match of a field, or empty when there are none}
     *
     * @param field the field
     * @param match the match
     */
    public Optional<Match> with(final Field field, final FieldMatch match) {
        return merge(Map.of(field, match));
    }

    /**
     * {@return the packets that are in both sets, or empty when there are none}
     *
     * @param other another set
     */
    public Optional<Match> and(final Match other) {
        return merge(other.fields);
    }

    private Optional<Match> merge(final Map<Field, FieldMatch> added) {
        final var result = new EnumMap<Field, FieldMatch>(Field.class);
        result.putAll(fields);
        for (var entry : added.entrySet()) {
            final var mine = result.get(entry.getKey());
            if (mine == null) {
                result.put(entry.getKey(), entry.getValue());
            } else if (mine.overlaps(entry.getValue())) {
                result.put(entry.getKey(), mine.and(entry.getValue()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(result));
    }

    /**
     * {@return whether a packet can be in both sets}
     *
     * @param other another set
     */
    public boolean overlaps(final Match other) {
        for (var entry : fields.entrySet()) {
            final var theirs = other.fields.get(entry.getKey());
            if (theirs != null && !theirs.overlaps(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether every packet of this set is in the other}
     *
     * @param other another set
     */
    public boolean isWithin(final Match other) {
        for (var entry : other.fields.entrySet()) {
            final var mine = fields.get(entry.getKey());
            if (mine == null || !mine.isWithin(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return how a field is matched, if it is}
     *
     * @param field the field
     */
    public Optional<FieldMatch> field(final Field field) {
        return Optional.ofNullable(fields.get(requireNonNull(field)));
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof Match other && hash == other.hash && fields.equals(other.fields);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@return the match part of a flow as ovs-ofctl writes it} */
    @Override
    public String toString() {
        return FlowText.match(this);
    }
}
