/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.io.IOException;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Logs in to JMX of the controller in whose network namespace it runs, or fails.
 */
final class JmxLogin {
    private static final String URL =
        "service:jmx:rmi://127.0.0.1:44444/jndi/rmi://127.0.0.1:1099/karaf-root";

    private JmxLogin() {
        // Hidden on purpose
    }

    public static void main(final String[] login) throws IOException {
        JMXConnectorFactory.connect(new JMXServiceURL(URL), Map.of(JMXConnector.CREDENTIALS, login)).close();
    }
}
