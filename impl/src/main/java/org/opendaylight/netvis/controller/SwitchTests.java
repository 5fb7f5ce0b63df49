/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.opendaylight.netvis.compile.Ability;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;

/**
 * Finds out what switches can do of one capability, with frames of netvis's own. A switch of which no policy needs it
 * is not asked, and nothing is put into it; of the others {@link #isNeeded} tells. Not thread-safe; what comes later is
 * posted.
 */
interface SwitchTests {
    /**
     * Takes in what policies need.
     *
     * @param policies all policies that look into encapsulations, or remove any
     * @param bridges finds the bridges of the sources of one
     */
    void need(Collection<Policy> policies, Function<Policy, Set<BridgeId>> bridges);

    /**
     * {@return whether policies need it of the switch of a bridge}
     *
     * @param bridge the bridge
     */
    boolean isNeeded(Bridge bridge);

    /** {@return what is asked, as a sentence for as long as it is not known} */
    String question();

    /**
     * {@return whether it is not known yet what a connected switch can do} What it holds must stay until then: it may
     * be what a controller before this one found that it can do.
     *
     * @param view the switch
     * @param bridge its bridge
     */
    boolean isPending(SwitchView view, Bridge bridge);

    /**
     * {@return what a connected switch is to hold, so that it can be tested}
     *
     * @param view the switch
     * @param bridge its bridge
     */
    Probes probes(SwitchView view, Bridge bridge);

    /**
     * {@return what a connected switch can do, which must not be pending}
     *
     * @param view the switch
     * @param bridge its bridge
     */
    Ability ability(SwitchView view, Bridge bridge);

    /**
     * Goes on where the switch has got what a test needs, or cannot get it.
     *
     * @param datapathId the switch
     * @param reconciler what brings it there
     */
    void proceed(long datapathId, SwitchReconciler reconciler);

    /** Tests again what works, as it may depend on what OpenFlow does not show. */
    void repeat();

    /** Tests again what does not work. */
    default void retry() {
        // Repeated with the rest
    }

    /**
     * Takes in that most of what is sent on a way does not come out.
     *
     * @param datapathId the switch
     * @param path the way
     */
    default void lose(final long datapathId, final TransitPath path) {
        // Another one's way
    }

    /**
     * Forgets other switches: what is put into one that need not be able to do it would be left there.
     *
     * @param datapathIds the switches that policies need it of
     */
    void retain(Set<Long> datapathIds);
}
