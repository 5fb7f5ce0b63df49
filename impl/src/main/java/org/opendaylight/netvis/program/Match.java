/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A set of packets: those that satisfy every one of its fields.
 *
 * <p>A field that a switch looks at only in certain packets is always accompanied by the match of those packets. Open
 * vSwitch drops a field whose prerequisite is missing, and matches more than was meant; here it cannot be written.
 *
 * <p>A value, immutable. Not a record: matches are most of what a compilation makes and a program is looked up by, so
 * the fields are kept side by side, in their order, and the hash with them.
 */
public final class Match {
    /** Every packet. */
    public static final Match ANY = new Match(0, new FieldMatch[0], null);

    private static final Field[] FIELDS = Field.values();

    /** A bit for each field, the first one's lowest. */
    private final long present;
    /** The matches of the fields whose bits are set, in this order. */
    private final FieldMatch[] values;
    /** Few have one, and there are many matches. */
    private final @Nullable OptionMatch option;
    private final int hash;

    /**
     * Checks widths, masks and prerequisites.
     *
     * @param fields the fields
     */
    public Match(final Map<Field, FieldMatch> fields) {
        this(fields, Optional.empty());
    }

    /**
     * Checks widths, masks and prerequisites.
     *
     * @param fields the fields
     * @param option the data of a tunnel's option
     */
    public Match(final Map<Field, FieldMatch> fields, final Optional<OptionMatch> option) {
        this(bits(fields), ordered(fields), option.orElse(null));
        forEach(Match::checkWidth);
        Prerequisites.check(this);
    }

    /** Checks nothing: what is made of matches that have been checked is right. */
    private Match(final long present, final FieldMatch[] values, final @Nullable OptionMatch option) {
        this.present = present;
        this.values = values;
        this.option = option;
        hash = (Long.hashCode(present) * 31 + Arrays.hashCode(values)) * 31 + Objects.hashCode(option);
    }

    private static long bits(final Map<Field, FieldMatch> fields) {
        long bits = 0;
        for (var field : fields.keySet()) {
            bits |= bit(field);
        }
        return bits;
    }

    private static FieldMatch[] ordered(final Map<Field, FieldMatch> fields) {
        final var result = new EnumMap<Field, FieldMatch>(Field.class);
        result.putAll(fields);
        return result.values().toArray(FieldMatch[]::new);
    }

    private static void checkWidth(final Field field, final FieldMatch match) {
        if (!match.mask().andNot(field.exactMask()).isZero()) {
            throw new IllegalArgumentException(field + " has " + field.bits() + " bits, not those of " + match);
        }
        if (!field.isMaskable() && !match.mask().equals(field.exactMask())) {
            throw new IllegalArgumentException(field + " is compared as a whole, not by mask " + match.mask());
        }
    }

    /** There are no more fields than a long has bits, which a test holds. */
    private static long bit(final Field field) {
        return 1L << field.ordinal();
    }

    /** Where the match of a field is, whether it is there or would have to be. */
    private int index(final long bit) {
        return Long.bitCount(present & bit - 1);
    }

    private @Nullable FieldMatch get(final long bit) {
        return (present & bit) == 0 ? null : values[index(bit)];
    }

    /** {@return what the data of a tunnel's option must be} */
    public Optional<OptionMatch> option() {
        return Optional.ofNullable(option);
    }

    /** {@return whether every packet is in the set} */
    public boolean isAny() {
        return present == 0 && option == null;
    }

    /** {@return how many fields are looked at, an option's data not among them} */
    public int size() {
        return values.length;
    }

    /**
     * {@return whether a field is looked at}
     *
     * @param field the field
     */
    public boolean has(final Field field) {
        return (present & bit(field)) != 0;
    }

    /** {@return the fields, in the order of {@link Field}; made anew each time} */
    public ImmutableMap<Field, FieldMatch> fields() {
        final var result = new EnumMap<Field, FieldMatch>(Field.class);
        forEach(result::put);
        return Maps.immutableEnumMap(result);
    }

