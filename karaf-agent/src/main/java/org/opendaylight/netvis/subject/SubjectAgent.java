/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.subject;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The agent: changes Karaf's own classes and those of its event admin, and no others.
 */
public final class SubjectAgent implements ClassFileTransformer {
    /** The first release whose {@code Subject.getSubject} always throws. */
    private static final int FIRST_RELEASE = 24;
    private static final String KARAF = "org/apache/karaf/";
    /** Karaf's event admin is Felix's, changed so that it asks for the subject. */
    private static final String EVENT_ADMIN = "org/apache/felix/eventadmin/";

    SubjectAgent() {
        // Visible to tests
    }

    /**
     * Called by the JVM before the main class.
     *
     * @param arguments none are used
     * @param instrumentation the JVM's
     */
    public static void premain(final @Nullable String arguments, final Instrumentation instrumentation) {
        if (Runtime.version().feature() >= FIRST_RELEASE) {
            instrumentation.addTransformer(new SubjectAgent());
        }
    }

    /** There is no logging yet where this can fail, so the JVM's own output has to do. */
    @Override
    @SuppressWarnings("checkstyle:RegexpSinglelineJava")
    @SuppressFBWarnings(value = "PZLA_PREFER_ZERO_LENGTH_ARRAYS", justification = "as the interface demands")
    public byte @Nullable [] transform(final @Nullable ClassLoader loader, final @Nullable String className,
            final @Nullable Class<?> classBeingRedefined, final @Nullable ProtectionDomain protectionDomain,
            final byte[] classfileBuffer) {
        if (className == null || !className.startsWith(KARAF) && !className.startsWith(EVENT_ADMIN)) {
            return null;
        }
        try {
            return SubjectCalls.redirect(classfileBuffer);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("netvis-karaf-agent: class " + className.replace('/', '.') + " stays as it is, so that "
                + "what it guards is refused to everybody: " + e);
            return null;
        }
    }
}
