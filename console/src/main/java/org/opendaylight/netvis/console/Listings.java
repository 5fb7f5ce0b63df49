/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.console;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.support.table.ShellTable;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;

/**
 * What there is as tables, each sorted by name.
 */
final class Listings {
    private Listings() {
        // Hidden on purpose
    }

    static ShellTable policies(final Status status) {
        final var table = table("policy", "state", "packets", "bytes", "reasons");
        status.policies().entrySet().stream().sorted(byName()).forEach(entry -> {
            final var policy = entry.getValue();
            table.addRow().addContent(entry.getKey(), word(policy.state()),
                policy.count().map(count -> Long.toUnsignedString(count.packets())).orElse("-"),
                policy.count().map(count -> Long.toUnsignedString(count.bytes())).orElse("-"),
                reasons(policy).collect(Collectors.joining("; ")));
        });
        return table;
    }

    private static Stream<String> reasons(final PolicyStatus policy) {
        return Stream.concat(policy.reasons().stream(), policy.bridges().entrySet().stream().flatMap(bridge ->
            bridge.getValue().reasons().stream().map(reason -> bridge.getKey().name() + ": " + reason)));
    }

    /** One policy on each of its bridges. */
    static ShellTable policy(final PolicyId id, final PolicyStatus policy) {
        final var table = table("bridge", "state", "decides", "reasons");
        policy.bridges().entrySet().stream().sorted(byName()).forEach(entry -> table.addRow().addContent(
            entry.getKey().name(), word(entry.getValue().state()),
            entry.getValue().path().map(Listings::word).orElse("-"),
            Stream.concat(entry.getValue().reasons().stream(),
                entry.getValue().byController().stream().flatMap(it -> it.reasons().stream()))
                .collect(Collectors.joining("; "))));
        table.emptyTableText(id + " is " + word(policy.state()) + " and on no bridge: "
            + String.join("; ", policy.reasons()));
        return table;
    }

    static ShellTable sources(final Status status) {
        final var table = table("source", "state", "bridge", "port", "reason");
        status.sources().entrySet().stream().sorted(byName()).forEach(entry -> {
            switch (entry.getValue()) {
                case SourceStatus.Located(var bridge, var port) -> table.addRow().addContent(entry.getKey(), "located",
                    bridge.name(), port.orElse("-"), "");
                case SourceStatus.Waiting(var reason) -> table.addRow().addContent(entry.getKey(), "waiting", "-", "-",
                    reason);
            }
        });
        return table;
    }

    static ShellTable tools(final Status status) {
        final var table = table("tool", "packets", "bytes", "lost", "reasons");
        status.tools().entrySet().stream().sorted(byName()).forEach(entry -> {
            final var count = entry.getValue().count();
            final var copies = entry.getValue().ports().values().stream().flatMap(it -> it.stream()).toList();
            table.addRow().addContent(entry.getKey(), Long.toUnsignedString(count.packets()),
                Long.toUnsignedString(count.bytes()), copies.stream().mapToLong(it -> it.lost()).sum(),
                copies.stream().flatMap(it -> it.reason().stream()).collect(Collectors.joining("; ")));
        });
        return table;
    }

    static ShellTable bridges(final Status status) {
        final var table = table("bridge", "connected", "in sync", "flows", "groups", "error");
        status.bridges().entrySet().stream().sorted(byName()).forEach(entry -> {
            final var bridge = entry.getValue();
            table.addRow().addContent(entry.getKey().name(), bridge.connected() ? "yes" : "no",
                bridge.inSync() ? "yes" : "no", bridge.content().map(it -> Integer.toString(it.flows())).orElse("-"),
                bridge.content().map(it -> Integer.toString(it.groups())).orElse("-"), bridge.error().orElse(""));
        });
        return table;
    }

    private static <K extends Comparable<K>> Comparator<Map.Entry<K, ?>> byName() {
        return Comparator.comparing(Map.Entry::getKey);
    }

    private static ShellTable table(final String... heads) {
        final var table = new ShellTable().emptyTableText("none");
        for (var head : heads) {
            table.column(head);
        }
        return table;
    }

    private static String word(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
