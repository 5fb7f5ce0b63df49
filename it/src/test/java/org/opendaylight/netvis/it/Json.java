/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.TreeMap;

/**
 * JSON that can be compared and read.
 */
final class Json {
    private Json() {
        // Hidden on purpose
    }

    /** {@return the same with the members of each object in alphabetical order} */
    static JsonElement sorted(final JsonElement value) {
        if (!value.isJsonObject()) {
            return value;
        }
        final var members = new TreeMap<String, JsonElement>();
        value.getAsJsonObject().entrySet().forEach(entry -> members.put(entry.getKey(), sorted(entry.getValue())));
        final var result = new JsonObject();
        members.forEach(result::add);
        return result;
    }

    static String pretty(final JsonElement value) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(value) + '\n';
    }
}
