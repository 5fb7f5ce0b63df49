/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a controller, which is started once for all of them, and a {@link Lab}, one for each class, without
 * policies before each test.
 */
final class LabExtension implements ParameterResolver, BeforeEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

    /**
     * What lives as long as the Java process: Failsafe gives each process one class after the other, and each time
     * JUnit forgets what it was to keep.
     */
    private static final class Run {
        /** Null until a test needs it. */
        private static Run instance;

        private final Path directory = Path.of(System.getProperty("netvis.directory"));
        private final Namespaces namespaces;
        private final Karaf karaf;
        private final Netvis netvis;

        private Run() throws Exception {
            namespaces = Namespaces.create(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close"));
            karaf = Karaf.unpack(namespaces, Path.of(System.getProperty("netvis.distribution")),
                directory.resolve("karaf"));
            karaf.start();
            netvis = new Netvis(karaf.restconf());
        }

        static synchronized Run get() throws Exception {
            if (instance == null) {
                instance = new Run();
            }
            return instance;
        }

        /** Ends the controller too, as it is in the namespaces. */
        private void close() {
            try {
                namespaces.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        final var type = parameter.getParameter().getType();
        return type == Lab.class || type == Netvis.class || type == Karaf.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        final var type = parameter.getParameter().getType();
        return type == Lab.class ? lab(context) : type == Netvis.class ? run().netvis : run().karaf;
    }

    @Override
    public void beforeEach(final ExtensionContext context) throws Exception {
        final var lab = classContext(context).getStore(NAMESPACE).get(Lab.class, Lab.class);
        if (lab == null) {
            run().netvis.clear();
        } else {
            lab.reset();
        }
    }

    private static Run run() {
        return unchecked(Run::get);
    }

    private static Lab lab(final ExtensionContext context) {
        final var type = context.getRequiredTestClass();
        return classContext(context).getStore(NAMESPACE).getOrComputeIfAbsent(Lab.class, key -> unchecked(() -> {
            final var run = run();
            return Lab.start(run.namespaces, run.netvis, run.directory.resolve(type.getSimpleName()));
        }), Lab.class);
    }

    private static ExtensionContext classContext(final ExtensionContext context) {
        var result = context;
        while (result.getTestMethod().isPresent()) {
            result = result.getParent().orElseThrow();
        }
        return result;
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static <T> T unchecked(final Callable<T> callable) {
        try {
            return callable.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
