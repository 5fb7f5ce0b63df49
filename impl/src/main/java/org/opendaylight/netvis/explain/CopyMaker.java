/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.packet.PacketContext;
import org.opendaylight.netvis.packet.Stripper;
import org.opendaylight.netvis.packet.SwitchFields;
import org.opendaylight.netvis.program.Field;

/**
 * Makes copies as tools get them: first goes what is removed on the way to a delivery, as {@link Stripper} does, then
 * what the group of the delivery removes, as Open vSwitch's {@code pop_vlan} and {@code pop_mpls} do.
 */
final class CopyMaker {
    /** Of as many Open vSwitch removes the labels, FLOW_MAX_MPLS_LABELS. */
    private static final int MAX_LABELS = 3;
    private static final int TYPE = 12;
    private static final int TAG = 4;
    private static final int BOTTOM = 0x100;

    private CopyMaker() {
        // Hidden on purpose
    }

    /**
     * {@return the copy; empty, if the switch cannot make it, as it has more labels than it removes}
     *
     * @param headers the frame
     * @param strips what the delivery removes
     * @param before what of it is removed before it goes to the group
     */
    static Optional<byte[]> copy(final Dissection headers, final ImmutableSet<Strip> strips,
            final ImmutableSet<Strip> before) {
        final var stripper = new Stripper().strip(headers,
            ImmutableSet.copyOf(Sets.intersection(strips, before)));
        final var copy = new byte[stripper.end() - stripper.start()];
        headers.frame().getBytes(stripper.start(), copy);
        stripper.restore();
        final int tags = strips.contains(Strip.QINQ) ? 2 : strips.contains(Strip.VLAN) ? 1 : 0;
        final var untagged = popTags(copy, tags);
        return strips.contains(Strip.MPLS_IP) ? popLabels(untagged) : Optional.of(untagged);
    }

    private static byte[] popTags(final byte[] frame, final int count) {
        var result = frame;
        for (int i = 0; i < count && isTagged(result); i++) {
            result = without(result, TYPE, TAG);
        }
        return result;
    }

    private static boolean isTagged(final byte[] frame) {
        return frame.length >= TYPE + TAG + Short.BYTES
            && (type(frame, TYPE) == EtherType.VLAN || type(frame, TYPE) == EtherType.SERVICE_VLAN);
    }

    private static Optional<byte[]> popLabels(final byte[] frame) {
        int place = TYPE;
        while (place + TAG + Short.BYTES <= frame.length && (type(frame, place) == EtherType.VLAN
                || type(frame, place) == EtherType.SERVICE_VLAN)) {
            place += TAG;
        }
        if (place + Short.BYTES > frame.length || !isLabelled(type(frame, place))) {
            return Optional.of(frame);
        }
        final int labels = labels(frame, place + Short.BYTES);
        if (labels == 0) {
            return Optional.empty();
        }
        final var result = without(frame, place + Short.BYTES, labels * TAG);
        ByteBuffer.wrap(result).putShort(place, (short) EtherType.IPV4);
        if (isNoIpv4(result)) {
            ByteBuffer.wrap(result).putShort(place, (short) EtherType.IPV6);
        }
        return Optional.of(result);
    }

    private static boolean isLabelled(final int type) {
        return type == EtherType.MPLS_UNICAST || type == EtherType.MPLS_MULTICAST;
    }

    /** How many labels there are, 0 if they are too many. */
    private static int labels(final byte[] frame, final int start) {
        for (int i = 0; i < MAX_LABELS && start + (i + 1) * TAG <= frame.length; i++) {
            if ((ByteBuffer.wrap(frame).getInt(start + i * TAG) & BOTTOM) != 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /** What Open vSwitch reads nothing of. */
    private static boolean isNoIpv4(final byte[] frame) {
        final var fields = new SwitchFields().read(new Dissection().dissect(Unpooled.wrappedBuffer(frame)), 0,
            new PacketContext());
        return fields.value(Field.IP_PROTO).isZero() && fields.value(Field.IPV4_SRC).isZero()
            && fields.value(Field.IPV4_DST).isZero();
    }

    private static int type(final byte[] frame, final int place) {
        return Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(place));
    }

    private static byte[] without(final byte[] frame, final int place, final int length) {
        final var result = Arrays.copyOf(frame, frame.length - length);
        System.arraycopy(frame, place + length, result, place, result.length - place);
        return result;
    }
}
