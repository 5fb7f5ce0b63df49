/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Who sees what, as rows in three columns (sources by bridge, policies, tools) and bands between them. Pure: what to
 * draw, in pixels from the top; how wide the columns are is the view's business.
 */

import { compareNames, HEALTH_ORDER, type Health, type Id, type Policy, type Situation, type Source, type Tool }
    from './situation';
import type { Rate } from './rates';

export type Kind = 'source' | 'policy' | 'tool';

/** What somebody looks for. */
export interface Look {
    /** Part of a name; empty: everything. */
    search: string;
    /** Policies that are not well only. */
    troubled: boolean;
    /** The row that the rest steps back from, such as policy:demo/web. */
    selected: string;
    /** The group whose members are shown. */
    open: string;
}

export interface Row {
    key: string;
    kind: Kind;
    label: string;
    /** What the members of a group have in common. */
    detail: string;
    /** One object, or a group of several. */
    ids: Id[];
    isGroup: boolean;
    health: Health;
    reason: string;
    bitsPerSecond: number;
    packetsPerSecond: number;
    top: number;
    dim: boolean;
}

export interface Heading {
    label: string;
    health: Health;
    top: number;
}

export interface Band {
    key: string;
    fromTop: number;
    toTop: number;
    width: number;
    side: 'in' | 'out';
    health: Health;
    dim: boolean;
    flows: boolean;
    title: string;
}

export interface Picture {
    headings: Heading[];
    columns: Record<Kind, Row[]>;
    bands: Band[];
    height: number;
    /** How many policies there are, and how many of them the search leaves. */
    total: number;
    found: number;
}

export const ROW = 40;
export const HEADING = 28;
const GAP = 4;
/** As wide as all bands of a row together may be. */
const BAND_SPACE = 30;
const BAND_MIN = 1.5;
/** More rows than these in a column, and they are grouped. */
const ROWS = 36;
const TROUBLED_ROWS = 12;
const OPEN_ROWS = 60;

const TROUBLE: ReadonlySet<Health> = new Set(['broken', 'partial', 'waiting']);

type RateOf = (key: string) => Rate;

export function picture(of: Situation, rateOf: RateOf, look: Look): Picture {
    const policies = of.policies.filter(it => isFound(it, look)).sort((a, b) => compareNames(a.id, b.id));
    const sources = visible(of.sources, policies.flatMap(it => it.sources), look);
    const tools = visible(of.tools, policies.flatMap(it => it.tools), look);
    const lit = litIds(of, look.selected);
    const owner = (it: Policy): string => of.tenants.length > 1 ? `of ${it.tenant} ` : '';
    const columns: Record<Kind, Row[]> = {
        source: rows('source', sources, [it => `at ${it.bridge}`], look, lit),
        policy: rows('policy', policies,
            [it => `${owner(it)}to ${toolNames(it)}`, it => `of ${it.tenant}`, () => 'of all'], look, lit),
        tool: rows('tool', tools, [it => `of ${it.tenant}`], look, lit),
    };
    addRates(columns, policies, rateOf);
    const headings = place(columns, sources, of);
    const bands = draw(columns, policies, rateOf, lit, look);
    return {
        headings, columns, bands,
        height: Math.max(0, ...Object.values(columns).flat().map(it => it.top + ROW)) + GAP,
        total: of.policies.length,
        found: policies.length,
    };
}

function isFound(policy: Policy, look: Look): boolean {
    if (look.troubled && !TROUBLE.has(policy.health)) {
        return false;
    }
    const search = look.search.toLowerCase();
    return [policy.id, ...policy.sources, ...policy.tools].some(it => it.toLowerCase().includes(search));
}

/** What the policies name, and, unless only those in trouble are wanted, what itself is found. */
function visible<T extends Source | Tool>(all: T[], named: Id[], look: Look): T[] {
    const ids = new Set(named);
    const search = look.search.toLowerCase();
    return all.filter(it => ids.has(it.id)
        || (look.troubled ? TROUBLE.has(it.health) : it.id.toLowerCase().includes(search)));
}

function toolNames(policy: Policy): string {
    return policy.tools.map(it => it.startsWith(`${policy.tenant}/`) ? it.slice(policy.tenant.length + 1) : it)
        .sort(compareNames).join(', ') || 'nobody';
}

