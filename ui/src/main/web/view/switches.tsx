/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useRef } from 'preact/hooks';
import { count, type Bridge, type Situation } from '../model/situation';
import { href } from '../model/route';
import { age, whole } from '../model/units';
import type { View } from '../live/live';
import { Badge, Card, Facts, RateText, Reasons, Sign } from './parts';

export function SwitchesView({ situation, view, name }: { situation: Situation; view: View;
        name: string | undefined }) {
    const target = useRef<HTMLDivElement>(null);
    useEffect(() => target.current?.scrollIntoView(), [name]);
    return <>
        <h1>Switches</h1>
        {name !== undefined && !situation.bridges.some(it => it.name === name) && <p>There is no bridge {name}.</p>}
        <div class="cards">{situation.bridges.map(it => <div key={it.name} ref={it.name === name ? target : null}>
            <SwitchCard bridge={it} situation={situation} view={view}/></div>)}</div>
    </>;
}

function SwitchCard({ bridge, situation, view }: { bridge: Bridge; situation: Situation; view: View }) {
    const state = bridge.state;
    const change = state?.['last-change'];
    return <Card title={bridge.name} actions={<Badge health={bridge.health} word={word(bridge)}/>}>
        <Reasons health={bridge.health} of={bridge.reasons}/>
        <Facts of={[
            ['Role', bridge.config?.role ?? 'not configured'],
            ['Datapath id', <code>{bridge.config?.['datapath-id']}</code>],
            ['Flows, groups', <span class="number">{whole(state?.flows ?? 0)}, {whole(state?.groups ?? 0)}</span>],
            ['Last changed', change === undefined ? 'never' : `${age(Date.now() - Date.parse(change))} ago`],
        ]}/>
        <Capabilities bridge={bridge}/>
        <ControllerPath bridge={bridge} view={view}/>
        <ToolPorts bridge={bridge} situation={situation}/>
        <p>{policiesAt(bridge, situation)} policies work here.</p>
    </Card>;
}

function word(bridge: Bridge): string {
    return bridge.state === undefined ? 'not known' : bridge.state.connected !== true ? 'not connected'
        : bridge.state['in-sync'] === true ? 'in sync' : 'not in sync';
}

function policiesAt(bridge: Bridge, situation: Situation): number {
    return situation.policies.filter(it => it.state?.bridge?.some(place => place.name === bridge.name)).length;
}

function Capabilities({ bridge }: { bridge: Bridge }) {
    const capabilities = bridge.state?.capability ?? [];
    const ports = bridge.state?.['tunnel-port'] ?? [];
    if (capabilities.length + ports.length === 0) {
        return null;
    }
    return <><h3>What it can do, as far as policies need it</h3>
        <ul class="names">
            {capabilities.map(it => <li key={it.name}><Sign health={it.available === true ? 'ok' : 'off'}
                word={it.available === true ? 'can' : 'cannot'}/> {it.name}
            {it.reason !== undefined && <small>: {it.reason}</small>}</li>)}
            {ports.map(it => <li key={it.name}><Sign health={it['ends-tunnels'] === true ? 'ok' : 'partial'}/>{' '}
                tunnel port {it.name}{it.obstacle !== undefined && <small>: {it.obstacle}</small>}</li>)}
        </ul></>;
}

function ControllerPath({ bridge, view }: { bridge: Bridge; view: View }) {
    const path = bridge.state?.['controller-path'];
    if (path === undefined) {
        return null;
    }
    const drops: [string, string | undefined][] = [['not sent, over the rate', path.limited],
        ['dropped by the controller', path.dropped], ['copies lost on the way back', path.lost],
        ...(path.malformed ?? []).map(it => [it.reason, it.packets] as [string, string])];
    return <><h3>Packets that the controller decides</h3>
        <Facts of={[
            ['Now', <RateText rate={view.rateOf(`bridge:${bridge.name}`)}/>],
            ['Sent to the controller', <span class="number">{whole(count(path.packets))}</span>],
            ...drops.map(([name, value]) => [name, <span class={count(value) > 0 ? 'number bad' : 'number'}>
                {whole(count(value))}</span>] as [string, preact.JSX.Element]),
        ]}/></>;
}

function ToolPorts({ bridge, situation }: { bridge: Bridge; situation: Situation }) {
    const ports = situation.tools.flatMap(tool => (tool.state?.port ?? []).filter(it => it.bridge === bridge.name)
        .map(port => ({ tool, port })));
    if (ports.length === 0) {
        return null;
    }
    return <><h3>Tool ports</h3>
        <table><thead><tr><th scope="col">Port</th><th scope="col">Tool</th><th scope="col">Sent</th>
            <th scope="col">Lost</th></tr></thead>
        <tbody>{ports.map(({ tool, port }) => <tr key={port.name}>
            <th scope="row">{port.name}</th>
            <td><a href={href([], { select: `tool:${tool.id}` })}>{tool.name}</a></td>
            <td class="number">{port.sent === undefined ? 'not yet seen' : whole(count(port.sent))}</td>
            <td class={count(port.lost) > 0 ? 'number bad' : 'number'}>{port.lost === undefined ? ''
                : whole(count(port.lost))}{port.reason !== undefined && <small> {port.reason}</small>}</td>
        </tr>)}</tbody></table></>;
}
