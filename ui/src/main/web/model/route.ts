/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Where in the page somebody is, as it stands behind the # of the address: #/policy/demo/web?tab=x. Pure. */

export interface Route {
    path: string[];
    query: Record<string, string>;
}

export function parseRoute(hash: string): Route {
    const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
    return {
        path: path.split('/').filter(it => it !== '').map(decode),
        query: Object.fromEntries(new URLSearchParams(query)),
    };
}

/** {@return the address of a place in the page; values that are empty or undefined are left out} */
export function href(path: string[], query: Record<string, string | undefined> = {}): string {
    const given = Object.entries(query).filter((it): it is [string, string] => it[1] !== undefined && it[1] !== '');
    const text = new URLSearchParams(given).toString();
    return `#/${path.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

/** {@return the address of the view of a policy} */
export function policyHref(id: string, ...more: string[]): string {
    return href(['policy', ...id.split('/'), ...more]);
}

function decode(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        // Somebody's own address; nothing is called so
        return part;
    }
}
