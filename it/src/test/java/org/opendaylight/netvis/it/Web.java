/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * What a controller serves beside RESTCONF, for somebody who has logged in or not.
 *
 * @param client carries the requests
 * @param root the address, to which paths are added
 * @param login user and password with a colon between them; empty: none
 */
record Web(HttpClient client, String root, String login) {
    private static final String JSON = "application/json";

    static Web at(final String root, final Credentials credentials) throws IOException {
        return new Web(HttpClient.newHttpClient(), root, "admin:" + credentials.password());
    }

    /** {@return the same for somebody else} */
    Web as(final String other) {
        return new Web(client, root, other);
    }

    Restconf.Reply get(final String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Restconf.Reply post(final String path, final String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(final String path) {
        final var builder = HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
        return login.isEmpty() ? builder : builder.header("Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private Restconf.Reply send(final HttpRequest.Builder request) throws IOException, InterruptedException {
        final var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Restconf.Reply(response.statusCode(), response.body());
    }
}
