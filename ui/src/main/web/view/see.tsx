/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { matrix } from '../model/matrix';
import { picture, type Look } from '../model/picture';
import { href, policyHref, type Route } from '../model/route';
import type { Health, Situation } from '../model/situation';
import type { View } from '../live/live';
import { MatrixTable } from './matrix';
import { Badge, RateText, Sign } from './parts';
import { PictureView } from './picture';

const TROUBLES_SHOWN = 6;

/** The first view: who sees what. */
export function SeeView({ situation, view, route }: { situation: Situation; view: View; route: Route }) {
    const look: Look = {
        search: route.query['q'] ?? '',
        troubled: route.query['only'] === 'trouble',
        selected: route.query['select'] ?? '',
        open: route.query['open'] ?? '',
    };
    const drawn = useMemo(() => picture(situation, view.rateOf, look),
        [situation, view.away, look.search, look.troubled, look.selected, look.open]);
    const to = (change: Record<string, string>): string => href([], { ...route.query, ...change });
    const select = (key: string): string => to({ select: key === look.selected ? '' : key });
    return <div class="see">
        <h1 class="visually-hidden">Who sees what</h1>
        <Tools look={look} to={to} found={drawn.found} total={drawn.total}/>
        <Troubles situation={situation} to={to}/>
        <Selection situation={situation} view={view} selected={look.selected} to={to}/>
        <div class="halves">
            <PictureView picture={drawn} look={look} to={to} select={select}/>
            <MatrixTable select={select}
                of={matrix(drawn.columns.source, drawn.columns.tool, situation.policies, view.rateOf)}/>
        </div>
    </div>;
}

type To = (change: Record<string, string>) => string;

function Tools({ look, to, found, total }: { look: Look; to: To; found: number; total: number }) {
    const input = useRef<HTMLInputElement>(null);
    useEffect(() => {
        const focus = (e: KeyboardEvent): void => {
            const isTyping = e.target instanceof HTMLInputElement || e.target instanceof HTMLTextAreaElement;
            if (e.key === '/' && !isTyping) {
                e.preventDefault();
                input.current?.focus();
            } else if (e.key === 'Escape') {
                location.hash = to({ select: '', q: '', open: '' });
            }
        };
        addEventListener('keydown', focus);
        return () => removeEventListener('keydown', focus);
    });
    return <div class="tools" role="search">
        <input ref={input} type="search" aria-label="Search sources, policies and tools" value={look.search}
            placeholder="Search sources, policies, tools  ( / )"
            onInput={e => history.replaceState(null, '', to({ q: e.currentTarget.value }))
                ?? dispatchEvent(new HashChangeEvent('hashchange'))}/>
        <a class={look.troubled ? 'chip on' : 'chip'} href={to({ only: look.troubled ? '' : 'trouble' })}
            aria-current={look.troubled ? 'true' : undefined}>! only what is not well</a>
        <span class="count" role="status">{found === total ? '' : `${found} of `}{total} policies</span>
        <a class="button" href={href(['policy'])}>New policy</a>
    </div>;
}

interface Trouble {
    key: string;
    href: string;
    health: Health;
    reasons: string[];
}

/** What is not well, the worst first, each with its reason. */
function Troubles({ situation, to }: { situation: Situation; to: To }) {
    const all: Trouble[] = [
        ...situation.bridges.map(it => ({ ...it, key: `switch ${it.name}`, href: href(['switches', it.name]) })),
        ...situation.policies.map(it => ({ ...it, key: `policy ${it.id}`, href: policyHref(it.id) })),
        ...situation.tools.map(it => ({ ...it, key: `tool ${it.id}`, href: to({ select: `tool:${it.id}` }) })),
        ...situation.sources.map(it => ({ ...it, key: `source ${it.id}`, href: to({ select: `source:${it.id}` }) })),
    ].filter(it => it.health === 'broken' || it.health === 'partial' || it.health === 'waiting')
        .sort((a, b) => ORDER[a.health]! - ORDER[b.health]!);
    if (all.length === 0) {
        return null;
    }
    return <details class="troubles" open>
        <summary>{all.length === 1 ? 'One thing is' : `${all.length} things are`} not well</summary>
        <ul>{all.slice(0, TROUBLES_SHOWN).map(it => <li key={it.key} class={it.health}>
            <Sign health={it.health}/> <a href={it.href}>{it.key}</a> {it.reasons.join('; ')}
        </li>)}</ul>
        {all.length > TROUBLES_SHOWN && <a href={to({ only: 'trouble' })}>and {all.length - TROUBLES_SHOWN} more</a>}
    </details>;
}

const ORDER: Partial<Record<Health, number>> = { broken: 0, partial: 1, waiting: 2 };

function Selection({ situation, view, selected, to }: { situation: Situation; view: View; selected: string; to: To }) {
    const [kind, id] = [selected.slice(0, selected.indexOf(':')), selected.slice(selected.indexOf(':') + 1)];
    const found = kind === 'policy' ? situation.policies.find(it => it.id === id)
        : kind === 'source' ? situation.sources.find(it => it.id === id) : situation.tools.find(it => it.id === id);
    if (found === undefined) {
        return null;
    }
    return <div class="selection">
        <strong>{kind} {id}</strong> <Badge health={found.health} word={'bridge' in found || kind === 'tool' ? undefined
            : (found.state as { state?: string } | undefined)?.state}/>
        {'where' in found ? <span>{found.bridge}, {found.where}</span> : <RateText rate={view.rateOf(selected)}/>}
        {kind === 'policy' && <a href={policyHref(id)}>Rules and counters</a>}
        {kind === 'source' && <a href={href(['explain'], { source: id })}>Explain a frame</a>}
        <a href={to({ select: '' })}>Clear</a>
    </div>;
}
