/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.subject.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netconf.transport.http.AbstractBasicAuthHandler;
import org.opendaylight.netconf.transport.http.AuthHandler;
import org.opendaylight.restconf.server.PrincipalService;

class AdministratorsOnlyTest {
    /** Everybody who can log in is let in, as in OpenDaylight. */
    private static final class Everybody implements PrincipalService {
        private final Map<String, Principal> remembered = new HashMap<>();
        private final SimpleAccountRealm realm = new SimpleAccountRealm();

        @Override
        public Principal acquirePrincipal(final HttpHeaders headers) {
            return remembered.remove(headers.get("who"));
        }

        @Override
        public AuthHandler<?> create() {
            return new AbstractBasicAuthHandler<Subject>() {
                @Override
                public Subject authenticate(final HttpRequest request) {
                    final var subject = super.authenticate(request);
                    if (subject != null) {
                        request.headers().set("who", subject.getPrincipal());
                        remembered.put(subject.getPrincipal().toString(), () -> subject.getPrincipal().toString());
                    }
                    return subject;
                }

                @Override
                protected Subject authenticate(final String username, final String password) {
                    if (!realm.accountExists(username)) {
                        return null;
                    }
                    final var subject = new Subject.Builder(new DefaultSecurityManager(realm)).buildSubject();
                    subject.login(new UsernamePasswordToken(username, password));
                    return subject;
                }
            };
        }
    }

    private final Everybody everybody = new Everybody();
    private final AdministratorsOnly service = new AdministratorsOnly(everybody);
    private EmbeddedChannel channel;

    @BeforeEach
    void open() {
        everybody.realm.addAccount("admin", "secret", "admin", "user");
        everybody.realm.addAccount("reader", "secret", "user");
        channel = new EmbeddedChannel(service.create());
    }

    @Test
    void administratorIsLetIn() {
        // admin:secret
        channel.writeInbound(request("YWRtaW46c2VjcmV0"));
        final HttpRequest passed = channel.readInbound();
        assertEquals("admin", service.acquirePrincipal(passed.headers()).getName());
        assertNull(channel.readOutbound());
    }

    @Test
    void userWithoutTheRoleIsForbidden() {
        // reader:secret
        assertEquals(403, statusOf(request("cmVhZGVyOnNlY3JldA==")));
        assertNull(channel.readInbound());
        assertEquals(Map.of(), everybody.remembered);
    }

    @Test
    void strangerIsUnauthorized() {
        // nobody:secret
        assertEquals(401, statusOf(request("bm9ib2R5OnNlY3JldA==")));
        assertNull(channel.readInbound());
    }

    private int statusOf(final HttpRequest request) {
        channel.writeInbound(request);
        final HttpResponse response = channel.readOutbound();
        return response.status().code();
    }

    private static HttpRequest request(final String credentials) {
        final var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/restconf/data");
        request.headers().set("Authorization", "Basic " + credentials);
        return request;
    }
}
