/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** What RESTCONF says when it refuses (RFC 8040, section 7.1), in its own sentences. Pure. */

/** {@return the sentences in the body of an error; the body itself if it is something else} */
export function sentences(status: number, body: string): string[] {
    const errors = parse(body)?.['ietf-restconf:errors'] ?? parse(body)?.errors;
    const told = (errors?.error ?? []).map(it => it['error-message'] ?? it['error-tag'] ?? '').filter(it => it !== '');
    if (told.length > 0) {
        return told;
    }
    return [status === 401 ? 'The controller does not know this user and password.'
        : status === 403 ? 'This user may not do that.'
            : status === 404 ? 'The controller does not have that.'
                : `The controller answers ${status}${/^\s*(<|$)/.test(body) ? '' : `: ${body}`}.`];
}

/** {@return whether a refusal says only that nothing is configured} */
export function isDataMissing(body: string): boolean {
    return body.includes('"data-missing"');
}

interface Errors {
    error?: { 'error-tag'?: string; 'error-message'?: string }[];
}

function parse(body: string): Record<string, Errors> | undefined {
    try {
        return JSON.parse(body) as Record<string, Errors>;
    } catch {
        // A proxy's page, or Jetty's
        return undefined;
    }
}
