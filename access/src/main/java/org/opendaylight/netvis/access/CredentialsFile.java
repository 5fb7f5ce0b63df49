/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A password in a file that only its owner can read, in the form that curl, ftp and Python read.
 * <pre>
 *   machine 127.0.0.1 login admin password 2f0c8c1f5ad1a0a1c0c7f6a4b2f0f9d3
 *   machine localhost login admin password 2f0c8c1f5ad1a0a1c0c7f6a4b2f0f9d3
 * </pre>
 *
 * @see <a href="https://everything.curl.dev/usingcurl/netrc.html">.netrc</a>
 */
final class CredentialsFile {
    /** As many bits as an attacker cannot try out. */
    private static final int PASSWORD_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    CredentialsFile(final Path path) {
        this.path = requireNonNull(path);
    }

    /** {@return the password of an account, a new one if there is no file} */
    String password(final String login) throws AccessException {
        try {
            return Files.exists(path) ? read(login) : create(login);
        } catch (IOException e) {
            throw new AccessException("Cannot read or write " + path + ", where the password of " + login + " is kept",
                e);
        }
    }

    private String read(final String login) throws IOException, AccessException {
        Files.setPosixFilePermissions(path, OWNER_ONLY);
        final var matcher = Pattern.compile("\\slogin\\s+" + Pattern.quote(login) + "\\s+password\\s+([^\\s:]+)(\\s|$)")
            .matcher(Files.readString(path));
        if (!matcher.find()) {
            throw new AccessException(path + " has no line \"machine 127.0.0.1 login " + login
                + " password ...\" with a password without blanks and colons; write it, or remove the file");
        }
        final var password = matcher.group(1);
        if (password.equals(AdministratorAccount.DEFAULT_PASSWORD)) {
            throw new AccessException("The password of " + login + " in " + path
                + " is the one that everybody knows; write another, or remove the file");
        }
        return password;
    }

    /** Complete or not at all, so that an interruption leaves no file without a password. */
    private String create(final String login) throws IOException {
        final var bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        final var password = HexFormat.of().formatHex(bytes);
        final var line = " login " + login + " password " + password + '\n';
        final var temporary = Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName().toString(), "",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(temporary, "machine 127.0.0.1" + line + "machine localhost" + line);
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
