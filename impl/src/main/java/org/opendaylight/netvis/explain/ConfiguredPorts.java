/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableMap;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.PortNo;

/**
 * Stands for a switch that is not connected: it has all ports that are configured, with any numbers.
 */
final class ConfiguredPorts {
    private ConfiguredPorts() {
        // Hidden on purpose
    }

    static Fabric.Ports of(final PolicySet set, final Bridge bridge) {
        final var names = new TreeSet<>(bridge.tunnelPorts().keySet());
        set.sources().values().forEach(source -> {
            if (source instanceof Source.Port port && port.bridge().equals(bridge.id())) {
                names.add(port.port());
            }
        });
        set.tools().values().stream().flatMap(tool -> tool.ports().stream())
            .filter(port -> port.bridge().equals(bridge.id())).forEach(port -> names.add(port.port()));
        final var numbers = ImmutableMap.<String, PortNo>builder();
        int next = 1;
        for (var name : names) {
            numbers.put(name, new PortNo(next++));
        }
        return new Fabric.Ports(numbers.buildOrThrow(), OptionalLong.empty());
    }
}
