/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import type { Preview } from '../model/actions';
import { policyHref } from '../model/route';
import type { Health } from '../model/situation';
import { Badge, Card, Reasons, Refused } from './parts';

const HEALTH: Record<string, Health> = { active: 'ok', partial: 'partial', failed: 'broken', waiting: 'waiting',
    disabled: 'off' };

/** What would come of a change that is not stored. */
export function PreviewCard({ tenant, preview }: { tenant: string; preview: Preview }) {
    const { refused = [], policy = [], tool = [], bridge = [] } = preview;
    return <Card title="What would come of it">
        <Refused of={refused}/>
        {policy.map(it => <section key={it.name} class="place">
            <h3>{it.state !== undefined && <Badge health={HEALTH[it.state] ?? 'unknown'} word={it.state}/>}{' '}
                <a href={policyHref(`${tenant}/${it.name}`)}>{it.name}</a>, {it.change}</h3>
            <Reasons health="broken" of={it.reason ?? []}/>
            {(it.bridge ?? []).map(place => <div key={place.name}>
                <p>{place.name}: {place.state}, decided by the {place.path ?? 'switch'}
                    {place.overlap !== undefined && `; overlaps with ${place.overlap.join(', ')}`}</p>
                <Reasons health="broken" of={place.reason ?? []}/>
                <Reasons health="off" of={place['path-reason'] ?? []}/>
            </div>)}
        </section>)}
        {tool.map(it => <section key={it.name} class="place">
            <h3>Tool {it.name}</h3>
            <ul class="diff">
                {(it.gains ?? []).map(line => <li key={line} class="added">+ sees {line}</li>)}
                {(it.loses ?? []).map(line => <li key={line} class="removed">− loses {line}</li>)}
            </ul>
        </section>)}
        {bridge.map(it => <BridgeChange key={it.name} of={it}/>)}
        {refused.length + policy.length + tool.length + bridge.length === 0 && <p>Nothing would change.</p>}
    </Card>;
}

function BridgeChange({ of }: { of: NonNullable<Preview['bridge']>[number] }) {
    const capacity = of.capacity;
    return <section class="place">
        <h3>Switch {of.name}{of.connected === false && ', not connected'}</h3>
        <Reasons health="broken" of={of.error === undefined ? [] : [of.error]}/>
        {of['flows-after'] !== undefined && <p>{of['flows-before']} flows, then {of['flows-after']}:
            {' '}{of.added ?? 0} added, {of.removed ?? 0} removed, {of.modified ?? 0} modified.</p>}
        {capacity !== undefined && <p>Layers: {capacity.layers}, and {capacity['layers-left']} left. Metadata bits:
            {' '}{capacity['metadata-bits']}, and {capacity['metadata-bits-left']} left.</p>}
        {(of.line ?? []).length > 0 && <details><summary>Flows and groups</summary>
            <pre class="diff" tabIndex={0} aria-label={`Changes of ${of.name}`}>{of.line!.map((it, i) =>
                <span key={i} class={it.startsWith('+') ? 'added' : 'removed'}>{it}{'\n'}</span>)}</pre>
            {of['lines-left-out'] !== undefined && <p>and {of['lines-left-out']} lines more</p>}
        </details>}
    </section>;
}
