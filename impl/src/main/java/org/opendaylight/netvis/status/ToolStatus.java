/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.opendaylight.netvis.policy.Tool;

/**
 * The state of a tool.
 *
 * @param count what was delivered to it
 * @param ports what became of the copies at each of its ports; empty until the port was looked at
 */
public record ToolStatus(Count count, ImmutableMap<Tool.Port, Optional<Copies>> ports) {
    /**
     * What became of the copies at a port.
     *
     * @param sent copies that the switch gave to the port
     * @param lost those of them that did not leave by it, at least
     * @param reason a sentence that says why; empty if nothing is lost
     */
    public record Copies(long sent, long lost, Optional<String> reason) {
    }
}
