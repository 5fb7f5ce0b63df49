/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static java.util.Objects.requireNonNull;

import org.opendaylight.aaa.api.IDMStoreException;
import org.opendaylight.aaa.api.IIDMStore;
import org.opendaylight.aaa.api.StoreBuilder;
import org.opendaylight.aaa.api.model.User;
import org.opendaylight.aaa.api.password.service.PasswordHashService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account {@code admin}, which OpenDaylight makes with the password {@code admin} when it finds no accounts.
 */
final class AdministratorAccount {
    static final String NAME = "admin";
    static final String DEFAULT_PASSWORD = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorAccount.class);
    private static final String DOMAIN = IIDMStore.DEFAULT_DOMAIN;

    private final IIDMStore store;
    private final PasswordHashService hashes;
    private final CredentialsFile file;

    AdministratorAccount(final IIDMStore store, final PasswordHashService hashes, final CredentialsFile file) {
        this.store = requireNonNull(store);
        this.hashes = requireNonNull(hashes);
        this.file = requireNonNull(file);
    }

    /**
     * Makes the account in a store without accounts, and takes the default password from one that is there. The
     * password is the one in the file, which gets a new one if there is none. A password that somebody has set stays.
     */
    void secure() throws AccessException {
        try {
            if (store.readDomain(DOMAIN) == null) {
                new StoreBuilder(store).initDomainAndRolesWithoutUsers(DOMAIN);
            }
            // An interrupted first start leaves a domain without accounts
            if (store.getUsers().getUsers().isEmpty()) {
                new StoreBuilder(store).createUser(DOMAIN, NAME, file.password(NAME), true);
                LOG.info("Made the account {}; its password is in {}", NAME, file);
            }
            for (var user : store.getUsers(NAME, DOMAIN).getUsers()) {
                if (hashes.passwordsMatch(DEFAULT_PASSWORD, user.getPassword(), user.getSalt())) {
                    replacePassword(user.getUserid());
                }
            }
        } catch (IDMStoreException e) {
            throw new AccessException("OpenDaylight's store of accounts cannot be read or changed", e);
        }
    }

    private void replacePassword(final String id) throws IDMStoreException, AccessException {
        final var change = new User();
        change.setUserid(id);
        change.setPassword(file.password(NAME));
        store.updateUser(change);
        LOG.info("Took its default password from the account {}; the new one is in {}", NAME, file);
    }
}
