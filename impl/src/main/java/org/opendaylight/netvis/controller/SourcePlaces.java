/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Optional;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.status.SourceStatus;

/**
 * Where sources can be on one bridge.
 *
 * @param numbers the ports that there are
 * @param ambiguous names that tell no port
 */
record SourcePlaces(ImmutableMap<String, PortNo> numbers, ImmutableSet<String> ambiguous) {
    /** Those on each bridge that is connected. */
    static ImmutableMap<String, SourcePlaces> of(final Compiled compiled) {
        return ImmutableMap.copyOf(Maps.transformValues(compiled.fabric().bridges(),
            ports -> new SourcePlaces(ports.numbers(), ports.ambiguous())));
    }

    /** Where a source is. */
    static SourceStatus find(final Compiled compiled, final Source source) {
        final var ports = compiled.fabric().bridges().get(source.bridge());
        if (ports == null) {
            return new SourceStatus.Waiting(Optional.ofNullable(compiled.waiting().get(source.bridge()))
                .orElse("there is no bridge \"" + source.bridge() + "\""));
        }
        return switch (source) {
            case Source.Vm vm -> new SourceStatus.Located(vm.bridge(), Optional.empty());
            case Source.Port port -> ports.absence(port.port()).<SourceStatus>map(SourceStatus.Waiting::new)
                .orElse(new SourceStatus.Located(port.bridge(), Optional.of(port.port())));
        };
    }
}
