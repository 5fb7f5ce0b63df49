/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** What is wanted and how it is, joined: what the views show. Pure. */

import type {
    BridgeConfig, BridgeState, Config, Counted, PolicyConfig, PolicyState, SourceConfig, SourceState, State, ToolConfig,
    ToolState,
} from './yang';

/** How something is. The order is that of urgency. */
export type Health = 'broken' | 'partial' | 'waiting' | 'unknown' | 'ok' | 'off';

export const HEALTH_ORDER: readonly Health[] = ['broken', 'partial', 'waiting', 'unknown', 'ok', 'off'];

/** What owned objects are called everywhere: TENANT/NAME. */
export type Id = string;

interface Node {
    id: Id;
    tenant: string;
    name: string;
    health: Health;
    /** Why it is not well, in the controller's own sentences. */
    reasons: string[];
}

export interface Source extends Node {
    /** The bridge where it is found, or else where it is configured to be. */
    bridge: string;
    where: string;
    config: SourceConfig | undefined;
    state: SourceState | undefined;
}

export interface Policy extends Node {
    sources: Id[];
    tools: Id[];
    /** Whether the controller decides on some bridge. */
    byController: boolean;
    config: PolicyConfig | undefined;
    state: PolicyState | undefined;
}

export interface Tool extends Node {
    config: ToolConfig | undefined;
    state: ToolState | undefined;
}

export interface Bridge {
    name: string;
    health: Health;
    reasons: string[];
    config: BridgeConfig | undefined;
    state: BridgeState | undefined;
}

export interface Situation {
    bridges: Bridge[];
    sources: Source[];
    policies: Policy[];
    tools: Tool[];
    tenants: string[];
    datastoreProblem: string | undefined;
}

/** Joins configuration and state. What is in one of them alone is there, too. */
export function situation(config: Config, state: State): Situation {
    const bridges = join(config.bridge, state.bridge).map(([name, wanted, found]) => bridge(name, wanted, found));
    const connected = new Map(bridges.map(it => [it.name, it]));
    const result: Situation = {
        bridges, sources: [], policies: [], tools: [],
        tenants: [],
        datastoreProblem: state['datastore-problem'],
    };
    for (const [tenant, wanted, found] of join(config.tenant, state.tenant)) {
        result.tenants.push(tenant);
        join(wanted?.source, found?.source).forEach(it => result.sources.push(source(tenant, ...it)));
        join(wanted?.policy, found?.policy).forEach(it => result.policies.push(policy(tenant, ...it)));
        join(wanted?.tool, found?.tool).forEach(it => result.tools.push(tool(tenant, connected, ...it)));
    }
    return result;
}

type Joined<C, S> = [string, C | undefined, S | undefined];

function join<C extends { name: string }, S extends { name: string }>(config: C[] = [], state: S[] = []):
        Joined<C, S>[] {
    const wanted = new Map(config.map(it => [it.name, it]));
    const found = new Map(state.map(it => [it.name, it]));
    return [...new Set([...wanted.keys(), ...found.keys()])].sort(compareNames)
        .map(name => [name, wanted.get(name), found.get(name)]);
}

const NAMES = new Intl.Collator('en', { numeric: true });

/** Numbers in names count as numbers: vm2 before vm10. */
export function compareNames(a: string, b: string): number {
    return NAMES.compare(a, b);
}

function bridge(name: string, config?: BridgeConfig, state?: BridgeState): Bridge {
    const reasons = (state?.['tunnel-port'] ?? []).flatMap(it => it.obstacle ?? []);
    if (state?.error !== undefined) {
        reasons.unshift(state.error);
    } else if (state?.connected === false) {
        reasons.unshift('The switch is not connected.');
    } else if (state?.['in-sync'] === false) {
        reasons.unshift('The switch is being changed: it does not yet hold the desired program.');
    }
    return { name, config, state, reasons, health: bridgeHealth(state, reasons) };
}

