/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * How what a switch has cached comes to do what its tables say after a change.
 */
public enum Revalidation {
    /** The switch sees to it. */
    BY_SWITCH,
    /** It needs the flows of {@link Renewal} for it. */
    BY_RENEWAL;

    /**
     * The first of each branch with "dpif-netdev: Fix dpif_netdev_flow_put", by which the userspace datapath changes a
     * megaflow by its identifier; of the last branch, and of all after it.
     */
    private static final ImmutableList<OvsVersion> FIXED = ImmutableList.of(new OvsVersion(2, 17, 8),
        new OvsVersion(3, 0, 5), new OvsVersion(3, 1, 3), new OvsVersion(3, 2, 0));

    /**
     * {@return what a switch needs} OpenFlow does not tell which datapath it has; the kernel's would need nothing.
     *
     * @param version its version, if it is known
     */
    public static Revalidation of(final Optional<OvsVersion> version) {
        return version.filter(Revalidation::isFixed).isPresent() ? BY_SWITCH : BY_RENEWAL;
    }

    private static boolean isFixed(final OvsVersion version) {
        return version.compareTo(FIXED.getLast()) >= 0 || FIXED.stream().anyMatch(first ->
            first.major() == version.major() && first.minor() == version.minor() && first.compareTo(version) <= 0);
    }
}
