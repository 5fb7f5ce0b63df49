/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.Optional;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.status.SourceStatus;

/**
 * Finds where sources are.
 */
final class SourcePlaces {
    private SourcePlaces() {
        // Hidden on purpose
    }

    static SourceStatus of(final Compiled compiled, final Source source) {
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
