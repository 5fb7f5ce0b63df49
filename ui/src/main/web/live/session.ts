/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Who has logged in, for as long as the tab is open. */

const KEY = 'netvis-login';

interface Login {
    user: string;
    authorization: string;
}

export function storedLogin(): Login | undefined {
    const stored = sessionStorage.getItem(KEY);
    return stored === null ? undefined : JSON.parse(stored) as Login;
}

export function makeLogin(user: string, password: string): Login {
    const utf8 = new TextEncoder().encode(`${user}:${password}`);
    return { user, authorization: `Basic ${btoa(String.fromCharCode(...utf8))}` };
}

export function storeLogin(login: Login): void {
    sessionStorage.setItem(KEY, JSON.stringify(login));
}

export function forgetLogin(): void {
    sessionStorage.removeItem(KEY);
}
