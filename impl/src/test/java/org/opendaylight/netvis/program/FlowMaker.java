/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A flow in the making, to be read from left to right.
 *
 * @param flow the flow so far
 */
record FlowMaker(Flow flow) {
    static FlowMaker in(final int table, final int priority, final Cookie.Kind kind, final int number) {
        return new FlowMaker(new Flow(new FlowKey(new TableId(table), priority, Match.ANY),
            new Cookie(kind, number).value(), ImmutableList.of(), Optional.empty(), Optional.empty()));
    }

    FlowMaker ip(final int etherType, final int protocol) {
        return with(Field.ETH_TYPE, etherType).with(Field.IP_PROTO, protocol);
    }

    FlowMaker with(final Field field, final long value) {
        return with(field, Word.of(value), field.exactMask());
    }

    FlowMaker with(final Field field, final String value, final int prefix) {
        return with(field, hex(value), Word.leadingOnes(prefix, field.bits()));
    }

    FlowMaker with(final Field field, final Word value, final Word mask) {
        final var key = flow.key();
        return new FlowMaker(new Flow(
            new FlowKey(key.table(), key.priority(), key.match().with(field, value, mask).orElseThrow()), flow.cookie(),
            flow.actions(), flow.metadata(), flow.next()));
    }

    FlowMaker then(final Action... actions) {
        return new FlowMaker(new Flow(flow.key(), flow.cookie(), ImmutableList.copyOf(actions), flow.metadata(),
            flow.next()));
    }

    FlowMaker writing(final long value, final Word mask) {
        return new FlowMaker(new Flow(flow.key(), flow.cookie(), flow.actions(),
            Optional.of(new FieldMatch(Word.of(value), mask)), flow.next()));
    }

    FlowMaker goingTo(final int table) {
        return new FlowMaker(new Flow(flow.key(), flow.cookie(), flow.actions(), flow.metadata(),
            Optional.of(new TableId(table))));
    }

    static Action output(final int port) {
        return new Action.Output(new PortNo(port));
    }

    static Action set(final Field field, final String value) {
        return new Action.SetField(field, hex(value));
    }

    static Action set(final Field field, final long value) {
        return new Action.SetField(field, Word.of(value));
    }

    /** A value by its hexadecimal digits. */
    static Word hex(final String digits) {
        return digits.length() <= 16 ? Word.of(HexFormat.fromHexDigitsToLong(digits))
            : new Word(HexFormat.fromHexDigitsToLong(digits, 0, digits.length() - 16),
                HexFormat.fromHexDigitsToLong(digits, digits.length() - 16, digits.length()));
    }
}
