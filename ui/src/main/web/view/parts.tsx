/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import type { ComponentChildren } from 'preact';
import type { Health } from '../model/situation';
import type { Rate } from '../model/rates';
import { bits, packetRate } from '../model/units';

const SIGNS: Record<Health, string> = { ok: '✓', partial: '!', broken: '✕', waiting: '…', unknown: '?', off: '–' };
const WORDS: Record<Health, string> = { ok: 'well', partial: 'in part', broken: 'broken', waiting: 'waiting',
    unknown: 'not known', off: 'off' };

/** How something is, in a colour and in a sign. */
export function Sign({ health, word }: { health: Health; word?: string | undefined }) {
    const text = word ?? WORDS[health];
    return <span class={`sign ${health}`} role="img" aria-label={text} title={text}>{SIGNS[health]}</span>;
}

/** The same with the word beside it. */
export function Badge({ health, word }: { health: Health; word?: string | undefined }) {
    return <span class={`badge ${health}`}>
        <span aria-hidden="true">{SIGNS[health]}</span> {word ?? WORDS[health]}</span>;
}

export function Reasons({ health, of }: { health: Health; of: string[] }) {
    return of.length === 0 ? null : <ul class={`reasons ${health}`}>{of.map(it => <li key={it}>{it}</li>)}</ul>;
}

export function RateText({ rate }: { rate: Rate }) {
    return <span class="number">{bits(rate.bitsPerSecond)}
        {!Number.isNaN(rate.packetsPerSecond) && ` · ${packetRate(rate.packetsPerSecond)}`}</span>;
}

export function Refused({ of }: { of: string[] }) {
    return of.length === 0 ? null
        : <div class="refused" role="alert">{of.map(it => <p key={it}>{it}</p>)}</div>;
}

export function Card({ title, children, actions }: { title: string; children: ComponentChildren;
        actions?: ComponentChildren }) {
    return <section class="card" aria-label={title}>
        <header><h2>{title}</h2>{actions}</header>
        {children}
    </section>;
}

/** Terms and what is known of them. */
export function Facts({ of }: { of: [string, ComponentChildren][] }) {
    return <dl class="facts">{of.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>;
}
