/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * A part of what a policy decides on one bridge, that may be in a layer of its own. Policies of one kind have parts
 * that cannot select the same packet: what each machine sends, and what is sent to each. Only what all of them hear is
 * the same for all.
 */
enum Part {
    /** What sources send. */
    SEEN,
    /** What is sent to sources alone. */
    UNICAST,
    /** What sources hear of broadcast and multicast. */
    GROUP;

    /** Broadcast and multicast. */
    static final Match GROUP_ADDRESSED = Match.ANY
        .with(Field.ETH_DST, Word.of(MaskedMac.GROUP_BIT), Word.of(MaskedMac.GROUP_BIT)).orElseThrow();

    /** The part that some of what is heard belongs to. */
    static Part ofHeard(final Match match) {
        return match.isWithin(GROUP_ADDRESSED) ? GROUP : UNICAST;
    }
}
