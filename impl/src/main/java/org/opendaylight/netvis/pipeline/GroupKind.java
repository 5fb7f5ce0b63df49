/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static org.opendaylight.netvis.pipeline.Allowance.may;

import java.util.Locale;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Group;

/**
 * The groups of a bridge by what they are for, each with what its buckets may do.
 */
public enum GroupKind {
    /** A delivery: sends copies out to a tool, or to the tables that strip them first. */
    DELIVERY(may().sets(Field.METADATA).does(Effect.POP_VLAN, Effect.PORT, Effect.LOCAL)
        .resubmitsTo(Table.STRIP_VLAN, Table.STRIP_MPLS)),
    /** Has labels removed where that can do no harm to anything else. */
    POP_ASIDE(may().resubmitsTo(Table.POP_LABELS)),
    /** Turns a packet with one label into IPv6. */
    TO_IPV6(may().does(Effect.POP_MPLS).resubmitsTo(Table.STRIPPED));

    private final Allowance allowance;

    GroupKind(final Allowance.Builder allowance) {
        this.allowance = allowance.build();
    }

    /** {@return its name in text} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Allowance allowance() {
        return allowance;
    }

    /**
     * {@return a group of the kind} Throws an {@link IllegalArgumentException} if it does what the kind does not
     * declare.
     *
     * @param group the group
     */
    public Group checked(final Group group) {
        for (var bucket : group.buckets()) {
            allowance.actionsFault(bucket.actions()).ifPresent(fault -> {
                throw new IllegalArgumentException("a group " + label() + " " + fault + ": " + group);
            });
        }
        return group;
    }
}
