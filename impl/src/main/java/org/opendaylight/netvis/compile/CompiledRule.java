/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * A rule, with the matches of a switch that together say what it says.
 *
 * @param rule the rule
 * @param matches the matches, see {@link RuleMatches}
 * @param outer matches of the frame around, if the rule is about a tunnel and asks for headers around; none: any
 * @param conditions what it asks for that no switch sees; none: the matches say all
 */
record CompiledRule(Rule rule, ImmutableList<Match> matches, ImmutableList<Match> outer,
        ImmutableList<HeaderCondition> conditions) {
    /** With what the rule says of the headers around a tunnel. */
    CompiledRule(final Rule rule, final ImmutableList<Match> matches) {
        this(rule, matches, rule.match().tunnel().map(PacketMatch.Tunnel::outer)
            .map(RuleMatches::around).orElse(ImmutableList.of()), RuleConditions.of(rule.match()));
    }

    /** Whether it forwards what it matches. */
    boolean forwards() {
        return rule.action() == Rule.Action.FORWARD;
    }

    /**
     * It, as the controller decides by it.
     *
     * @param where what it matches at the sources that are meant
     */
    PuntPlan.Clause clause(final ImmutableList<Match> where) {
        return new PuntPlan.Clause(forwards(), where, conditions);
    }

    /** It, as the controller decides by it about what is carried in tunnels. */
    PuntPlan.Clause clauseInTunnel() {
        return new PuntPlan.Clause(forwards(), matches, conditions, outer);
    }

    /** What it matches. */
    PacketMatch match() {
        return rule.match();
    }
}