/** {@return the keys of all that belongs to the selected; undefined if nothing is selected} */
function litIds(of: Situation, selected: string): Set<string> | undefined {
    const [kind, name] = [selected.slice(0, selected.indexOf(':')), selected.slice(selected.indexOf(':') + 1)];
    if (name === '') {
        return undefined;
    }
    const policies = of.policies.filter(it => kind === 'policy' ? it.id === name
        : kind === 'source' ? it.sources.includes(name) : it.tools.includes(name));
    return new Set([selected, ...policies.flatMap(it => [`policy:${it.id}`, ...it.sources.map(id => `source:${id}`),
        ...it.tools.map(id => `tool:${id}`)])]);
}

type Groupable = Source | Policy | Tool;

function rows<T extends Groupable>(kind: Kind, all: T[], groupings: ((of: T) => string)[], look: Look,
        lit: Set<string> | undefined): Row[] {
    const single = (it: T): Row => row(kind, `${kind}:${it.id}`, it.name, '', [it], lit);
    if (all.length <= ROWS) {
        return all.map(single);
    }
    const troubled = all.filter(it => it.health !== 'ok' && it.health !== 'off')
        .sort((a, b) => urgency(a.health) - urgency(b.health)).slice(0, TROUBLED_ROWS);
    const alone = new Set([...troubled, ...all.filter(it => `${kind}:${it.id}` === look.selected)]);
    const rest = all.filter(it => !alone.has(it));
    const grouping = groupings.find(it => new Set(rest.map(one => groupKey(kind, one, it))).size <= ROWS)
        ?? groupings.at(-1)!;
    const groups = groupBy(rest, it => groupKey(kind, it, grouping));
    return [...[...alone].map(single), ...[...groups].flatMap(([key, members]) => {
        if (members.length === 1) {
            return members.map(single);
        }
        const group = row(kind, key, `${members.length} ${PLURAL[kind]}`, grouping(members[0]!), members, lit);
        return key === look.open ? [group, ...members.slice(0, OPEN_ROWS).map(single)] : [group];
    })];
}

const PLURAL = { source: 'sources', policy: 'policies', tool: 'tools' } as const;

function groupKey<T extends Groupable>(kind: Kind, of: T, grouping: (of: T) => string): string {
    return `group:${kind}:${of.health}:${grouping(of)}`;
}

function groupBy<T>(all: T[], key: (of: T) => string): Map<string, T[]> {
    const result = new Map<string, T[]>();
    for (const it of all) {
        const list = result.get(key(it));
        list === undefined ? result.set(key(it), [it]) : list.push(it);
    }
    return result;
}

function row(kind: Kind, key: string, label: string, detail: string, of: Groupable[],
        lit: Set<string> | undefined): Row {
    return {
        key, kind, label, detail,
        isGroup: detail !== '',
        ids: of.map(it => it.id),
        health: worst(of.map(it => it.health)),
        reason: of.length === 1 ? of[0]!.reasons.join('; ') : '',
        bitsPerSecond: 0, packetsPerSecond: 0, top: 0,
        dim: lit !== undefined && !of.some(it => lit.has(`${kind}:${it.id}`)),
    };
}

function urgency(health: Health): number {
    return HEALTH_ORDER.indexOf(health);
}

export function worst(of: Health[]): Health {
    return of.reduce<Health>((a, b) => urgency(a) < urgency(b) ? a : b, of[0] ?? 'off');
}

/** A source has no counter of its own: what its policies forward is an upper bound, and shown as one. */
function addRates(columns: Record<Kind, Row[]>, policies: Policy[], rateOf: RateOf): void {
    const add = (row: Row, rate: Rate): void => {
        row.bitsPerSecond += rate.bitsPerSecond;
        row.packetsPerSecond += rate.packetsPerSecond;
    };
    columns.policy.forEach(row => row.ids.forEach(id => add(row, rateOf(`policy:${id}`))));
    columns.tool.forEach(row => row.ids.forEach(id => add(row, rateOf(`tool:${id}`))));
    const bySource = index(policies, it => it.sources);
    columns.source.forEach(row => new Set(row.ids.flatMap(id => bySource.get(id) ?? []))
        .forEach(policy => add(row, rateOf(`policy:${policy.id}`))));
}

function index(policies: Policy[], keys: (of: Policy) => Id[]): Map<Id, Policy[]> {
    const pairs = policies.flatMap(policy => keys(policy).map(key => ({ key, policy })));
    return new Map([...groupBy(pairs, it => it.key)].map(([key, of]) => [key, of.map(it => it.policy)]));
}

