/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.impl.core.OFEncoder;
import org.opendaylight.openflowjava.protocol.impl.core.connection.MessageListenerWrapper;
import org.opendaylight.openflowjava.protocol.impl.deserialization.DeserializationFactory;
import org.opendaylight.openflowjava.protocol.impl.deserialization.DeserializerRegistryImpl;
import org.opendaylight.openflowjava.protocol.impl.deserialization.factories.ErrorMessageFactory;
import org.opendaylight.openflowjava.protocol.impl.serialization.SerializationFactory;
import org.opendaylight.openflowjava.protocol.impl.serialization.SerializerRegistryImpl;
import org.opendaylight.openflowplugin.extension.api.ExtensionConvertorData;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.RawMessagesSalBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.raw.messages.sal.SalRawMessagesBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.BarrierOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PacketInMessage;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * The codecs within openflowplugin's own encoder and decoder.
 */
class RawProviderTest {
    /** OFPET_BAD_ACTION, OFPBAC_BAD_OUT_PORT and the beginning of the message that it is about. */
    private static final String ERROR_BODY = "0002000404040018";
    /** No buffer, 4 bytes of frame, reason action, table 10, cookie, match of in_port 1, padding, frame. */
    private static final String PACKET_IN = "ffffffff0004010a4e56000000000001"
        + "0001000c8000000400000001000000000000deadbeef";

    private final CodecTables tables = new CodecTables();
    private final SerializerRegistryImpl serializers = tables.serializers();
    private final DeserializerRegistryImpl deserializers = tables.deserializers();
    private final Conversations conversations = new Conversations();
    private final PacketIns packetIns = new PacketIns();
    private final List<String> answers = new ArrayList<>();
    private final DeserializationFactory decoder = new DeserializationFactory(deserializers);
    private final RawProvider raw = new RawProvider(tables.provider(), conversations, packetIns);

    @Test
    void messagesGoOutAsTheyAre() {
        final var twoBarriers = "0414000880000001" + "0414000880000002";
        assertEquals(twoBarriers, encode(twoBarriers));
    }

    @Test
    void answerGoesToItsConversation() {
        final var conversation = conversations.open(3, this::onAnswer);
        assertInstanceOf(BarrierOutput.class, decode(1, conversation.xid(2), ERROR_BODY));
        assertEquals(List.of("2 1 " + ERROR_BODY), answers);
    }

    @Test
    void otherMessagesGoToOpenflowplugin() {
        conversations.open(3, this::onAnswer);
        final var error = assertInstanceOf(ErrorMessage.class, decode(1, 7, ERROR_BODY));
        assertEquals(Uint32.valueOf(7), error.getXid());
        assertEquals("BADOUTPORT", error.getCodeString());
        assertEquals(List.of(), answers);
    }

    @Test
    void closedConversationHearsNothing() {
        final var conversation = conversations.open(1, this::onAnswer);
        conversation.close();
        assertInstanceOf(ErrorMessage.class, decode(1, conversation.xid(0), ERROR_BODY));
        assertEquals(List.of(), answers);
    }

    @Test
    void tapsAgainWhatOpenflowpluginHasReplaced() {
        deserializers.registerDeserializer(new MessageCodeKey(EncodeConstants.OF_VERSION_1_3, 1, ErrorMessage.class),
            new ErrorMessageFactory());
        raw.tap();
        decode(1, conversations.open(1, this::onAnswer).xid(0), ERROR_BODY);
        assertEquals(List.of("0 1 " + ERROR_BODY), answers);
    }

    @Test
    void packetInGoesToWhoTakesItsCookie() {
        packetIns.register(0x4e56_0000_0000_0001L, this::onPacketIn);
        assertInstanceOf(BarrierOutput.class, decode(10, 0, PACKET_IN));
        assertEquals(List.of(PACKET_IN), answers);
    }

    @Test
    void packetInThatNobodyTakesGoesToOpenflowplugin() {
        packetIns.register(0x4e56_0000_0000_0002L, this::onPacketIn);
        assertInstanceOf(PacketInMessage.class, decode(10, 0, PACKET_IN));
        assertEquals(List.of(), answers);
    }

    @Test
    void packetInThatIsRefusedGoesToOpenflowplugin() {
        packetIns.register(0x4e56_0000_0000_0001L, body -> false);
        assertInstanceOf(PacketInMessage.class, decode(10, 0, PACKET_IN));
    }

    @Test
    void closedRegistrationHearsNothingAndLeavesTheOthers() {
        final var closed = packetIns.register(0x4e56_0000_0000_0001L, body -> true);
        packetIns.register(-1, this::onPacketIn);
        closed.close();
        assertInstanceOf(PacketInMessage.class, decode(10, 0, PACKET_IN));
        final var ofPacketOut = PACKET_IN.replace("4e56000000000001", "ffffffffffffffff");
        decode(10, 0, ofPacketOut);
        assertEquals(List.of(ofPacketOut), answers);
    }

    @Test
    void cookieIsTakenOnce() {
        packetIns.register(7, body -> true);
        assertEquals("packet-ins with cookie 0x7 are being taken already: close that registration first",
            assertThrows(IllegalStateException.class, () -> packetIns.register(7, body -> true)).getMessage());
    }

    @Test
    void closeLeavesNoTrace() {
        raw.close();
        final var conversation = conversations.open(1, this::onAnswer);
        assertInstanceOf(ErrorMessage.class, decode(1, conversation.xid(0), ERROR_BODY));
        assertEquals(List.of(), answers);
        assertThrows(IllegalStateException.class, () -> new SerializationFactory(serializers)
            .messageToBuffer(EncodeConstants.OF_VERSION_1_3, Unpooled.buffer(), experimenter("0414000880000001")));
    }

    private void onAnswer(final int index, final int type, final ByteBuf body) {
        answers.add(index + " " + type + " " + ByteBufUtil.hexDump(body));
    }

    private boolean onPacketIn(final ByteBuf body) {
        return answers.add(ByteBufUtil.hexDump(body));
    }

    private String encode(final String hex) {
        final var encoder = new OFEncoder();
        encoder.setSerializationFactory(new SerializationFactory(serializers));
        final var channel = new EmbeddedChannel(encoder);
        channel.writeOutbound(new MessageListenerWrapper(experimenter(hex), null));
        final ByteBuf written = channel.readOutbound();
        try {
            return ByteBufUtil.hexDump(written);
        } finally {
            written.release();
            channel.finishAndReleaseAll();
        }
    }

    private static ExperimenterInput experimenter(final String hex) {
        final var converter = new RawMessagesConverter();
        return new ExperimenterInputBuilder()
            .setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(Uint32.valueOf(5))
            .setExperimenter(converter.getExperimenterId())
            .setExpType(converter.getType())
            .setExperimenterDataOfChoice(converter.convert(
                new RawMessagesSalBuilder()
                    .setSalRawMessages(new SalRawMessagesBuilder()
                        .setMessages(HexFormat.of().parseHex(hex))
                        .build())
                    .build(), new ExtensionConvertorData(EncodeConstants.OF_VERSION_1_3)))
            .build();
    }

    private OfHeader decode(final int type, final int xid, final String body) {
        final var bytes = HexFormat.of().parseHex(body);
        final var message = Unpooled.buffer()
            .writeByte(type).writeShort(8 + bytes.length).writeInt(xid).writeBytes(bytes);
        return assertInstanceOf(OfHeader.class, decoder.deserialize(message, EncodeConstants.OF_VERSION_1_3));
    }
}
