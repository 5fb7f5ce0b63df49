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

/**
 * Where a source is.
 *
 * @param port the port, if it is known by its name
 * @param reason why it is nowhere yet; empty: it is somewhere
 */
record SourcePlace(Optional<String> port, Optional<String> reason) {
    static SourcePlace of(final Compiled compiled, final Source source) {
        final var ports = compiled.fabric().bridges().get(source.bridge());
        if (ports == null) {
            return nowhere(Optional.ofNullable(compiled.waiting().get(source.bridge()))
                .orElse("there is no bridge \"" + source.bridge() + "\""));
        }
        return switch (source) {
            case Source.Vm vm -> new SourcePlace(Optional.empty(), Optional.empty());
            case Source.Port port -> ports.absence(port.port()).map(SourcePlace::nowhere)
                .orElse(new SourcePlace(Optional.of(port.port()), Optional.empty()));
        };
    }

    static SourcePlace nowhere(final String reason) {
        return new SourcePlace(Optional.empty(), Optional.of(reason));
    }
}
