/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.EnumSet;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.VlanType;

/**
 * Removes tags and encapsulations in place, from the outside in.
 *
 * <pre>{@code
 *   before    | MACs | 8926 VN-tag | 8100 VLAN | 0800 | IPv4 ...
 *   VN_TAG           .      | MACs | 8100 VLAN | 0800 | IPv4 ...
 *                           start()
 * }</pre>
 *
 * <p>What is carried is never moved: the copy begins further behind, and only its Ethernet header and the tags that
 * stay are written anew, into bytes that are no longer needed. An encapsulated packet without Ethernet header gets the
 * MAC addresses of the frame that carried it.
 *
 * <p>First encapsulations go, as long as the outermost one is wanted, each kind once; then tags and labels of what is
 * the frame then. Tags outside of a removed encapsulation go with it. VLAN tags stay: the switch's group removes them,
 * as only it knows whether the frame had more. Of those that are to go an unusual type becomes 0x8100, which the switch
 * knows.
 *
 * <p><b>Several copies of one frame.</b> The dissection holds for the frame as it came. So, for each copy:
 * {@code strip}, use the bytes from {@link #start()} to {@link #end()}, {@link #restore()}. A copy that outlives
 * {@code restore} needs bytes of its own. The last copy, or the only one, need not be restored.
 *
 * <p>Makes no garbage. Not safe for use by several threads.
 */
public final class Stripper {
    private static final Strip[] ALL = Strip.values();
    private static final int MACS = LinkHeaders.ETHERNET_TYPE;
    /** A VLAN tag. */
    private static final int TAG = 4;
    /** No tag is longer, and there are no more headers. */
    private static final int MAX_WRITTEN = LinkHeaders.ETHERNET_LENGTH + Dissection.MAX_HEADERS * Long.BYTES;

    private final EnumSet<Strip> wanted = EnumSet.noneOf(Strip.class);
    private final TagChain tags = new TagChain();
    private final byte[] overwritten = new byte[MAX_WRITTEN];

    private Dissection dissection = new Dissection();
    private ByteBuf frame = Unpooled.EMPTY_BUFFER;
    private int overwrittenAt;
    private int overwrittenLength;

    private int base;
    private int macs;
    private int start;
    private int end;

    /**
     * Removes what is wanted, as far as it is there. Indexes of the buffer do not move.
     *
     * @param headers the dissected frame, in a buffer that can be written
     * @param strips what to remove; VLAN tags are only given the type that the switch knows
     * @return this
     */
    public Stripper strip(final Dissection headers, final ImmutableSet<Strip> strips) {
        dissection = requireNonNull(headers);
        frame = headers.frame();
        overwrittenLength = 0;
        start = frame.readerIndex();
        end = frame.writerIndex();
        wanted.clear();
        for (var i = 0; i < ALL.length; i++) {
            if (strips.contains(ALL[i])) {
                wanted.add(ALL[i] == Strip.MPLS_IP ? Strip.MPLS : ALL[i]);
            }
        }
        if (headers.size() > 0 && !wanted.isEmpty()) {
            unwrap();
            removeTags();
            renameTypes();
        }
        return this;
    }

    private void unwrap() {
        base = 0;
        macs = start;
        var inner = dissection.inner(base);
        while (inner >= 0 && removesCarrier(inner - 1)) {
            base = inner;
            if (dissection.kind(base) == HeaderKind.ETHERNET) {
                macs = dissection.start(base);
            }
            end = dissection.limit(base - 1);
            inner = dissection.inner(base);
        }
    }

    private boolean removesCarrier(final int header) {
        return switch (dissection.kind(header)) {
            case VXLAN -> wanted.remove(Strip.VXLAN);
            case GENEVE -> wanted.remove(Strip.GENEVE);
            case GRE -> isErspan(header) ? wanted.remove(Strip.ERSPAN) : wanted.remove(Strip.GRE)
                || CarriedFrame.isNvgre(dissection, header) && wanted.remove(Strip.NVGRE);
            case ERSPAN_II, ERSPAN_III -> wanted.remove(Strip.ERSPAN);
            case I_TAG -> wanted.remove(Strip.PBB);
            case GTP_U -> wanted.remove(Strip.GTP_U);
            case PSEUDOWIRE_CONTROL_WORD, MPLS -> wanted.remove(Strip.MPLS) || isFrame(header + 1)
                && wanted.remove(Strip.PSEUDOWIRE);
            default -> false;
        };
    }

    private boolean isFrame(final int header) {
        return dissection.kind(header) == HeaderKind.ETHERNET;
    }

    private boolean isErspan(final int gre) {
        return HeaderFieldReader.read(HeaderField.GRE_PROTOCOL, dissection, gre) == EtherType.ERSPAN_I_II;
    }

    private void removeTags() {
        tags.read(dissection, base, wanted);
        final var payload = tags.payload();
        start = payload - Short.BYTES - tags.keptBytes() - MACS;
        if (start == macs) {
            return;
        }
        save(payload - start);
        if (tags.hasNewType()) {
            frame.setShort(payload - Short.BYTES, tags.newType());
        }
        var place = payload - Short.BYTES;
        for (var i = tags.kept() - 1; i >= 0; i--) {
            place -= tags.keptLength(i);
            move(tags.keptStart(i), place, tags.keptLength(i));
        }
        move(macs, start, MACS);
    }

    /** Gives tags that the switch is to remove the type that it knows. */
    private void renameTypes() {
        final var count = wanted.contains(Strip.QINQ) ? 2 : wanted.contains(Strip.VLAN) ? 1 : 0;
        var place = start + MACS;
        for (var tag = 0; tag < count && place + TAG <= end; tag++) {
            final var type = frame.getUnsignedShort(place);
            if (VlanType.isOther(type)) {
                saveUpTo(place + Short.BYTES);
                frame.setShort(place, EtherType.VLAN);
            } else if (type != EtherType.VLAN && type != EtherType.SERVICE_VLAN) {
                return;
            }
            place += TAG;
        }
    }

    /** Saves what is not saved yet of the beginning of the copy. */
    private void saveUpTo(final int limit) {
        overwrittenAt = start;
        for (; overwrittenLength < limit - start; overwrittenLength++) {
            overwritten[overwrittenLength] = frame.getByte(start + overwrittenLength);
        }
    }

    private void save(final int length) {
        // Copies in bulk can make garbage: a direct buffer without Unsafe makes objects for them.
        for (var i = 0; i < length; i++) {
            overwritten[i] = frame.getByte(start + i);
        }
        overwrittenAt = start;
        overwrittenLength = length;
    }

    /** Moves bytes towards the end; both places may overlap. */
    private void move(final int from, final int to, final int length) {
        for (var i = length - 1; i >= 0; i--) {
            frame.setByte(to + i, frame.getByte(from + i));
        }
    }

    /** Puts the frame back as it was before {@link #strip}. */
    public void restore() {
        for (var i = 0; i < overwrittenLength; i++) {
            frame.setByte(overwrittenAt + i, overwritten[i]);
        }
        overwrittenLength = 0;
    }

    /** {@return the index of the copy's first byte} */
    public int start() {
        return start;
    }

    /** {@return the index behind the copy's last byte} */
    public int end() {
        return end;
    }
}
