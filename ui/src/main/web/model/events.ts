/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** What has changed between two looks at the controller. Pure. */

import type { Health, Situation } from './situation';

export interface Happening {
    at: number;
    /** What it is about: the kind and the identity, such as policy:demo/web. */
    subject: string;
    text: string;
    health: Health;
    reasons: string[];
}

interface Told {
    text: string;
    health: Health;
    reasons: string[];
}

/** {@return what the page cannot have seen: when the controller says that things last changed} */
export function beforehand(now: Situation): Happening[] {
    const told = tell(now);
    const since: [string, string | undefined][] = [
        ...now.policies.map(it => [`policy:${it.id}`, it.state?.['last-change']] as [string, string | undefined]),
        ...now.bridges.map(it => [`bridge:${it.name}`, it.state?.['last-change']] as [string, string | undefined]),
    ];
    return since.flatMap(([subject, at]) => {
        const it = told.get(subject);
        return at === undefined || it === undefined ? [] : [{ at: Date.parse(at), subject, ...it }];
    }).sort((a, b) => b.at - a.at);
}

/** {@return what is new, newest first} */
export function between(before: Situation, now: Situation, at: number): Happening[] {
    const old = tell(before);
    const current = tell(now);
    const result: Happening[] = [];
    for (const [subject, it] of current) {
        const was = old.get(subject);
        if (was === undefined) {
            result.push({ at, subject, ...it, text: `is there; ${it.text}` });
        } else if (was.text !== it.text || was.reasons.join() !== it.reasons.join()) {
            result.push({ at, subject, ...it });
        }
    }
    for (const subject of old.keys()) {
        if (!current.has(subject)) {
            result.push({ at, subject, text: 'was removed', health: 'off', reasons: [] });
        }
    }
    return result;
}

function tell(of: Situation): Map<string, Told> {
    const result = new Map<string, Told>();
    of.policies.forEach(it => result.set(`policy:${it.id}`, { text: it.state?.state ?? 'not yet known',
        health: it.health, reasons: it.reasons }));
    of.sources.forEach(it => result.set(`source:${it.id}`, { health: it.health, reasons: it.reasons,
        text: it.state?.state === 'located' ? `at ${[it.state.bridge, it.state.port].filter(Boolean).join(' ')}`
            : it.state?.state ?? 'not yet known' }));
    of.bridges.forEach(it => result.set(`bridge:${it.name}`, { health: it.health, reasons: it.reasons,
        text: it.state?.connected !== true ? 'not connected'
            : it.state['in-sync'] === true ? `in sync, ${it.state.flows ?? 0} flows` : 'not in sync' }));
    of.tools.forEach(it => result.set(`tool:${it.id}`, { health: it.health, reasons: lossText(it.reasons),
        text: it.health === 'ok' ? 'receives' : it.health === 'unknown' ? 'not yet known' : 'is not well' }));
    if (of.datastoreProblem !== undefined) {
        result.set('datastore', { text: 'changes are not stored', health: 'broken', reasons: [of.datastoreProblem] });
    }
    return result;
}

/** Counters in a sentence change all the time, and are no news. */
function lossText(reasons: string[]): string[] {
    return reasons.map(it => it.replace(/\d+ of \d+ copies/, 'some copies'));
}
