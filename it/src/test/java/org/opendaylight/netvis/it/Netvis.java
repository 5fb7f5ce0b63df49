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
 * Sources, tools and policies are those of one tenant; bridges are everybody's.
 */
final class Netvis {
    /** The tenant of all tests that are not about tenants. */
    static final String TENANT = "it";

    private static final String CONFIGURATION = "data/netvis:netvis";

    private final Restconf restconf;
    private final String tenant;

    Netvis(final Restconf restconf) {
        this(restconf, TENANT);
    }

    private Netvis(final Restconf restconf, final String tenant) {
        this.restconf = restconf;
        this.tenant = tenant;
    }

    /** {@return the same controller, with what belongs to another tenant} */
    Netvis of(final String other) {
        return new Netvis(restconf, other);
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

    private String path(final String kind, final String name) {
        return (isOfTenants(kind) ? tenantPath() : CONFIGURATION) + '/' + kind + '=' + name;
    }

    private String tenantPath() {
        return CONFIGURATION + "/tenant=" + tenant;
    }

    private static boolean isOfTenants(final String kind) {
        return !kind.equals("bridge");
    }

    Restconf.Reply tryPut(final String kind, final String name, final String content)
            throws IOException, InterruptedException {
        final var entry = json(content);
        entry.addProperty("name", name);
        final var list = new JsonArray();
        list.add(entry);
        final var body = new JsonObject();
        body.add("netvis:" + kind, list);
        return restconf.put(path(kind, name), body);
    }

    /** Puts whatever a client may send. */
    Restconf.Reply tryPutText(final String kind, final String name, final String body)
            throws IOException, InterruptedException {
        return restconf.put(path(kind, name), body);
    }

    void put(final String kind, final String name, final String content) throws IOException, InterruptedException {
        assertSuccess(tryPut(kind, name, content));
    }

    Restconf.Reply tryDelete(final String kind, final String name) throws IOException, InterruptedException {
        return restconf.delete(path(kind, name));
    }

    void delete(final String kind, final String name) throws IOException, InterruptedException {
        assertSuccess(tryDelete(kind, name));
    }

    /** Removes the tenant, with everything that belongs to it. */
    void deleteTenant() throws IOException, InterruptedException {
        assertSuccess(restconf.delete(tenantPath()));
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

    /** Asks for an action of the tenant. */
    Restconf.Reply tryAsk(final String action, final String input) throws IOException, InterruptedException {
        final var body = new JsonObject();
        body.add("netvis:input", json(input));
        return restconf.post(tenantPath() + '/' + action, body);
    }

    /** {@return what an action of the tenant answers} */
    JsonObject ask(final String action, final String input) throws IOException, InterruptedException {
        final var reply = tryAsk(action, input);
        assertSuccess(reply);
        return reply.json().getAsJsonObject().getAsJsonObject("netvis:output");
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
        return entries(state(), kind).getOrDefault(name, new JsonObject());
    }

    /** {@return by their name, the bridges of a configuration or state, or what the tenant has there} */
    Map<String, JsonObject> entries(final JsonObject root, final String kind) {
        return byName(isOfTenants(kind) ? byName(root, "tenant").getOrDefault(tenant, new JsonObject()) : root, kind);
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
        if (entries(configuration(), "policy").containsKey(name)) {
            deletePolicy(name);
        }
        put("policy", name, content);
        awaitSettled();
    }

    /** Puts a policy in the place of one, if there is one, and waits until it is active. */
    void replacePolicy(final String name, final String content) throws Exception {
        put("policy", name, content);
        awaitSettled();
    }

    /** Removes a policy and waits until nothing of it is left. */
    void deletePolicy(final String name) throws Exception {
        delete("policy", name);
        awaitSettled();
    }

    /** Waits until all policies that there are, of any tenant, and no others, are active, and all bridges in sync. */
    void awaitSettled() throws Exception {
        awaitSettled(policy -> text(policy, "state").equals("active"));
    }

    /**
     * Waits until all policies that there are, of any tenant, and no others, are as they should be, and all bridges in
     * sync.
     */
    void awaitSettled(final Predicate<JsonObject> asItShould) throws Exception {
        final var configuration = configuration();
        Await.until(() -> isSettled(configuration, state(), asItShould), () -> "not in sync with all policies active: "
            + describe());
    }

    private static boolean isSettled(final JsonObject configuration, final JsonObject state,
            final Predicate<JsonObject> asItShould) {
        return hasAll(policies(configuration), policies(state), asItShould)
            && hasAll(byName(configuration, "bridge"), byName(state, "bridge"),
                bridge -> bridge.get("in-sync").getAsBoolean());
    }

    private static boolean hasAll(final Map<String, JsonObject> configured, final Map<String, JsonObject> found,
            final Predicate<JsonObject> condition) {
        return found.keySet().equals(configured.keySet()) && found.values().stream().allMatch(condition);
    }

    /** {@return the policies of all tenants, by TENANT/NAME} */
    private static Map<String, JsonObject> policies(final JsonObject root) {
        final var result = new TreeMap<String, JsonObject>();
        byName(root, "tenant").forEach((owner, objects) -> byName(objects, "policy")
            .forEach((name, policy) -> result.put(owner + '/' + name, policy)));
        return result;
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
