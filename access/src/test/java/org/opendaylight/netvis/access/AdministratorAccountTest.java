/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.aaa.api.IIDMStore;
import org.opendaylight.aaa.api.StoreBuilder;
import org.opendaylight.aaa.api.model.User;
import org.opendaylight.aaa.api.password.service.PasswordHashService;
import org.opendaylight.aaa.datastore.h2.H2Store;
import org.opendaylight.aaa.datastore.h2.IdmLightConfigBuilder;
import org.opendaylight.aaa.datastore.h2.IdmLightSimpleConnectionProvider;
import org.opendaylight.aaa.impl.password.service.DefaultPasswordHashService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.aaa.password.service.config.rev170619.PasswordServiceConfigBuilder;

/**
 * On OpenDaylight's own store of accounts.
 */
class AdministratorAccountTest {
    private static final PasswordHashService HASHES =
        new DefaultPasswordHashService(new PasswordServiceConfigBuilder().setIterations(1).build());
    private static final String DOMAIN = IIDMStore.DEFAULT_DOMAIN;

    @TempDir
    private Path directory;
    private Path file;
    private IIDMStore store;

    @BeforeEach
    void openStore() {
        file = directory.resolve("admin.netrc");
        // In memory, as long as the test runs: each call opens the database anew
        store = new H2Store(new IdmLightSimpleConnectionProvider(new IdmLightConfigBuilder()
            .dbConnectionString("jdbc:h2:mem:" + directory.getFileName() + ";DB_CLOSE_DELAY=-1")
            .dbUser("user").dbPwd("password").build()), HASHES);
    }

    @Test
    void emptyStoreGetsAnAdministratorWithThePasswordInTheFile() throws Exception {
        secure();
        assertTrue(accepts(passwordInFile()));
        assertFalse(accepts("admin"));
        assertEquals(List.of("admin", "user"), roles());
    }

    @Test
    void openDaylightAddsNoAccountAfterwards() throws Exception {
        secure();
        new StoreBuilder(store).initWithDefaultUsers(DOMAIN);
        assertEquals(1, store.getUsers().getUsers().size());
        assertFalse(accepts("admin"));
    }

    @Test
    void defaultPasswordOfAStoreThatIsKeptIsReplaced() throws Exception {
        new StoreBuilder(store).initWithDefaultUsers(DOMAIN);
        assertTrue(accepts("admin"));
        secure();
        assertFalse(accepts("admin"));
        assertTrue(accepts(passwordInFile()));
        assertEquals(List.of("admin", "user"), roles());
    }

    @Test
    void passwordThatSomebodyHasSetStays() throws Exception {
        secure();
        final var change = new User();
        change.setUserid("admin@sdn");
        change.setPassword("my own");
        store.updateUser(change);
        secure();
        assertTrue(accepts("my own"));
        assertFalse(accepts(passwordInFile()));
    }

    @Test
    void accountThatSomebodyHasRemovedIsNotMadeAgain() throws Exception {
        secure();
        new StoreBuilder(store).createUser(DOMAIN, "operator", "secret", true);
        new StoreBuilder(store).deleteUser(DOMAIN, "admin");
        secure();
        assertEquals(List.of("operator"), store.getUsers().getUsers().stream().map(User::getName).toList());
    }

    @Test
    void interruptedFirstStartIsFinished() throws Exception {
        new StoreBuilder(store).initDomainAndRolesWithoutUsers(DOMAIN);
        secure();
        assertTrue(accepts(passwordInFile()));
    }

    @Test
    void passwordThatIsInTheFileIsTaken() throws Exception {
        Files.writeString(file, "machine 10.0.0.1 login admin password chosen\n");
        secure();
        assertTrue(accepts("chosen"));
    }

    @Test
    void nobodyGetsAnAccountWithThePasswordThatEverybodyKnows() throws Exception {
        Files.writeString(file, "machine 127.0.0.1 login admin password admin\n");
        final var refusal = assertThrows(AccessException.class, this::secure);
        assertEquals("The password of admin in " + file
            + " is the one that everybody knows; write another, or remove the file", refusal.getMessage());
        assertEquals(List.of(), store.getUsers().getUsers());
    }

    private void secure() throws AccessException {
        new AdministratorAccount(store, HASHES, new CredentialsFile(file)).secure();
    }

    private String passwordInFile() throws Exception {
        return new CredentialsFile(file).password("admin");
    }

    private boolean accepts(final String password) throws Exception {
        final var user = store.readUser("admin@sdn");
        return HASHES.passwordsMatch(password, user.getPassword(), user.getSalt());
    }

    private List<String> roles() throws Exception {
        return store.getGrants("admin@sdn").getGrants().stream()
            .map(grant -> grant.getRoleid().replace("@sdn", "")).sorted().toList();
    }
}
