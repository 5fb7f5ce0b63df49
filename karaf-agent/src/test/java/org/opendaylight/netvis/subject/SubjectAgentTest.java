/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.subject;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.junit.jupiter.api.Test;

/**
 * Karaf's own classes, changed as the agent changes them.
 */
class SubjectAgentTest {
    private static final String JAAS_HELPER = "org/apache/karaf/util/jaas/JaasHelper";
    private static final String EVENT_ADMIN = "org/apache/felix/eventadmin/impl/handler/EventAdminImpl";
    private static final SubjectAgent AGENT = new SubjectAgent();

    /** Makes Karaf's utilities anew, as in a JVM with the agent. */
    private static final class Karaf extends ClassLoader {
        Karaf() {
            super(SubjectAgentTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.apache.karaf.util.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                final var loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(final String name) throws ClassNotFoundException {
            try {
                final var original = classFile(name.replace('.', '/'));
                final var changed = AGENT.transform(this, name.replace('.', '/'), null, null, original);
                final var file = changed == null ? original : changed;
                return defineClass(name, file, 0, file.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private final Class<?> jaasHelper = load();

    private static Class<?> load() {
        try {
            return Class.forName(JAAS_HELPER.replace('/', '.'), true, new Karaf());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] classFile(final String name) throws IOException {
        try (var input = SubjectAgentTest.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return input.readAllBytes();
        }
    }

    private static Subject subject(final String... roles) {
        final var result = new Subject();
        Arrays.stream(roles).map(RolePrincipal::new).forEach(result.getPrincipals()::add);
        return result;
    }

    private static Object invoke(final Method method, final Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasRole(final String role) throws NoSuchMethodException {
        return (boolean) invoke(jaasHelper.getMethod("currentUserHasRole", String.class), role);
    }

    /** By runAs(), which calls doAs(): what is changed is calls, and reflection is none. */
    private boolean as(final Subject subject, final Callable<Boolean> action) throws Exception {
        final var task = new FutureTask<>(action);
        invoke(jaasHelper.getMethod("runAs", Subject.class, Runnable.class), subject, task);
        return task.get();
    }

    @Test
    void userHasHisRolesAndNoOthers() throws Exception {
        assertTrue(as(subject("viewer", "ssh"), () -> hasRole("viewer")));
        assertTrue(as(subject("viewer", "ssh"), () -> hasRole("ssh")));
        assertFalse(as(subject("viewer", "ssh"), () -> hasRole("admin")));
        assertFalse(as(subject(), () -> hasRole("viewer")));
    }

    @Test
    void whoIsNotLoggedInHasNoRole() throws Exception {
        assertFalse(hasRole("viewer"));
        assertFalse(as(null, () -> hasRole("viewer")));
        as(subject("admin"), () -> true);
        assertFalse(hasRole("admin"));
    }

    @Test
    void userWhoBecomesAnotherHasThatOnesRoles() throws Exception {
        assertFalse(as(subject("admin"), () -> as(subject("viewer"), () -> hasRole("admin"))));
        assertTrue(as(subject("admin"), () -> as(subject("viewer"), () -> hasRole("viewer"))));
    }

    @Test
    void commandInThreadOfItsOwnHasTheRolesOfItsUser() throws Exception {
        assertTrue(as(subject("viewer"), () -> inThread(() -> hasRole("viewer"))));
        assertFalse(as(subject("viewer"), () -> inThread(() -> hasRole("admin"))));
    }

    private static boolean inThread(final Callable<Boolean> action) throws Exception {
        final var task = new FutureTask<>(action);
        new Thread(task).start();
        return task.get();
    }

    @Test
    void classesThatAskHaveNoSuchCallLeft() throws IOException {
        for (var name : Set.of(JAAS_HELPER, EVENT_ADMIN)) {
            final var changed = AGENT.transform(null, name, null, null, classFile(name));
            assertNotNull(changed, name);
            assertNull(SubjectCalls.redirect(changed), name);
        }
    }

    @Test
    void changedClassIsTheOriginalWithOneClassMoreInItsConstantPool() throws IOException {
        final var original = classFile(EVENT_ADMIN);
        final var changed = SubjectCalls.redirect(original);
        final int added = 3 + CurrentSubject.class.getName().length() + 3;
        assertEquals(original.length + added, changed.length);
        assertTrue(Arrays.mismatch(original, changed) >= 8);
        // The code, which comes last
        final int code = original.length * 3 / 4;
        assertArrayEquals(Arrays.copyOfRange(original, code, original.length),
            Arrays.copyOfRange(changed, code + added, changed.length));
    }

    @Test
    void originalStaysAsItIs() throws IOException {
        final var original = classFile(JAAS_HELPER);
        final var copy = original.clone();
        SubjectCalls.redirect(original);
        assertArrayEquals(copy, original);
    }

    @Test
    void classesThatDoNotAskStayAsTheyAre() throws IOException {
        final var name = "org/apache/karaf/util/StreamUtils";
        assertNull(AGENT.transform(null, name, null, null, classFile(name)));
    }

    @Test
    void classesOfOthersStayAsTheyAre() throws IOException {
        assertNull(AGENT.transform(null, "com/example/karaf/JaasHelper", null, null, classFile(JAAS_HELPER)));
        assertNull(AGENT.transform(null, null, null, null, classFile(JAAS_HELPER)));
    }

    @Test
    void damagedClassIsLeftToTheJvm() throws IOException {
        final var file = classFile(JAAS_HELPER);
        assertThrows(IOException.class, () -> SubjectCalls.redirect(Arrays.copyOf(file, file.length / 8)));
        assertNull(AGENT.transform(null, JAAS_HELPER, null, null, Arrays.copyOf(file, file.length / 8)));
        // The tag of the first entry
        file[10] = 2;
        assertNull(AGENT.transform(null, JAAS_HELPER, null, null, file));
    }
}
