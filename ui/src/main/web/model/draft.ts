/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** A policy while somebody edits it, as JSON text and as the usual fields of a form. Pure. */

import type { PolicyConfig } from './yang';

export type Draft = { policy: PolicyConfig } | { problem: string };

/** {@return what the text says, or where it is no JSON} */
export function parseDraft(text: string): Draft {
    try {
        const value: unknown = JSON.parse(text);
        const isPolicy = typeof value === 'object' && value !== null && !Array.isArray(value)
            && typeof (value as { name?: unknown }).name === 'string';
        return isPolicy ? { policy: value as PolicyConfig }
            : { problem: 'a policy is an object with a name, such as {"name": "web"}' };
    } catch (e) {
        return { problem: `this is no JSON: ${(e as Error).message}` };
    }
}

export function draftText(policy: PolicyConfig): string {
    return JSON.stringify(policy, null, 2);
}

/** {@return the policy with an entry of a list put in or taken out; a list that is empty then is left out} */
export function toggle(policy: PolicyConfig, list: 'source' | 'tool' | 'strip', entry: string): PolicyConfig {
    const old = policy[list] ?? [];
    const next = old.includes(entry) ? old.filter(it => it !== entry) : [...old, entry];
    const { [list]: _, ...rest } = policy;
    return next.length === 0 ? rest : { ...rest, [list]: next };
}

/** {@return what a new policy begins with} */
export function template(): PolicyConfig {
    return { name: 'new-policy', source: [], rule: [{ name: 'everything', action: 'forward' }], tool: [] };
}

/** {@return whether two policies say the same, in whatever order their fields are written} */
export function isSame(a: PolicyConfig | undefined, b: PolicyConfig | undefined): boolean {
    return JSON.stringify(a === undefined ? null : sorted(a)) === JSON.stringify(b === undefined ? null : sorted(b));
}

function sorted(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => a < b ? -1 : 1).map(([key, it]) => [key, sorted(it)])) : value;
}
