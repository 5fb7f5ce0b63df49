/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What the inventory says of a switch.
 *
 * @param ports see {@link SwitchView#ports()}
 * @param ambiguous see {@link SwitchView#ambiguous()}
 * @param localMac see {@link SwitchView#localMac()}
 * @param software see {@link SwitchView#software()}
 */
@NonNullByDefault
record SwitchDescription(ImmutableMap<String, Integer> ports, ImmutableSet<String> ambiguous, OptionalLong localMac,
        String software) {
    SwitchDescription {
        requireNonNull(ports);
        requireNonNull(ambiguous);
        requireNonNull(localMac);
        requireNonNull(software);
    }
}