function bridgeHealth(state: BridgeState | undefined, reasons: string[]): Health {
    if (state === undefined) {
        return 'unknown';
    }
    if (state.error !== undefined || state.connected === false) {
        return 'broken';
    }
    return state['in-sync'] === false ? 'waiting' : reasons.length > 0 ? 'partial' : 'ok';
}

function source(tenant: string, name: string, config?: SourceConfig, state?: SourceState): Source {
    return {
        id: id(tenant, name), tenant, name, config, state,
        bridge: state?.bridge ?? config?.port?.bridge ?? config?.vm?.bridge ?? '',
        where: whereIs(config, state),
        health: state?.state === 'located' ? 'ok' : state?.state === 'waiting' ? 'waiting' : 'unknown',
        reasons: state?.reason === undefined ? [] : [state.reason],
    };
}

function whereIs(config?: SourceConfig, state?: SourceState): string {
    const direction = config?.direction === undefined || config.direction === 'both' ? '' : `, ${config.direction}`;
    const port = state?.port ?? config?.port?.name;
    return `${config?.vm === undefined ? `port ${port ?? '?'}` : `VM ${config.vm['mac-address']}`}${direction}`;
}

const POLICY_HEALTH = { active: 'ok', partial: 'partial', failed: 'broken', waiting: 'waiting', disabled: 'off' } as
    const;

function policy(tenant: string, name: string, config?: PolicyConfig, state?: PolicyState): Policy {
    const places = state?.bridge ?? [];
    return {
        id: id(tenant, name), tenant, name, config, state,
        sources: (config?.source ?? []).map(it => refer(tenant, it)),
        tools: (config?.tool ?? []).map(it => refer(tenant, it)),
        byController: places.some(it => it.path === 'controller'),
        health: state?.state === undefined ? 'unknown' : POLICY_HEALTH[state.state],
        reasons: [...state?.reason ?? [], ...places.flatMap(it => (it.reason ?? []).map(why => `${it.name}: ${why}`))],
    };
}

/** A tool is as well as its ports are: copies that were lost there are the operator's business. */
function tool(tenant: string, bridges: Map<string, Bridge>, name: string, config?: ToolConfig, state?: ToolState):
        Tool {
    const lossy = (state?.port ?? []).filter(it => count(it.lost) > 0);
    const away = (config?.port ?? []).filter(it => bridges.get(it.bridge)?.state?.connected === false);
    const all = config?.port?.length ?? 0;
    return {
        id: id(tenant, name), tenant, name, config, state,
        health: state === undefined ? 'unknown' : all > 0 && away.length === all ? 'broken'
            : lossy.length + away.length > 0 ? 'partial' : 'ok',
        reasons: [
            ...away.map(it => `${it.bridge} ${it.name}: the switch is not connected`),
            ...lossy.map(it => `${it.bridge} ${it.name}: ${it.lost} of ${it.sent ?? '?'} copies have not left`
                + (it.reason === undefined ? '' : `: ${it.reason}`)),
        ],
    };
}

export function id(tenant: string, name: string): Id {
    return `${tenant}/${name}`;
}

function refer(tenant: string, reference: string): Id {
    return reference.includes('/') ? reference : id(tenant, reference);
}

/** A 64-bit counter as a number; exact up to 2^53, which is 9 petabytes. */
export function count(counter: string | undefined): number {
    return counter === undefined ? 0 : Number(counter);
}

/** The counters by which rates are told, by kind and identity. */
export function counters(of: Situation): Map<string, Counted> {
    const result = new Map<string, Counted>();
    of.policies.forEach(it => it.state && result.set(`policy:${it.id}`, it.state));
    of.tools.forEach(it => it.state && result.set(`tool:${it.id}`, it.state));
    for (const it of of.bridges) {
        const path = it.state?.['controller-path'];
        if (path?.packets !== undefined) {
            result.set(`bridge:${it.name}`, { packets: path.packets });
        }
    }
    return result;
}
