/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.util.List;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * A rule in the form in which many packets are compared with it, without garbage. Immutable.
 */
public final class CompiledClause {
    private final boolean forward;
    private final CompiledMatch[] matches;
    private final HeaderPredicate[] conditions;
    private final CompiledMatch[] outer;

    private CompiledClause(final PuntPlan.Clause clause) {
        forward = clause.forward();
        matches = compiled(clause.matches());
        outer = compiled(clause.outer());
        conditions = clause.conditions().stream().map(HeaderPredicate::of).toArray(HeaderPredicate[]::new);
    }

    private static CompiledMatch[] compiled(final List<Match> matches) {
        return matches.stream().map(CompiledMatch::of).toArray(CompiledMatch[]::new);
    }

    /**
     * {@return the compiled form of a rule}
     *
     * @param clause the rule
     */
    public static CompiledClause of(final PuntPlan.Clause clause) {
        return new CompiledClause(clause);
    }

    /** Whether what matches is forwarded. */
    boolean forward() {
        return forward;
    }

    /** Whether the rule asks for fields of the frame around. */
    boolean asksForOuter() {
        return outer.length > 0;
    }

    /**
     * {@return whether a packet matches the rule, wherever it is carried}
     *
     * @param fields the packet's fields, just read
     */
    public boolean matches(final SwitchFields fields) {
        return isAny(matches, fields) && isTrue(fields);
    }

    /**
     * {@return whether a packet matches the rule, and so does what carries it}
     *
     * @param fields the packet's fields, just read
     * @param around fields of the frame as it was received, just read
     */
    public boolean matches(final SwitchFields fields, final SwitchFields around) {
        return matches(fields) && (!asksForOuter() || matchesOuter(around));
    }

    /**
     * {@return whether the frame around is one of those that the rule asks for}
     *
     * @param fields fields of the frame as it was received, just read
     */
    boolean matchesOuter(final SwitchFields fields) {
        return isAny(outer, fields);
    }

    private static boolean isAny(final CompiledMatch[] matches, final SwitchFields fields) {
        for (var match : matches) {
            if (match.matches(fields)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTrue(final SwitchFields fields) {
        for (var condition : conditions) {
            if (!condition.holds(fields.dissection(), fields.base())) {
                return false;
            }
        }
        return true;
    }
}
