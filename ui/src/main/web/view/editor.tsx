/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useState } from 'preact/hooks';
import type { Preview, PreviewInput } from '../model/actions';
import { draftText, parseDraft, template, toggle } from '../model/draft';
import { policyHref } from '../model/route';
import type { Situation } from '../model/situation';
import type { PolicyConfig } from '../model/yang';
import type { Live } from '../live/live';
import { Refusal, type Restconf } from '../live/restconf';
import { remember } from '../live/undo';
import { Card, Refused } from './parts';
import { PreviewCard } from './preview';
import { RulesForm } from './rules';

const STRIPS = ['vxlan', 'geneve', 'gre', 'gtp-u', 'vn-tag', 'e-tag', 'vlan', 'qinq', 'mpls', 'mpls-ip'];

interface Props {
    tenant: string;
    /** Undefined: a new policy. */
    original: PolicyConfig | undefined;
    situation: Situation;
    live: Live;
    restconf: Restconf;
}

/** The usual fields as a form, and everything as JSON; both are the same text. */
export function Editor({ tenant, original, situation, live, restconf }: Props) {
    const [text, setText] = useState(() => draftText(original ?? template()));
    const [refused, setRefused] = useState<string[]>([]);
    const [isSending, setSending] = useState(false);
    const [preview, setPreview] = useState<Preview>();
    const draft = parseDraft(text);
    const policy = 'policy' in draft ? draft.policy : undefined;
    const change = (to: PolicyConfig): void => setText(draftText(to));

    const send = async (after: PolicyConfig | undefined): Promise<void> => {
        const name = after?.name ?? original!.name;
        const before = situation.policies.find(it => it.tenant === tenant && it.name === name)?.config;
        setSending(true);
        try {
            await (after === undefined ? restconf.deletePolicy(tenant, name) : restconf.putPolicy(tenant, after));
            remember({ tenant, name, before, after });
            await live.refresh();
            location.hash = policyHref(`${tenant}/${name}`);
        } catch (e) {
            setRefused(e instanceof Refusal ? e.sentences : ['The controller does not answer. Look whether the policy'
                + ' was changed when it does.']);
            setSending(false);
        }
    };

    const ask = async (input: PreviewInput): Promise<void> => {
        setPreview(undefined);
        setRefused([]);
        try {
            setPreview(await restconf.act<Preview>(`tenant=${encodeURIComponent(tenant)}`, 'preview', input));
        } catch (e) {
            setRefused(e instanceof Refusal ? e.sentences : ['The controller does not answer.']);
        }
    };

    return <form class="cards editor" onSubmit={e => {
        e.preventDefault();
        void (policy && send(policy));
    }}>
        {policy !== undefined && <Card title="The usual fields">
            {original === undefined && <label>Name <input value={policy.name} required
                onInput={e => change({ ...policy, name: e.currentTarget.value })}/></label>}
            <label><input type="checkbox" checked={policy.enabled !== false}
                onChange={e => change({ ...policy, enabled: e.currentTarget.checked })}/> enabled</label>
            <Choice legend="Sources" all={names(situation.sources, tenant)} chosen={policy.source ?? []}
                onToggle={it => change(toggle(policy, 'source', it))}/>
            <Choice legend="Tools" all={names(situation.tools, tenant)} chosen={policy.tool ?? []}
                onToggle={it => change(toggle(policy, 'tool', it))}/>
            <Choice legend="Remove from copies" all={STRIPS} chosen={policy.strip ?? []}
                onToggle={it => change(toggle(policy, 'strip', it))}/>
            <RulesForm rules={policy.rule ?? []} onChange={rule => change({ ...policy, rule })}/>
        </Card>}
        <Card title="Everything, as JSON">
            <textarea aria-label="Policy as JSON" spellcheck={false} rows={22} value={text}
                onInput={e => setText(e.currentTarget.value)}/>
            {'problem' in draft && <Refused of={[draft.problem]}/>}
            <Refused of={refused}/>
            <div class="buttons">
                <button type="button" disabled={isSending || policy === undefined}
                    onClick={() => void (policy && ask({ policy: [policy] }))}>Preview</button>
                <button type="submit" disabled={isSending || policy === undefined}>Apply</button>
                <a class="button quiet" href={original === undefined ? '#/' : policyHref(`${tenant}/${original.name}`)}>
                    Leave as it is</a>
                {original !== undefined && <>
                    <button type="button" class="quiet" disabled={isSending}
                        onClick={() => void ask({ 'delete-policy': [original.name] })}>Preview without it</button>
                    <button type="button" class="danger" disabled={isSending}
                        onClick={() => void send(undefined)}>Delete</button></>}
            </div>
            <p class="hint">The controller checks what you apply, and refuses it with its reasons, changing nothing. The
                last change can be undone.</p>
        </Card>
        {preview !== undefined && <PreviewCard tenant={tenant} preview={preview}/>}
    </form>;
}

function names(of: { tenant: string; name: string }[], tenant: string): string[] {
    return of.filter(it => it.tenant === tenant).map(it => it.name);
}

function Choice({ legend, all, chosen, onToggle }: { legend: string; all: string[]; chosen: string[];
        onToggle: (it: string) => void }) {
    return <fieldset><legend>{legend}</legend>
        {[...new Set([...all, ...chosen])].map(it => <label key={it}>
            <input type="checkbox" checked={chosen.includes(it)} onChange={() => onToggle(it)}/> {it}</label>)}
    </fieldset>;
}
