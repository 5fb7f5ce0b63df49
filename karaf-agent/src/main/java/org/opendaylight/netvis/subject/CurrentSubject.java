/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.subject;

import java.security.AccessControlContext;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * On whose behalf a thread runs. The methods have the signatures of those that they replace in Karaf, and their
 * meaning up to JDK 23: a thread that is made on behalf of somebody runs on behalf of the same, which Karaf's console
 * relies on and {@link Subject#current()} alone does not give. That holds for the threads of a pool too, of which the
 * console has one for each session.
 */
public final class CurrentSubject {
    /** Of this thread and of those that it makes. */
    private static final InheritableThreadLocal<@Nullable Subject> HELD = new InheritableThreadLocal<>();

    private CurrentSubject() {
        // Hidden on purpose
    }

    /**
     * Replaces {@code Subject.getSubject}.
     *
     * @param context what tells on whose behalf a thread runs up to JDK 23, and tells nothing later
     * @return the subject of the calling thread, {@code null} if it runs on behalf of nobody
     */
    @SuppressWarnings("removal")
    public static @Nullable Subject getSubject(final AccessControlContext context) {
        // What doAs() sets is in both. The JVM's own is nearer in a thread where only that was set, as JMX does
        final var current = Subject.current();
        return current == null ? HELD.get() : current;
    }

    /**
     * Replaces {@code JaasHelper.doAs}.
     *
     * @param subject on whose behalf, {@code null} for nobody
     * @param action what is done
     * @param <T> type of result
     * @return what the action returns
     */
    @SuppressWarnings("checkstyle:AvoidHidingCauseException")
    public static <T> T doAs(final @Nullable Subject subject, final PrivilegedAction<T> action) {
        try {
            return call(subject, action::run);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Replaces {@code JaasHelper.doAs}.
     *
     * @param subject on whose behalf, {@code null} for nobody
     * @param action what is done
     * @param <T> type of result
     * @return what the action returns
     * @throws PrivilegedActionException with the checked exception that the action throws
     */
    @SuppressWarnings("checkstyle:AvoidHidingCauseException")
    public static <T> T doAs(final @Nullable Subject subject, final PrivilegedExceptionAction<T> action)
            throws PrivilegedActionException {
        try {
            return call(subject, action::run);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new PrivilegedActionException(e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    /** As {@link Subject#callAs}, also for the threads that the action makes. */
    private static <T> T call(final @Nullable Subject subject, final Callable<T> action) {
        final var before = HELD.get();
        HELD.set(subject);
        try {
            return Subject.callAs(subject, action);
        } finally {
            HELD.set(before);
        }
    }
}
