/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private final Conversations conversations = new Conversations();
    private final List<String> told = new ArrayList<>();

    @Test
    void conversationsDoNotShareIds() {
        final var first = open("first", 2);
        final var second = open("second", 1);
        assertTrue(answer(second.xid(0)));
        assertTrue(answer(first.xid(1)));
        assertFalse(answer(second.xid(0) + 1));
        assertEquals(List.of("second 0", "first 1"), told);
    }

    @Test
    void idsAreInTheUpperHalf() {
        assertEquals(0x80000000, open("first", 1).xid(0));
    }

    @Test
    void idsAreUsedAgainAfterTheLast() {
        open("nearly all", 0x7fffffff).close();
        final var conversation = open("two more", 2);
        assertEquals(0x80000000, conversation.xid(0));
        assertTrue(answer(conversation.xid(1)));
    }

    @Test
    void idBeyondTheRangeIsRefused() {
        final var conversation = open("first", 2);
        assertThrows(IndexOutOfBoundsException.class, () -> conversation.xid(2));
        assertEquals("count must be positive, not 0",
            assertThrows(IllegalArgumentException.class, () -> open("none", 0)).getMessage());
    }

    private Conversation open(final String name, final int count) {
        return conversations.open(count, (index, type, body) -> told.add(name + ' ' + index));
    }

    private boolean answer(final int xid) {
        return conversations.answer(xid, 1, Unpooled.EMPTY_BUFFER);
    }
}
