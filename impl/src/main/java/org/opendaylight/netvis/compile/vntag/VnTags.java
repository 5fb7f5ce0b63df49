/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Capability;
import org.opendaylight.netvis.compile.Encapsulation;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.compile.TapPort;
import org.opendaylight.netvis.compile.Unwrapping;
import org.opendaylight.netvis.compile.Way;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * Has the switch remove VN-tags of frames at a tap port, see {@link VnTagSequence}.
 */
public final class VnTags implements Capability {
    /**
     * Frames whose VN-tag the switch removes.
     *
     * @param tapPort where they are seen
     * @param sequence how it does that
     */
    private record Removal(PortNo tapPort, VnTagSequence sequence) implements Way {
    }

    @Override
    public Optional<Unwrapping> unwrap(final TapPort port, final Encapsulation encapsulation) {
        return encapsulation.equals(Encapsulation.VN_TAG) ? Optional.of(remove(port)) : Optional.empty();
    }

    private static Unwrapping remove(final TapPort port) {
        final var ability = VnTagAbility.of(port.ports());
        final var obstacle = obstacle(port, ability);
        if (obstacle.isPresent()) {
            return new Unwrapping.Impossible(obstacle.orElseThrow());
        }
        final var sequence = ability.sequence().orElseThrow();
        port.add(new Removal(port.number(), sequence));
        port.seeUntagged(sequence.untagged(port.number()));
        return new Unwrapping.Done();
    }

    /** Why the switch cannot remove VN-tags at a tap port, if it cannot. */
    private static Optional<String> obstacle(final TapPort port, final VnTagAbility ability) {
        if (!port.policy().strips().contains(Strip.VN_TAG)) {
            return Optional.of("the switch cannot look behind a VN-tag and keep it");
        }
        return ability.sequence().isPresent() && !ability.sequence().orElseThrow().reaches(port.number())
            ? Optional.of(TapFrames.beyond(port.number(), "the switch removes no VN-tag")) : ability.obstacle();
    }

    @Override
    public Stream<Flow> flows(final ImmutableSet<Way> ways, final Supplier<Stream<Match>> forwarded) {
        final var tapPorts = new LinkedHashMap<VnTagSequence, Set<PortNo>>();
        ways.stream().filter(Removal.class::isInstance).map(Removal.class::cast).forEach(removal ->
            tapPorts.computeIfAbsent(removal.sequence(), key -> new LinkedHashSet<>()).add(removal.tapPort()));
        return tapPorts.entrySet().stream().flatMap(entry -> entry.getKey().flows(entry.getValue(), forwarded.get()
            .filter(VnTagFlows::isUntagged).collect(ImmutableSet.toImmutableSet())).stream());
    }
}
