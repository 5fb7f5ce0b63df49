/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Word;

/**
 * Packet-ins, well-formed and not.
 */
class PacketInTest {
    private static final byte[] FRAME = Seeds.of("vlan");

    private final PacketIn packet = new PacketIn();

    @Test
    void fieldsAreRead() {
        assertTrue(read(PacketInMaker.packetIn(0x1122334455667788L, 5001, 0xc6120004, FRAME)));
        final var context = new PacketContext();
        packet.describe(context);
        final var fields = new SwitchFields().read(new Dissection(), 0, context);
        assertEquals(Word.of(PacketInMaker.PORT), fields.value(Field.IN_PORT));
        assertEquals(Word.of(0x1122334455667788L), fields.value(Field.METADATA));
        assertEquals(Word.of(5001), fields.value(Field.TUNNEL_ID));
        assertEquals(Word.of(0xc6120004L), fields.value(Field.TUN_IPV4_SRC));
    }

    @Test
    void nothingIsLeftOfThePacketBefore() {
        read(PacketInMaker.packetIn(5, 5001, 1, FRAME));
        assertTrue(read(PacketInMaker.packetIn(Unpooled.EMPTY_BUFFER, FRAME)));
        assertEquals(0, packet.metadata());
    }

    @Test
    void frameBeginsBehindTheMatch() {
        final var body = PacketInMaker.packetIn(1, FRAME);
        assertTrue(read(body));
        assertEquals(body.writerIndex() - FRAME.length, packet.frameStart());
    }

    /** Such as one that the switch cut off. */
    @Test
    void frameThatIsNotWholeIsRefused() {
        final var body = PacketInMaker.packetIn(1, FRAME);
        assertFalse(read(body.writerIndex(body.writerIndex() - 1)));
    }

    @Test
    void fieldBeyondTheMatchIsRefused() {
        assertFalse(read(PacketInMaker.packetIn(Unpooled.buffer().writeInt(0x80000408).writeInt(0), FRAME)));
        assertFalse(read(PacketInMaker.packetIn(Unpooled.buffer().writeShort(0x8000), FRAME)));
    }

    @Test
    void otherKindOfMatchIsRefused() {
        assertFalse(read(PacketInMaker.packetIn(1, FRAME).setShort(16, 0)));
    }

    @Property
    void damagedMessageIsReadOrRefused(@ForAll final long seed) {
        final var random = new Random(seed);
        final var body = PacketInMaker.packetIn(random.nextLong(), random.nextLong(), 1, FRAME);
        for (var i = random.nextInt(4); i >= 0; i--) {
            body.setByte(random.nextInt(64), random.nextInt());
        }
        body.writerIndex(random.nextInt(body.writerIndex() + 1));
        if (read(Unpooled.wrappedBuffer(body))) {
            assertTrue(packet.frameStart() >= PacketIn.MIN_LENGTH && packet.frameStart() <= body.writerIndex());
        }
    }

    private boolean read(final ByteBuf body) {
        return packet.read(body, body.readerIndex(), body.writerIndex());
    }
}
