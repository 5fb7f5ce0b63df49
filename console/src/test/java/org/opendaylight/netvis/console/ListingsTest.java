/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.table.ShellTable;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.ToolStatus;

final class ListingsTest {
    private static final TenantId TENANT = new TenantId("t");
    private static final BridgeId BRIDGE = new BridgeId("b");
    private static final PolicyId POLICY = new PolicyId(TENANT, "web");
    private static final PolicyStatus PARTIAL = new PolicyStatus(PolicyStatus.State.PARTIAL, ImmutableList.of(),
        ImmutableMap.of(BRIDGE, new PolicyStatus.OnBridge(PolicyStatus.State.PARTIAL, ImmutableList.of("no room"),
            Optional.of(PolicyStatus.Path.SWITCH), Optional.empty())),
        Optional.of(new Count(-1, 600, Instant.EPOCH)), Optional.empty());
    private static final Status STATUS = new Status(
        ImmutableMap.of(BRIDGE, new BridgeStatus(true, false, Optional.of("wrong wire"), Optional.empty())),
        ImmutableMap.of(new SourceId(TENANT, "z"), new SourceStatus.Located(BRIDGE, Optional.of("tap0")),
            new SourceId(TENANT, "a"), new SourceStatus.Waiting("no such port")),
        ImmutableMap.of(new ToolId(TENANT, "ids"), new ToolStatus(new Count(7, 700, Instant.EPOCH),
            ImmutableMap.of(new Tool.Port(BRIDGE, "p"), Optional.of(new ToolStatus.Copies(9, 2, Optional.of("down"))),
                new Tool.Port(BRIDGE, "q"), Optional.empty()))),
        ImmutableMap.of(POLICY, PARTIAL));

    /** {@return the cells of each line but the heads} */
    private static List<List<String>> cells(final ShellTable table) {
        final var out = new ByteArrayOutputStream();
        table.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().skip(2)
            .map(line -> List.of(line.strip().split("\\s*[│|]\\s*"))).toList();
    }

    @Test
    void eachKindOfObjectHasItsTable() {
        assertEquals(List.of(List.of("t/web", "partial", "18446744073709551615", "600", "b: no room")),
            cells(Listings.policies(STATUS)));
        assertEquals(List.of(List.of("t/ids", "7", "700", "2", "down")), cells(Listings.tools(STATUS)));
        assertEquals(List.of(List.of("b", "yes", "no", "-", "-", "wrong wire")), cells(Listings.bridges(STATUS)));
        assertEquals(List.of(List.of("b", "partial", "switch", "no room")), cells(Listings.policy(POLICY, PARTIAL)));
    }

    @Test
    void sourcesAreInTheOrderOfTheirNames() {
        assertEquals(List.of(List.of("t/a", "waiting", "-", "-", "no such port"),
            List.of("t/z", "located", "b", "tap0")),
            cells(Listings.sources(STATUS)));
    }

    @Test
    void whereNothingIsConfiguredThereIsNone() {
        assertEquals(List.of(List.of("none")), cells(Listings.policies(Status.EMPTY)));
    }
}
