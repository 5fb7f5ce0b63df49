/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** What the last change of a policy made from this tab replaced, so that it can be taken back. */

import type { PolicyConfig } from '../model/yang';

export interface Change {
    tenant: string;
    name: string;
    /** Undefined: the policy was not there. */
    before: PolicyConfig | undefined;
    /** Undefined: the policy was removed. */
    after: PolicyConfig | undefined;
}

const KEY = 'netvis-change';

export function lastChange(): Change | undefined {
    const stored = sessionStorage.getItem(KEY);
    return stored === null ? undefined : JSON.parse(stored) as Change;
}

export function remember(change: Change): void {
    sessionStorage.setItem(KEY, JSON.stringify(change));
}

export function forgetChange(): void {
    sessionStorage.removeItem(KEY);
}
