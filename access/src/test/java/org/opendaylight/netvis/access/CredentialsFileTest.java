/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    @TempDir
    private Path directory;
    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("admin.netrc");
    }

    @Test
    void newPasswordIsRandomAndOnlyItsOwnerCanReadIt() throws Exception {
        final var password = password();
        assertTrue(password.matches("[0-9a-f]{32}"), password);
        assertEquals(List.of("machine 127.0.0.1 login admin password " + password,
            "machine localhost login admin password " + password), Files.readAllLines(path));
        assertEquals("rw-------", modeOf(path));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(path), files.toList());
        }
        Files.delete(path);
        assertNotEquals(password, password());
    }

    @Test
    void passwordIsMadeOnce() throws Exception {
        assertEquals(password(), password());
    }

    @Test
    void fileOfAnOperatorIsClosedToOthers() throws Exception {
        Files.writeString(path, "machine controller.example\n  login admin\n  password se-cret\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals("se-cret", password());
        assertEquals("rw-------", modeOf(path));
    }

    @Test
    void passwordThatHttpCannotCarryIsRefused() throws Exception {
        Files.writeString(path, "machine 127.0.0.1 login admin password se:cret\n");
        assertEquals(path + " has no line \"machine 127.0.0.1 login admin password ...\" with a password without"
            + " blanks and colons; write it, or remove the file",
            assertThrows(AccessException.class, this::password).getMessage());
    }

    @Test
    void placeThatCannotBeWrittenIsNamed() {
        path = directory.resolve("missing/admin.netrc");
        assertEquals("Cannot read or write " + path + ", where the password of admin is kept",
            assertThrows(AccessException.class, this::password).getMessage());
    }

    private String password() throws AccessException {
        return new CredentialsFile(path).password("admin");
    }

    private static String modeOf(final Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
