/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * All that is known of a field of a packet, or of a register: one row of the table of fields. Matches, actions, their
 * texts and bytes are derived from it. There is one of each, compared by identity.
 *
 * @see <a href="https://docs.openvswitch.org/en/latest/ref/ovs-fields.7/">ovs-fields(7)</a>
 */
@NonNullByDefault
public final class FieldRow {
    private final String name;
    private final String matchName;
    private final int order;
    private final boolean isBeforeProtocol;
    private final int bits;
    private final int flagBits;
    private final int bytes;
    private final boolean isVariable;
    private final boolean isMaskable;
    private final Prerequisite prerequisite;
    private final Access access;
    private final Format format;
    private final ImmutableList<NxmField> fields;

    /**
     * How ovs-ofctl writes a field.
     *
     * @param name name in an action
     * @param matchName name in a match
     * @param order place in a match
     * @param isBeforeProtocol whether it comes before what the protocol is called
     * @param format how its values are written
     */
    record Text(String name, String matchName, int order, boolean isBeforeProtocol, Format format) {
    }

    /**
     * How large a field is.
     *
     * @param bits width
     * @param flagBits bits above these, which values have in matches and set_field
     * @param bytes width as it is sent
     * @param isVariable whether each switch has its own
     */
    record Width(int bits, int flagBits, int bytes, boolean isVariable) {
    }

    /**
     * What may be done with a field.
     *
     * @param isMaskable whether a match may compare some bits only
     * @param prerequisite what must be matched beside it
     * @param access whether actions may change it
     */
    record Use(boolean isMaskable, Prerequisite prerequisite, Access access) {
    }

    /**
     * A row.
     *
     * @param fields makes what the field is called and numbered as on the wire
     */
    FieldRow(final Text text, final Width width, final Use use, final Function<FieldRow, List<NxmField>> fields) {
        name = requireNonNull(text.name);
        matchName = requireNonNull(text.matchName);
        order = text.order;
        isBeforeProtocol = text.isBeforeProtocol;
        format = requireNonNull(text.format);
        bits = width.bits;
        flagBits = width.flagBits;
        bytes = width.bytes;
        isVariable = width.isVariable;
        isMaskable = use.isMaskable;
        prerequisite = requireNonNull(use.prerequisite);
        access = requireNonNull(use.access);
        // Last, as they look at the row
        this.fields = ImmutableList.copyOf(fields.apply(this));
    }

    /** {@return all rows, in the order in which ovs-ofctl writes a match} */
    public static ImmutableList<FieldRow> all() {
        return FieldTable.rows();
    }

    /** {@return the name that ovs-ofctl gives the field when it is set} */
    public String name() {
        return name;
    }

    /** {@return the name that ovs-ofctl gives the field in a match} */
    public String matchName() {
        return matchName;
    }

    /** {@return the place in the order in which ovs-ofctl writes a match} */
    public int order() {
        return order;
    }

    /** {@return whether ovs-ofctl writes it before the name of the protocol, such as {@code tcp}} */
    public boolean isBeforeProtocol() {
        return isBeforeProtocol;
    }

    /** {@return the width in bits, 1 to 128; of options of tunnels the most} */
    public int bits() {
        return bits;
    }

    /** {@return the width in bits of a value in a match or set_field: VLAN identifiers have OFPVID_PRESENT above} */
    public int valueBits() {
        return bits + flagBits;
    }

    /** {@return the width in bytes as it is sent, 1 to 16; of options of tunnels the most} */
    public int bytes() {
        return bytes;
    }

    /** {@return whether each switch has its own width for the field, as for options of tunnels} */
    public boolean isVariable() {
        return isVariable;
    }

    /** {@return whether a match may compare some bits only} */
    public boolean isMaskable() {
        return isMaskable;
    }

    /** {@return what must be matched beside it} */
    public Prerequisite prerequisite() {
        return prerequisite;
    }

    /** {@return what actions may do with it} */
    public Access access() {
        return access;
    }

    /** {@return how its values are written} */
    public Format format() {
        return format;
    }

    /** {@return what the field is called and numbered as on the wire: once or twice, as NXM and as OXM} */
    public ImmutableList<NxmField> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return name;
    }
}
