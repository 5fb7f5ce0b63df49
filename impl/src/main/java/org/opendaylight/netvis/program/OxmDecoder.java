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
import java.util.Optional;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Reads what {@link OxmEncoder} writes. Whatever netvis does not know is an {@link IllegalArgumentException}.
 */
final class OxmDecoder {
    /** Fields by the part of the OXM header that names them. */
    private static final ImmutableMap<Integer, Field> FIELDS =
        Maps.uniqueIndex(Arrays.asList(Field.values()), field -> OxmHeader.identity(field.header(false)));

    private static final int FIRST_OPTION = NxmField.tunnelMetadata(0).header(false);

    private OxmDecoder() {
        // Hidden on purpose
    }

    private record Entry(Field field, boolean masked, FieldMatch match) {
    }

    /** Reads a whole {@code ofp_match}, padding included. */
    static Match getMatch(final MessageReader in) {
        final var type = in.get16();
        final var length = in.get16();
        final var fields = in.take(length - 2 * Short.BYTES);
        in.skip(MessageReader.padding(length));
        if (type != OpenFlow13.OFPMT_OXM) {
            throw new IllegalArgumentException("match of type " + type);
        }
        final var result = new EnumMap<Field, FieldMatch>(Field.class);
        var option = Optional.<OptionMatch>empty();
        while (fields.remaining() > 0) {
            final var header = fields.get32();
            final var body = fields.take(OxmHeader.length(header));
            final int number = optionNumber(header);
            if (number >= 0) {
                if (option.isPresent()) {
                    throw new IllegalArgumentException("data of two options");
                }
                option = Optional.of(getOption(number, OxmHeader.isMasked(header), body));
                continue;
            }
            final var entry = getEntry(header, field(header), body);
            if (result.put(entry.field, entry.match) != null) {
                throw new IllegalArgumentException(entry.field + " twice");
            }
        }
        return new Match(result, option);
    }

    /** Reads a field with its value. */
    static Action.SetField getSetField(final MessageReader in) {
        final var header = in.get32();
        final var body = in.take(OxmHeader.length(header));
        final var field = field(header);
        if (field.wire().isVariable() && !OxmHeader.isMasked(header) && body.remaining() < field.bytes()) {
            // Open vSwitch leaves out the zeros that it begins with
            return new Action.SetField(field, body.getWord(body.remaining()));
        }
        final var entry = getEntry(header, field, body);
        if (entry.masked) {
            throw new IllegalArgumentException(entry.field + " is set in part");
        }
        return new Action.SetField(entry.field, entry.match.value());
    }

    /** The number of the option whose data a field is, if no constant stands for it; else less than 0. */
    private static int optionNumber(final int header) {
        final int identity = OxmHeader.identity(header);
        final int number = identity - OxmHeader.identity(FIRST_OPTION);
        return number >= 0 && number < NxmField.TUN_METADATA_COUNT && !FIELDS.containsKey(identity) ? number : -1;
    }

    /** Open vSwitch tells all of the data, also what it does not compare. */
    private static OptionMatch getOption(final int number, final boolean masked, final MessageReader body) {
        final int length = body.remaining() / (masked ? 2 : 1);
        final var value = body.getBytes(length);
        final var mask = new byte[length];
        Arrays.fill(mask, (byte) -1);
        return OptionMatch.of(number, value, masked ? body.getBytes(length) : mask);
    }

    private static Entry getEntry(final int header, final Field field, final MessageReader body) {
        if (field.wire().isExperimenter() && body.get32() != field.wire().experimenter()) {
            throw new IllegalArgumentException("field of another experimenter than that of " + field);
        }
        final var masked = OxmHeader.isMasked(header);
        if (body.remaining() != field.bytes() * (masked ? 2 : 1)) {
            throw new IllegalArgumentException(field + " of " + body.remaining() + " bytes");
        }
        final var value = body.getWord(field.bytes());
        final var mask = masked ? body.getWord(field.bytes()) : field.exactMask();
        return new Entry(field, masked, new FieldMatch(value, mask));
    }

    private static Field field(final int header) {
        final var field = FIELDS.get(OxmHeader.identity(header));
        if (field == null) {
            throw new IllegalArgumentException("field with header 0x" + Integer.toHexString(header));
        }
        return field;
    }
}
