/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** RESTCONF of the controller that has served the page. */

import { isDataMissing, sentences } from '../model/errors';
import type { Config, PolicyConfig, State } from '../model/yang';

/** The controller's No, in its own sentences. */
export class Refusal extends Error {
    constructor(readonly status: number, readonly sentences: string[], readonly isMissing: boolean) {
        super(sentences.join('\n'));
    }
}

const JSON_TYPE = 'application/yang-data+json';
const PATIENCE_MILLIS = 5000;
/** What a person has asked for and waits for. */
const LONG_PATIENCE_MILLIS = 30_000;
const ROOT = 'netvis:netvis';

export class Restconf {
    /** Beside the page: a proxy may have put both somewhere else. */
    private readonly root = new URL('../rests/', document.baseURI.replace(/#.*/s, ''));

    constructor(private readonly authorization: string) {}

    async config(): Promise<Config> {
        return (await this.get<Config>('data/netvis:netvis?content=config'))['netvis:netvis'] ?? {};
    }

    async state(): Promise<State> {
        return (await this.get<State>('data/netvis:netvis-state?content=nonconfig'))['netvis:netvis-state'] ?? {};
    }

    async putPolicy(tenant: string, policy: PolicyConfig): Promise<void> {
        await this.send('PUT', policyPath(tenant, policy.name), { 'netvis:policy': [policy] });
    }

    async deletePolicy(tenant: string, name: string): Promise<void> {
        await this.send('DELETE', policyPath(tenant, name));
    }

    /** Calls an action of the model, and gives its output. */
    async act<T>(path: string, action: string, input: unknown): Promise<T> {
        const body = await this.send('POST', `data/${ROOT}/${path}/${action}`, { 'netvis:input': input });
        return (JSON.parse(body === '' ? '{}' : body) as { 'netvis:output'?: T })['netvis:output'] ?? {} as T;
    }

    private async get<T>(path: string): Promise<Record<string, T>> {
        try {
            return JSON.parse(await this.send('GET', path, undefined, PATIENCE_MILLIS)) as Record<string, T>;
        } catch (e) {
            if (e instanceof Refusal && e.isMissing) {
                return {};
            }
            throw e;
        }
    }

    private async send(method: string, path: string, body?: unknown, patience = LONG_PATIENCE_MILLIS):
            Promise<string> {
        const reply = await fetch(new URL(path, this.root), {
            method,
            headers: { Authorization: this.authorization, Accept: JSON_TYPE, 'Content-Type': JSON_TYPE },
            // No cookie either way: no other page can act as the user, and the browser asks nobody for a password
            credentials: 'omit',
            cache: 'no-store',
            signal: AbortSignal.timeout(patience),
            ...body === undefined ? {} : { body: JSON.stringify(body) },
        });
        const text = await reply.text();
        if (!reply.ok) {
            throw new Refusal(reply.status, sentences(reply.status, text), isDataMissing(text));
        }
        return text;
    }
}

function policyPath(tenant: string, name: string): string {
    return `data/${ROOT}/tenant=${encodeURIComponent(tenant)}/policy=${encodeURIComponent(name)}`;
}
