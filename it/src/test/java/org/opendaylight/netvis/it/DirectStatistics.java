/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The flows of br-tap, as openflowplugin's RPC of direct statistics tells them.
 */
final class DirectStatistics {
    static final String NODE = """
        node: "/opendaylight-inventory:nodes/opendaylight-inventory:node[opendaylight-inventory:id='openflow:178']"
        """;
    private static final Pattern COOKIE = Pattern.compile("cookie=0x([0-9a-f]+)");

    private final Netvis netvis;
    private final OpenVswitch ovs;

    DirectStatistics(final Netvis netvis, final OpenVswitch ovs) {
        this.netvis = netvis;
        this.ovs = ovs;
    }

    /** {@return the flows} Input is what it has besides the node, beginning with a comma. */
    JsonArray flows(final String input) throws IOException, InterruptedException {
        return netvis.call("opendaylight-direct-statistics:get-flow-statistics", Netvis.json(NODE + input)).json()
            .getAsJsonObject().getAsJsonObject("opendaylight-direct-statistics:output")
            .getAsJsonArray("flow-and-statistics-map-list");
    }

    /** {@return the actions of Open vSwitch in a flow} */
    static JsonArray ovsActions(final JsonObject flow) {
        final var result = new JsonArray();
        list(flow, "instructions", "instruction")
            .flatMap(instruction -> list(instruction, "apply-actions", "action"))
            .filter(action -> action.has("netvis-ovs-actions:ovs-action"))
            .forEach(action -> result.add(action.get("netvis-ovs-actions:ovs-action")));
        return result;
    }

    /** {@return the entries of a list in a container, none if one of both is not there} */
    private static Stream<JsonObject> list(final JsonObject parent, final String container, final String list) {
        final var content = parent.getAsJsonObject(container);
        return content == null || !content.has(list) ? Stream.empty()
            : content.getAsJsonArray(list).asList().stream().map(JsonElement::getAsJsonObject);
    }

    static ImmutableList<Long> cookies(final JsonArray flows) {
        return flows.asList().stream().map(flow -> flow.getAsJsonObject().get("cookie").getAsLong()).sorted()
            .collect(ImmutableList.toImmutableList());
    }

    /** {@return the cookies of all flows of the bridge, of netvis and of others} */
    ImmutableList<Long> cookiesOfSwitch() throws Exception {
        return COOKIE.matcher(ovs.ofctl("dump-flows", "br-tap")).results()
            .map(found -> Long.parseUnsignedLong(found.group(1), 16)).sorted()
            .collect(ImmutableList.toImmutableList());
    }
}
