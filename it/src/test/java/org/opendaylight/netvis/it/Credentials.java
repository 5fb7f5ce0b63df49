/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The administrator's password, as the controller has made it. A Karaf that is not netvis's distribution makes none,
 * and there it is OpenDaylight's.
 *
 * @param file the file that the controller has written it to
 */
record Credentials(Path file) {
    String password() throws IOException {
        if (!Files.exists(file)) {
            return "admin";
        }
        final var line = Files.readAllLines(file).getFirst();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** {@return the value of the header Authorization} */
    String basic() throws IOException {
        final var login = "admin:" + password();
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