/** Gives each row its place: sources below their bridges, policies and tools one below the other. */
function place(columns: Record<Kind, Row[]>, sources: Source[], of: Situation): Heading[] {
    const bridgeOf = new Map(sources.map(it => [it.id, it.bridge]));
    const byBridge = groupBy(columns.source, it => bridgeOf.get(it.ids[0] ?? '') ?? '');
    const headings: Heading[] = [];
    let top = 0;
    columns.source = [...byBridge.keys()].sort(compareNames).flatMap(bridge => {
        headings.push({ label: bridge === '' ? 'nowhere' : bridge, top,
            health: of.bridges.find(it => it.name === bridge)?.health ?? 'unknown' });
        top += HEADING;
        return (byBridge.get(bridge) ?? []).map(row => {
            row.top = top;
            top += ROW + GAP;
            return row;
        });
    });
    stack(columns.policy);
    stack(columns.tool);
    return headings;
}

function stack(rows: Row[]): void {
    rows.forEach((row, i) => {
        row.top = HEADING + i * (ROW + GAP);
    });
}

interface Link {
    from: Row;
    to: Row;
    bits: number;
    health: Health;
    lit: boolean;
    names: string[];
}

function draw(columns: Record<Kind, Row[]>, policies: Policy[], rateOf: RateOf, lit: Set<string> | undefined,
        look: Look): Band[] {
    const rowOf = { source: rowsById(columns.source), policy: rowsById(columns.policy), tool: rowsById(columns.tool) };
    const links = { in: new Map<string, Link>(), out: new Map<string, Link>() };
    for (const policy of policies) {
        const middle = rowOf.policy.get(policy.id);
        // What is not known is as thin as what is nothing
        const bits = rateOf(`policy:${policy.id}`).bitsPerSecond || 0;
        const isLit = (other: string): boolean => lit === undefined
            || (lit.has(`policy:${policy.id}`) && (other === look.selected || look.selected === `policy:${policy.id}`
                || !look.selected.startsWith(other.slice(0, other.indexOf(':')))));
        policy.sources.forEach(id => join(links.in, rowOf.source.get(id), middle, bits / policy.sources.length, policy,
            isLit(`source:${id}`)));
        policy.tools.forEach(id => join(links.out, middle, rowOf.tool.get(id), bits, policy, isLit(`tool:${id}`)));
    }
    return [...bands('in', [...links.in.values()]), ...bands('out', [...links.out.values()])];
}

function rowsById(rows: Row[]): Map<Id, Row> {
    // A member of an open group has a row of its own behind that of the group
    return new Map(rows.flatMap(row => row.ids.map(id => [id, row] as const)));
}

function join(links: Map<string, Link>, from: Row | undefined, to: Row | undefined, bits: number, policy: Policy,
        lit: boolean): void {
    if (from === undefined || to === undefined) {
        return;
    }
    const key = `${from.key} ${to.key}`;
    const link = links.get(key) ?? { from, to, bits: 0, health: policy.health, lit: false, names: [] };
    link.bits += bits;
    link.health = worst([link.health, policy.health]);
    link.lit ||= lit;
    link.names.push(policy.id);
    links.set(key, link);
}

/** Stacks the bands of each row in the order of where they go, so that few cross. */
function bands(side: 'in' | 'out', links: Link[]): Band[] {
    const sums = new Map<string, number>();
    links.forEach(link => [link.from.key, link.to.key].forEach((key, i) =>
        sums.set(`${i}${key}`, (sums.get(`${i}${key}`) ?? 0) + link.bits)));
    const scale = BAND_SPACE / Math.max(1, ...sums.values());
    const width = (link: Link): number => Math.max(BAND_MIN, link.bits * scale);
    const starts = offsets(links, 'from', 'to', width);
    const ends = offsets(links, 'to', 'from', width);
    return links.map(link => ({
        key: `${side} ${link.from.key} ${link.to.key}`,
        side, width: width(link),
        fromTop: starts.get(link)!, toTop: ends.get(link)!,
        health: link.health, dim: !link.lit, flows: link.bits > 0,
        title: link.names.length === 1 ? link.names[0]! : `${link.names.length} policies`,
    }));
}

function offsets(links: Link[], at: 'from' | 'to', other: 'from' | 'to', width: (of: Link) => number):
        Map<Link, number> {
    const result = new Map<Link, number>();
    for (const group of groupBy(links, it => it[at].key).values()) {
        const space = group.reduce((sum, link) => sum + width(link), 0);
        const squeeze = Math.min(1, (ROW - 4) / space);
        let top = group[0]![at].top + (ROW - space * squeeze) / 2;
        for (const link of group.sort((a, b) => a[other].top - b[other].top)) {
            result.set(link, top + width(link) * squeeze / 2);
            top += width(link) * squeeze;
        }
    }
    return result;
}
