/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useState } from 'preact/hooks';
import { count, type Policy, type Situation } from '../model/situation';
import { matchText, stripText } from '../model/rule-text';
import { href, policyHref } from '../model/route';
import { age, bytes, day, whole } from '../model/units';
import type { PolicyPlace } from '../model/yang';
import type { Live, View } from '../live/live';
import type { Restconf } from '../live/restconf';
import { Chart } from './chart';
import { Editor } from './editor';
import { Badge, Card, Facts, RateText, Reasons, Sign } from './parts';
import { UndoBar } from './undo';

interface Props {
    situation: Situation;
    live: Live;
    restconf: Restconf;
}

export function PolicyView({ id, isEdited, situation, view, live, restconf }:
        Props & { id: string; isEdited: boolean; view: View }) {
    const policy = situation.policies.find(it => it.id === id);
    const [tenant, name] = id.split('/') as [string, string];
    if (policy === undefined) {
        return <>
            <h1>{id}</h1>
            <UndoBar of={id} live={live} restconf={restconf} situation={situation}/>
            <p>There is no policy {name} of tenant {tenant}.</p>
        </>;
    }
    return <>
        <div class="title">
            <h1>{policy.name} <small>policy of {policy.tenant}</small></h1>
            <Badge health={policy.health} word={policy.state?.state}/>
            {!isEdited && policy.config !== undefined && <a class="button" href={policyHref(id, 'edit')}>Edit</a>}
            <a href={href([], { select: `policy:${id}` })}>Who sees what</a>
        </div>
        <UndoBar of={id} live={live} restconf={restconf} situation={situation}/>
        <Reasons health={policy.health} of={policy.state?.reason ?? []}/>
        {isEdited && policy.config !== undefined
            ? <Editor tenant={tenant} original={policy.config} situation={situation} live={live} restconf={restconf}/>
            : <div class="cards">
                <Rules policy={policy} situation={situation}/>
                <Counters policy={policy} view={view}/>
                <Places policy={policy}/>
            </div>}
    </>;
}

export function NewPolicyView({ tenant, situation, live, restconf }: Props & { tenant: string | undefined }) {
    const [owner, setOwner] = useState(tenant ?? situation.tenants[0]);
    if (owner === undefined) {
        return <><h1>New policy</h1>
            <p>There is no tenant yet: configure bridges, and a tenant with sources and tools, by RESTCONF.</p></>;
    }
    return <>
        <h1>New policy</h1>
        <label>Tenant <select value={owner} onChange={e => setOwner(e.currentTarget.value)}>
            {situation.tenants.map(it => <option key={it}>{it}</option>)}</select></label>
        <Editor key={owner} tenant={owner} original={undefined} situation={situation} live={live} restconf={restconf}/>
    </>;
}

function Rules({ policy, situation }: { policy: Policy; situation: Situation }) {
    const rules = policy.config?.rule ?? [];
    return <Card title="What it says">
        <Facts of={[
            ['From', <Names ids={policy.sources} kind="source" of={situation.sources}/>],
            ['To', <Names ids={policy.tools} kind="tool" of={situation.tools}/>],
            ['Copies', policy.config === undefined ? '' : stripText(policy.config)],
        ]}/>
        <ol class="rules">{rules.map(rule => <li key={rule.name} class={rule.action}>
            <span class="action">{rule.action === 'forward' ? '→ forward' : '⊘ exclude'}</span>
            <span><strong>{rule.name}</strong> {matchText(rule.match ?? {})}</span>
        </li>)}
            <li class="rest"><span class="action">⊘ rest</span> <span>What no rule matches is not forwarded.</span></li>
        </ol>
    </Card>;
}

function Names({ ids, kind, of }: { ids: string[]; kind: string; of: { id: string; health: Policy['health'] }[] }) {
    return <ul class="names">{ids.map(id => <li key={id}>
        <Sign health={of.find(it => it.id === id)?.health ?? 'unknown'}/>{' '}
        <a href={href([], { select: `${kind}:${id}` })}>{id.split('/')[1]}</a></li>)}</ul>;
}

function Counters({ policy, view }: { policy: Policy; view: View }) {
    const state = policy.state;
    const since = state?.['counting-since'] === undefined ? undefined : Date.parse(state['counting-since']);
    return <Card title="What it forwards">
        <Facts of={[
            ['Now', <RateText rate={view.rateOf(`policy:${policy.id}`)}/>],
            ['Packets', <span class="number">{whole(count(state?.packets))}</span>],
            ['Bytes', <span class="number">{bytes(count(state?.bytes))}</span>],
            ['Counted since', since === undefined ? 'not yet' : `${day(since)}, ${age(Date.now() - since)}`],
            ['State since', state?.['last-change'] === undefined ? '' : day(Date.parse(state['last-change']))],
        ]}/>
        <Chart view={view} counter={`policy:${policy.id}`}/>
    </Card>;
}

const PLACE_HEALTH = { active: 'ok', partial: 'partial', failed: 'broken', waiting: 'waiting' } as const;

function Places({ policy }: { policy: Policy }) {
    return <Card title="Where it works">
        {(policy.state?.bridge ?? []).map(it => <Place key={it.name} place={it}/>)}
        {(policy.state?.bridge ?? []).length === 0 && <p>On no bridge.</p>}
    </Card>;
}

function Place({ place }: { place: PolicyPlace }) {
    const health = place.state === undefined ? 'unknown' : PLACE_HEALTH[place.state];
    return <section class="place">
        <h3><Badge health={health} word={place.state}/> <a href={href(['switches', place.name])}>{place.name}</a></h3>
        <Reasons health={health} of={place.reason ?? []}/>
        {place.path !== undefined && <p>Decided by the <strong>{place.path}</strong>.</p>}
        <Reasons health="off" of={place['path-reason'] ?? []}/>
        {place['controller-packets'] !== undefined && <Facts of={[
            ['Controller looked at', <span class="number">{whole(count(place['controller-packets']))} packets</span>],
            ['and dropped', <span class="number">{whole(count(place['controller-dropped']))}</span>],
        ]}/>}
    </section>;
}

