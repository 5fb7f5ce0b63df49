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

    /** What lives as long as all tests. */
    private static final class Run implements AutoCloseable {
        private final Path directory = Path.of(System.getProperty("netvis.directory"));
        private final Namespaces namespaces;
        private final Karaf karaf;
        private final Netvis netvis;
        private final Thread hook = new Thread(this::abort, "abort");

        Run() throws Exception {
            namespaces = Namespaces.create(directory);
            Runtime.getRuntime().addShutdownHook(hook);
            karaf = Karaf.unpack(namespaces, Path.of(System.getProperty("netvis.distribution")),
                directory.resolve("karaf"));
            karaf.start();
            netvis = new Netvis(karaf.restconf());
        }

        /** When the tests are interrupted. */
        private void abort() {
            try {
                namespaces.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws Exception {
            karaf.close();
            namespaces.close();
            Runtime.getRuntime().removeShutdownHook(hook);
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
        return type == Lab.class ? lab(context) : type == Netvis.class ? run(context).netvis : run(context).karaf;
    }

    @Override
    public void beforeEach(final ExtensionContext context) throws Exception {
        final var lab = classContext(context).getStore(NAMESPACE).get(Lab.class, Lab.class);
        if (lab == null) {
            run(context).netvis.clear();
        } else {
            lab.reset();
        }
    }

    private static Run run(final ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Run.class, key -> unchecked(Run::new),
            Run.class);
    }

    private static Lab lab(final ExtensionContext context) {
        final var type = context.getRequiredTestClass();
        return classContext(context).getStore(NAMESPACE).getOrComputeIfAbsent(Lab.class, key -> unchecked(() -> {
            final var run = run(context);
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
