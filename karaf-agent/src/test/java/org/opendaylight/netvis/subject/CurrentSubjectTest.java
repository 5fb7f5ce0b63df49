/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

class CurrentSubjectTest {
    private static final Subject ADMIN = subject("admin");
    private static final Subject VIEWER = subject("viewer");

    private static Subject subject(final String role) {
        return new Subject(true, Set.of(new RolePrincipal(role)), Set.of(), Set.of());
    }

    private static @Nullable Subject current() {
        return CurrentSubject.getSubject(null);
    }

    private static @Nullable Subject currentAs(final @Nullable Subject subject) {
        return CurrentSubject.doAs(subject, (PrivilegedAction<@Nullable Subject>) CurrentSubjectTest::current);
    }

    /** Does something in a thread that the calling one makes. */
    private static @Nullable Subject currentInNewThread(final PrivilegedAction<@Nullable Subject> action) {
        final var result = new AtomicReference<Subject>();
        final var thread = new Thread(() -> result.set(action.run()));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return result.get();
    }

    @Test
    void nobodyIsCurrentUnlessSomebodyIsNamed() {
        assertNull(current());
        assertSame(ADMIN, currentAs(ADMIN));
        assertNull(current());
    }

    @Test
    void innermostSubjectIsCurrent() {
        assertSame(VIEWER, CurrentSubject.doAs(ADMIN,
            (PrivilegedAction<@Nullable Subject>) () -> currentAs(VIEWER)));
        assertSame(ADMIN, CurrentSubject.doAs(ADMIN, (PrivilegedAction<@Nullable Subject>) () -> {
            currentAs(VIEWER);
            return current();
        }));
    }

    @Test
    void nobodyWithinSomebodyIsNobody() {
        assertNull(CurrentSubject.doAs(ADMIN, (PrivilegedAction<@Nullable Subject>) () -> currentAs(null)));
    }

    @Test
    void newThreadActsForTheOneThatItsMakerActsFor() {
        assertSame(VIEWER, CurrentSubject.doAs(VIEWER, (PrivilegedAction<@Nullable Subject>) () ->
            currentInNewThread(CurrentSubjectTest::current)));
        assertNull(currentInNewThread(CurrentSubjectTest::current));
    }

    @Test
    void subjectNamedInNewThreadIsCurrentThere() {
        assertSame(VIEWER, CurrentSubject.doAs(ADMIN, (PrivilegedAction<@Nullable Subject>) () ->
            currentInNewThread(() -> currentAs(VIEWER))));
        assertNull(CurrentSubject.doAs(ADMIN, (PrivilegedAction<@Nullable Subject>) () ->
            currentInNewThread(() -> currentAs(null))));
    }

    @Test
    void subjectThatTheJvmWasToldIsCurrent() {
        assertSame(VIEWER, Subject.callAs(VIEWER, CurrentSubjectTest::current));
        assertSame(VIEWER, CurrentSubject.doAs(ADMIN, (PrivilegedAction<@Nullable Subject>) () ->
            Subject.callAs(VIEWER, CurrentSubjectTest::current)));
        assertSame(ADMIN, Subject.callAs(VIEWER, () -> currentAs(ADMIN)));
    }

    @Test
    void actionThatThrowsLeavesNobodyBehind() {
        assertThrows(IllegalStateException.class, () -> CurrentSubject.doAs(ADMIN, (PrivilegedAction<Void>) () -> {
            throw new IllegalStateException("refused");
        }));
        assertNull(current());
    }

    @Test
    void uncheckedExceptionsAndErrorsComeAsTheyAre() {
        final var exception = new IllegalStateException("refused");
        assertSame(exception, assertThrows(IllegalStateException.class, () -> CurrentSubject.doAs(ADMIN,
            (PrivilegedExceptionAction<Void>) () -> {
                throw exception;
            })));
        final var error = new AssertionError("broken");
        assertSame(error, assertThrows(AssertionError.class, () -> CurrentSubject.doAs(ADMIN,
            (PrivilegedAction<Void>) () -> {
                throw error;
            })));
    }

    @Test
    void checkedExceptionIsTheCauseOfPrivilegedActionException() throws PrivilegedActionException {
        final var exception = new IOException("no such file");
        assertSame(exception, assertThrows(PrivilegedActionException.class, () -> CurrentSubject.doAs(ADMIN,
            (PrivilegedExceptionAction<Void>) () -> {
                throw exception;
            })).getException());
        assertEquals("done", CurrentSubject.doAs(ADMIN, (PrivilegedExceptionAction<String>) () -> "done"));
    }
}
