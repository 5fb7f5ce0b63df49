/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;

/**
 * A match in the form in which it is compared with many packets, without garbage. Immutable.
 */
public final class CompiledMatch {
    private final int[] slots;
    private final long[] values;
    private final long[] masks;

    private CompiledMatch(final Match match) {
        match.option().ifPresent(option -> {
            throw new IllegalArgumentException(option + " is not read from packets");
        });
        final var size = match.size() + (int) match.fields().keySet().stream()
            .filter(SwitchFields::hasHighSlot).count();
        slots = new int[size];
        values = new long[size];
        masks = new long[size];
        var next = 0;
        for (var entry : match.fields().entrySet()) {
            next = put(next, entry.getKey(), entry.getValue());
        }
    }

    private int put(final int index, final Field field, final FieldMatch match) {
        SwitchFields.requireRead(field);
        slots[index] = SwitchFields.lowSlot(field);
        values[index] = match.value().low();
        masks[index] = match.mask().low();
        if (!SwitchFields.hasHighSlot(field)) {
            return index + 1;
        }
        slots[index + 1] = SwitchFields.highSlot(field);
        values[index + 1] = match.value().high();
        masks[index + 1] = match.mask().high();
        return index + 2;
    }

    /**
     * A match of what a switch can match.
     *
     * @param match the match
     * @return its compiled form
     * @throws IllegalArgumentException if it looks at a field that is not read from packets
     */
    public static CompiledMatch of(final Match match) {
        return new CompiledMatch(match);
    }

    /**
     * {@return whether a packet is in the set of the match}
     *
     * @param fields the packet's fields, just read
     */
    public boolean matches(final SwitchFields fields) {
        for (var i = 0; i < slots.length; i++) {
            if (((fields.slot(slots[i]) ^ values[i]) & masks[i]) != 0) {
                return false;
            }
        }
        return true;
    }
}
