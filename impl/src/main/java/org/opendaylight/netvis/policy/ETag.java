/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;

/**
 * What an E-TAG (IEEE 802.1BR, clause 7.5) must look like. It stands behind the MAC addresses.
 *
 * @param ecid E-channel identifiers, 20 bits: extension (8) and base (12); none: any
 * @param ingressEcid E-channel identifiers of the port where the frame came in, 20 bits; none: any
 * @param group GRP, 2 bits; empty: any
 * @param priority priority code point, 3 bits; empty: any
 * @param dropEligible drop eligible indicator, 1 bit; empty: any
 */
public record ETag(ImmutableList<Range> ecid, ImmutableList<Range> ingressEcid, OptionalInt group,
        OptionalInt priority, OptionalInt dropEligible) {
    /** Every E-TAG. */
    public static final ETag ANY = new ETag(ImmutableList.of(), ImmutableList.of(), OptionalInt.empty(),
        OptionalInt.empty(), OptionalInt.empty());

    /**
     * Checks the presence.
     *
     * @param ecid E-channel identifiers
     * @param ingressEcid E-channel identifiers of the ingress
     * @param group GRP
     * @param priority priority code point
     * @param dropEligible drop eligible indicator
     */
    public ETag {
        requireNonNull(ecid);
        requireNonNull(ingressEcid);
        requireNonNull(group);
        requireNonNull(priority);
        requireNonNull(dropEligible);
    }
}
