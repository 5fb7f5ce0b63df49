/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.UnwrapWay;

/**
 * What comes of it when the switch is to look into an encapsulation at a tap port.
 */
public sealed interface Unwrapping {
    /**
     * How tunnels of one type are looked into at a tap port.
     *
     * @param type the type
     * @param way who does it
     * @param reasons sentences that say why no way before it is gone
     */
    record Chosen(TunnelType type, UnwrapWay way, ImmutableList<String> reasons) {
        public Chosen {
            requireNonNull(type);
            requireNonNull(way);
            requireNonNull(reasons);
        }
    }

    /**
     * It does, as soon as the ports that it needs are there. The tap port has been told how.
     */
    record Done() implements Unwrapping {
    }

    /**
     * It cannot.
     *
     * @param obstacle a sentence that says why
     */
    record Impossible(String obstacle) implements Unwrapping {
        public Impossible {
            requireNonNull(obstacle);
        }
    }
}
