/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * What one compilation of a bridge found out and the next can use as far as nothing has changed of what it follows
 * from. That makes the next one quick; what comes of it is the same without. It is changed by the compilation that uses
 * it, so it is used once, see {@link Handover}.
 */
final class Draft {
    private final Map<PolicyId, Known> results = new HashMap<>();
    private final ProgramDraft program = new ProgramDraft();
    private LayerContents layers = new LayerContents();

    /**
     * What came of a policy by itself.
     *
     * @param policy the policy
     * @param refusal why it is not to be carried out, if it is not
     * @param result what came of it
     */
    private record Known(CompiledPolicy policy, @Nullable String refusal, ShareCompiler.Result result) {
    }

    /** Forgets what follows from the bridge and its ports, which are others now. */
    void outdate() {
        results.clear();
        program.outdate();
    }

    /** What comes of a policy by itself. */
    ShareCompiler.Result result(final CompiledPolicy policy, final ShareCompiler compiler) {
        final var refusal = compiler.refusal(policy.id());
        final var known = results.get(policy.id());
        if (known != null && known.policy == policy && Objects.equals(known.refusal, refusal)) {
            return known.result;
        }
        final var result = compiler.compile(policy);
        results.put(policy.id(), new Known(policy, refusal, result));
        return result;
    }

    /** Forgets policies that have no source on the bridge any more. */
    void retain(final Map<PolicyId, ?> policies) {
        if (results.size() > policies.size()) {
            results.keySet().retainAll(policies.keySet());
        }
    }

    /** Finds the layers of some blocks. */
    LayerContents fit(final Map<PolicyId, Block> blocks, final Map<PolicyId, Allotment.Place> former,
            final Layers.Bounds bounds) {
        layers = Layers.of(blocks, former, bounds, layers);
        return layers;
    }

    ProgramDraft program() {
        return program;
    }
}
