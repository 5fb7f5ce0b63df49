/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableList;
import io.netty.buffer.Unpooled;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opendaylight.netvis.compile.Sight;
import org.opendaylight.netvis.packet.CompiledClause;
import org.opendaylight.netvis.packet.CompiledMatch;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.packet.Malformation;
import org.opendaylight.netvis.packet.PacketContext;
import org.opendaylight.netvis.packet.SwitchFields;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.punt.View;

/**
 * One frame, read as a switch and the controller read it. Not safe for use by several threads.
 */
final class FrameReading {
    private final Dissection dissection = new Dissection();
    private final PacketContext context = new PacketContext();
    private final SwitchFields asReceived = new SwitchFields();
    private final SwitchFields viewed = new SwitchFields();

    /**
     * Reads a frame.
     *
     * @param arrival the frame
     * @param port where it enters
     * @param views in which ways it may be looked at
     */
    FrameReading(final Arrival arrival, final PortNo port, final Collection<View> views) {
        dissection.expect(views);
        dissection.dissect(Unpooled.wrappedBuffer(arrival.frame().clone()));
        context.receivedAt(port.value()).throughTunnel(Integer.toUnsignedLong(arrival.tunnel().id()),
            arrival.tunnel().ipv6(), arrival.tunnel().source(), arrival.tunnel().destination());
        asReceived.read(dissection, new View.AsReceived(), context);
    }

    Dissection dissection() {
        return dissection;
    }

    /** Whether the frame, as it enters, is in any of some sets. */
    boolean isIn(final ImmutableList<Match> matches) {
        return matches.stream().anyMatch(match -> CompiledMatch.of(match).matches(asReceived));
    }

    /** Whether it is looked at in a certain way. */
    boolean isLookedAt(final Sight sight) {
        return (sight.only().isEmpty() || isIn(sight.only())) && !isIn(sight.except())
            && viewed.read(dissection, sight.view(), context);
    }

    /** The first rule that matches it, if it is looked at in a certain way. */
    Optional<Sight.NamedClause> decide(final Sight sight) {
        viewed.read(dissection, sight.view(), context);
        return sight.rules().stream()
            .filter(rule -> CompiledClause.of(rule.clause()).matches(viewed, asReceived)).findFirst();
    }

    /** The headers, for people. */
    static String headers(final Dissection headers) {
        return IntStream.range(0, headers.size()).mapToObj(headers::kind)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-')).collect(Collectors.joining(" "));
    }

    /** Why they end, if they should not. */
    Optional<String> malformation() {
        return switch (dissection.malformation()) {
            case NONE -> Optional.empty();
            case Malformation malformation ->
                Optional.of(malformation.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }
}