    /**
     * Does something with each field, in the order of {@link Field}.
     *
     * @param task what is done with a field and how it is matched
     */
    public void forEach(final BiConsumer<Field, FieldMatch> task) {
        long rest = present;
        for (var value : values) {
            task.accept(FIELDS[Long.numberOfTrailingZeros(rest)], value);
            rest &= rest - 1;
        }
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
        checkWidth(field, match);
        final long bit = bit(field);
        final var mine = get(bit);
        if (mine == null) {
            final var result = new Match(present | bit, inserted(index(bit), match), option);
            Prerequisites.check(result, field);
            return Optional.of(result);
        }
        if (!mine.overlaps(match)) {
            return Optional.empty();
        }
        final var both = values.clone();
        both[index(bit)] = mine.and(match);
        return Optional.of(new Match(present, both, option));
    }

    /**
     * {@return the packets of this set whose tunnel had some data in an option, or empty when there are none}
     *
     * @param data the data
     */
    public Optional<Match> with(final OptionMatch data) {
        return option != null && !option.overlaps(data) ? Optional.empty()
            : Optional.of(new Match(present, values, option == null ? data : option.and(data)));
    }

    /**
     * {@return the packets of this set and those that differ from one of them in a field only}
     *
     * @param field the field, which is no prerequisite of another one that is looked at
     */
    public Match without(final Field field) {
        if (!has(field)) {
            return this;
        }
        final var fields = new EnumMap<Field, FieldMatch>(Field.class);
        fields.putAll(fields());
        fields.remove(field);
        return new Match(fields, option());
    }

    private FieldMatch[] inserted(final int index, final FieldMatch match) {
        final var result = new FieldMatch[values.length + 1];
        System.arraycopy(values, 0, result, 0, index);
        result[index] = match;
        System.arraycopy(values, index, result, index + 1, values.length - index);
        return result;
    }

    /**
     * {@return the packets that are in both sets, or empty when there are none}
     *
     * @param other another set
     */
    public Optional<Match> and(final Match other) {
        if (other.isAny()) {
            return Optional.of(this);
        }
        if (!overlaps(other)) {
            return Optional.empty();
        }
        final long all = present | other.present;
        final var result = new FieldMatch[Long.bitCount(all)];
        long rest = all;
        for (int i = 0; i < result.length; i++) {
            final long bit = Long.lowestOneBit(rest);
            final var mine = get(bit);
            final var theirs = other.get(bit);
            result[i] = mine == null ? theirs : theirs == null ? mine : mine.and(theirs);
            rest ^= bit;
        }
        return Optional.of(new Match(all, result, option == null ? other.option : other.option == null ? option
            : option.and(other.option)));
    }

    /**
     * {@return whether a packet can be in both sets}
     *
     * @param other another set
     */
    public boolean overlaps(final Match other) {
        for (long rest = present & other.present; rest != 0; rest &= rest - 1) {
            final long bit = Long.lowestOneBit(rest);
            if (!values[index(bit)].overlaps(other.values[other.index(bit)])) {
                return false;
            }
        }
        return option == null || other.option == null || option.overlaps(other.option);
    }

    /**
     * {@return whether every packet of this set is in the other}
     *
     * @param other another set
     */
    public boolean isWithin(final Match other) {
        if ((other.present & ~present) != 0) {
            return false;
        }
        for (long rest = other.present; rest != 0; rest &= rest - 1) {
            final long bit = Long.lowestOneBit(rest);
            if (!values[index(bit)].isWithin(other.values[other.index(bit)])) {
                return false;
            }
        }
        return other.option == null || option != null && option.isWithin(other.option);
    }

    /**
     * {@return how a field is matched, if it is}
     *
     * @param field the field
     */
    public Optional<FieldMatch> field(final Field field) {
        return Optional.ofNullable(get(bit(field)));
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof Match other && hash == other.hash && present == other.present
            && Arrays.equals(values, other.values) && Objects.equals(option, other.option);
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
