/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.concepts.AbstractRegistration;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Who takes which packet-ins of which switch. Thread-safe; finding a listener takes no lock and makes no garbage.
 */
@NonNullByDefault
final class PacketIns {
    /** Cookie in an {@code ofp_packet_in} behind its OpenFlow header (OpenFlow 1.3.5, section 7.4.1). */
    private static final int COOKIE_OFFSET = 8;

    /** The listeners and their cookies, by position. */
    private record Listeners(long[] cookies, PacketInListener[] listeners) {
        static final Listeners NONE = new Listeners(new long[0], new PacketInListener[0]);

        int indexOf(final long cookie) {
            for (int i = 0; i < cookies.length; i++) {
                if (cookies[i] == cookie) {
                    return i;
                }
            }
            return -1;
        }

        Listeners with(final long cookie, final PacketInListener listener) {
            return new Listeners(LongStream.concat(Arrays.stream(cookies), LongStream.of(cookie)).toArray(),
                Stream.concat(Arrays.stream(listeners), Stream.of(listener)).toArray(PacketInListener[]::new));
        }

        @Nullable Listeners without(final long cookie) {
            final int gone = indexOf(cookie);
            if (cookies.length == 1 && gone == 0) {
                return null;
            }
            return new Listeners(Arrays.stream(cookies).filter(other -> other != cookie).toArray(),
                Stream.concat(Arrays.stream(listeners, 0, gone),
                    Arrays.stream(listeners, gone + 1, listeners.length)).toArray(PacketInListener[]::new));
        }
    }

    private final ConcurrentMap<Long, Listeners> bySwitch = new ConcurrentHashMap<>();

    Registration register(final long datapathId, final long cookie, final PacketInListener listener) {
        requireNonNull(listener);
        bySwitch.compute(datapathId, (id, known) -> {
            final var listeners = known == null ? Listeners.NONE : known;
            if (listeners.indexOf(cookie) >= 0) {
                throw new IllegalStateException(String.format("packet-ins of switch %016x with cookie 0x%x are being "
                    + "taken already: close that registration first", datapathId, cookie));
            }
            return listeners.with(cookie, listener);
        });
        return new AbstractRegistration() {
            @Override
            protected void removeRegistration() {
                bySwitch.computeIfPresent(datapathId, (id, listeners) -> listeners.without(cookie));
            }
        };
    }

    /**
     * {@return whether a listener took the packet-in}
     *
     * @param datapathId the switch that it came from
     * @param message a message that holds the packet-in
     * @param offset where its body begins, behind the OpenFlow header
     */
    boolean take(final Long datapathId, final ByteBuf message, final int offset) {
        final var listeners = bySwitch.get(datapathId);
        final int length = message.writerIndex() - offset;
        if (listeners == null || length < COOKIE_OFFSET + Long.BYTES) {
            return false;
        }
        final int index = listeners.indexOf(message.getLong(offset + COOKIE_OFFSET));
        return index >= 0 && listeners.listeners[index].onPacketIn(message.slice(offset, length));
    }
}
