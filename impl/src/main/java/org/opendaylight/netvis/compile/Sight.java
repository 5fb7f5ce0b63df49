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
import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * How some rules of a policy look at frames of a source, whoever decides by them, switch or controller.
 *
 * @param view what of the frame they look at
 * @param only the frame as it is has the fields of one of these; none: any frame
 * @param except the frame as it is has the fields of none of these, as they are looked at otherwise
 * @param controller whether the controller decides about it
 * @param removes what is removed of it, if the policy wants it removed, before it goes to the group of a delivery
 * @param rules the rules in their order; the first that matches decides
 */
public record Sight(View view, ImmutableList<Match> only, ImmutableList<Match> except,
        boolean controller, ImmutableSet<Strip> removes, ImmutableList<NamedClause> rules) {
    /** A sight. */
    public Sight {
        requireNonNull(view);
        requireNonNull(only);
        requireNonNull(except);
        requireNonNull(removes);
        requireNonNull(rules);
    }

    /**
     * A rule.
     *
     * @param name its name
     * @param clause what it says
     */
    public record NamedClause(String name, PuntPlan.Clause clause) {
    }
}
