/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import type { Happening } from '../model/events';
import { href, policyHref, type Route } from '../model/route';
import { age, day } from '../model/units';
import type { View } from '../live/live';
import { Reasons, Sign } from './parts';

const SHOWN = 200;

/** What has changed, newest first: as seen from here, and before that what the controller remembers. */
export function EventsView({ view, route }: { view: View; route: Route }) {
    const search = (route.query['q'] ?? '').toLowerCase();
    const found = view.happenings.filter(it => it.subject.toLowerCase().includes(search));
    return <>
        <h1>Events</h1>
        <div class="tools" role="search"><input type="search" aria-label="Search events" value={route.query['q'] ?? ''}
            placeholder="Policy, source, tool or switch"
            onInput={e => history.replaceState(null, '', href(['events'], { q: e.currentTarget.value }))
                ?? dispatchEvent(new HashChangeEvent('hashchange'))}/>
        <span class="count" role="status">{found.length} events</span></div>
        <ol class="events">{found.slice(0, SHOWN).map((it, i) => <li key={`${it.at} ${it.subject} ${i}`}>
            <time dateTime={new Date(it.at).toISOString()}>{day(it.at)}</time>
            <small class="ago">{age(Date.now() - it.at)} ago</small>
            <span><Sign health={it.health}/> <Subject of={it}/> {it.text}
                <Reasons health={it.health} of={it.reasons}/></span>
        </li>)}</ol>
        <p class="hint">Since this page was opened; before that, when the controller says that policies and switches
            last changed. The controller does not tell who changed something.</p>
    </>;
}

function Subject({ of }: { of: Happening }) {
    const [kind, id] = [of.subject.split(':')[0], of.subject.slice(of.subject.indexOf(':') + 1)];
    const to = kind === 'policy' ? policyHref(id) : kind === 'bridge' ? href(['switches', id])
        : kind === 'controller' || kind === 'datastore' ? undefined : href([], { select: of.subject });
    return to === undefined ? <strong>{id}</strong> : <a href={to}>{kind} {id}</a>;
}
