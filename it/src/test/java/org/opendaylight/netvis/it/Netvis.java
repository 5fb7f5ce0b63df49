/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * netvis as its operator sees it. Configuration is written as JSON, whose names and plain words need no quotes here:
 * <pre>
 *   netvis.policy("web", "source: [vm1], tool: [ids], rule: [{name: all, action: forward}]");
 * </pre>
 */
final class Netvis {
    private static final String CONFIGURATION = "data/netvis:netvis";

    private final Restconf restconf;

    Netvis(final Restconf restconf) {
        this.restconf = restconf;
    }

    static JsonObject json(final String text) {
        return JsonParser.parseString('{' + text + '}').getAsJsonObject();
    }

    /** Puts the whole configuration. */
    Restconf.Reply tryConfigure(final JsonObject configuration) throws IOException, InterruptedException {
        final var body = new JsonObject();
        body.add("netvis:netvis", configuration);
        return restconf.put(CONFIGURATION, body);
    }

    void configure(final JsonObject configuration) throws IOException, InterruptedException {
        assertSuccess(tryConfigure(configuration));
    }

    /** Removes the whole configuration. */
    void clear() throws IOException, InterruptedException {
        final var reply = restconf.delete(CONFIGURATION);
        assertTrue(reply.isSuccess() || reply.body().contains("data-missing"), reply::toString);
    }

    JsonObject configuration() throws IOException, InterruptedException {
        return restconf.get(CONFIGURATION + "?content=config").json().getAsJsonObject()
            .getAsJsonObject("netvis:netvis");
    }

    Restconf.Reply tryPut(final String kind, final String name, final String content)
            throws IOException, InterruptedException {
        final var entry = json(content);
        entry.addProperty("name", name);
        final var list = new JsonArray();
        list.add(entry);
        final var body = new JsonObject();
        body.add("netvis:" + kind, list);
        return restconf.put(CONFIGURATION + '/' + kind + '=' + name, body);
    }

    /** Puts whatever a client may send. */
    Restconf.Reply tryPutText(final String kind, final String name, final String body)
            throws IOException, InterruptedException {
        return restconf.put(CONFIGURATION + '/' + kind + '=' + name, body);
    }

    void put(final String kind, final String name, final String content) throws IOException, InterruptedException {
        assertSuccess(tryPut(kind, name, content));
    }

    Restconf.Reply tryDelete(final String kind, final String name) throws IOException, InterruptedException {
        return restconf.delete(CONFIGURATION + '/' + kind + '=' + name);
    }

    void delete(final String kind, final String name) throws IOException, InterruptedException {
        assertSuccess(tryDelete(kind, name));
    }

    /** Calls an RPC of any module. */
    Restconf.Reply tryCall(final String operation, final JsonObject input) throws IOException, InterruptedException {
        final var body = new JsonObject();
        body.add(operation.substring(0, operation.indexOf(':')) + ":input", input);
        return restconf.post("operations/" + operation, body);
    }

    Restconf.Reply call(final String operation, final JsonObject input) throws IOException, InterruptedException {
        final var reply = tryCall(operation, input);
        assertSuccess(reply);
        return reply;
    }

    private static void assertSuccess(final Restconf.Reply reply) {
        assertTrue(reply.isSuccess(), reply::toString);
    }

    JsonObject state() throws IOException, InterruptedException {
        final var reply = restconf.get("data/netvis:netvis-state?content=nonconfig");
        return reply.isSuccess() ? reply.json().getAsJsonObject().getAsJsonObject("netvis:netvis-state")
            : new JsonObject();
    }

    /** {@return the state of one object; without content, if there is none} */
    JsonObject state(final String kind, final String name) throws IOException, InterruptedException {
        return byName(state(), kind).getOrDefault(name, new JsonObject());
    }

    /** {@return the entries of a list by their name} */
    static Map<String, JsonObject> byName(final JsonObject parent, final String kind) {
        final var result = new TreeMap<String, JsonObject>();
        if (parent.has(kind)) {
            parent.getAsJsonArray(kind).forEach(entry -> result.put(entry.getAsJsonObject().get("name").getAsString(),
                entry.getAsJsonObject()));
        }
        return result;
    }

    /** Puts a policy, a new one even if there is one of its name, and waits until it delivers. */
    void policy(final String name, final String content) throws Exception {
        if (byName(configuration(), "policy").containsKey(name)) {
            deletePolicy(name);
        }
        put("policy", name, content);
        awaitSettled();
    }

    /** Removes a policy and waits until nothing of it is left. */
    void deletePolicy(final String name) throws Exception {
        delete("policy", name);
        awaitSettled();
    }

    /** Waits until all policies that there are, and no others, are active, and all bridges in sync. */
    void awaitSettled() throws Exception {
        awaitSettled(policy -> text(policy, "state").equals("active"));
    }

    /** Waits until all policies that there are, and no others, are as they should be, and all bridges in sync. */
    void awaitSettled(final Predicate<JsonObject> asItShould) throws Exception {
        final var configuration = configuration();
        Await.until(() -> isSettled(configuration, state(), asItShould), () -> "not in sync with all policies active: "
            + describe());
    }

    private static boolean isSettled(final JsonObject configuration, final JsonObject state,
            final Predicate<JsonObject> asItShould) {
        return hasAll(configuration, state, "policy", asItShould)
            && hasAll(configuration, state, "bridge", bridge -> bridge.get("in-sync").getAsBoolean());
    }

    private static boolean hasAll(final JsonObject configuration, final JsonObject state, final String kind,
            final Predicate<JsonObject> condition) {
        final var found = byName(state, kind);
        return found.keySet().equals(byName(configuration, kind).keySet())
            && found.values().stream().allMatch(condition);
    }

    /** Waits until the state of an object satisfies a condition, and gives it. */
    JsonObject await(final String kind, final String name, final Predicate<JsonObject> condition) throws Exception {
        final var result = new JsonObject[1];
        Await.until(() -> {
            result[0] = state(kind, name);
            return condition.test(result[0]);
        }, () -> kind + ' ' + name + ": " + describe());
        return result[0];
    }

    JsonObject awaitPolicy(final String name, final String state) throws Exception {
        return await("policy", name, policy -> text(policy, "state").equals(state));
    }

    /** {@return the state, for messages} */
    String describe() {
        try {
            return state().toString();
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    /** {@return a leaf as text; empty if it is not there} */
    static String text(final JsonObject parent, final String leaf) {
        final JsonElement value = parent.get(leaf);
        return value == null ? "" : value.getAsString();
    }
}
