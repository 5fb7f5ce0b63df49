/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * RESTCONF as a client sees it.
 */
final class Restconf {
    private static final String JSON = "application/yang-data+json";

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String root;
    private final Credentials credentials;

    Restconf(final String root, final Credentials credentials) {
        this.root = root;
        this.credentials = credentials;
    }

    /**
     * What the server answers.
     *
     * @param status the status code
     * @param body the body, empty if there is none
     */
    record Reply(int status, String body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        JsonElement json() {
            return JsonParser.parseString(body);
        }

        /** {@return the tag and message of the first error} */
        String error() {
            final var error = json().getAsJsonObject().getAsJsonObject("errors").getAsJsonArray("error").get(0)
                .getAsJsonObject();
            return error.get("error-tag").getAsString() + ": "
                + (error.has("error-message") ? error.get("error-message").getAsString() : "");
        }
    }

    Reply get(final String path) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Reply put(final String path, final JsonElement body) throws IOException, InterruptedException {
        return put(path, body.toString());
    }

    Reply put(final String path, final String body) throws IOException, InterruptedException {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(body));
    }

    Reply post(final String path, final JsonElement body) throws IOException, InterruptedException {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    Reply delete(final String path) throws IOException, InterruptedException {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    private Reply send(final String method, final String path, final HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        final var request = HttpRequest.newBuilder(URI.create(root + '/' + path)).method(method, body)
            .timeout(Duration.ofSeconds(30)).header("Authorization", credentials.basic()).header("Content-Type", JSON)
            .header("Accept", JSON).build();
        final var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }
}
