/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useState } from 'preact/hooks';
import { matchText } from '../model/rule-text';
import { moved, NO_FIELDS, ruleOf, type RuleFields } from '../model/rule-form';
import type { Rule } from '../model/yang';

/** The rules of a policy that is edited: moved, removed, and added by a form. */
export function RulesForm({ rules, onChange }: { rules: Rule[]; onChange: (rules: Rule[]) => void }) {
    const [fields, setFields] = useState<RuleFields>(NO_FIELDS);
    const text = (key: keyof RuleFields, label: string, hint: string) => <label>{label}
        <input value={fields[key]} placeholder={hint}
            onInput={e => setFields({ ...fields, [key]: e.currentTarget.value.trim() })}/></label>;
    const choice = (key: keyof RuleFields, label: string, of: Record<string, string>) => <label>{label}
        <select value={fields[key]} onChange={e => setFields({ ...fields, [key]: e.currentTarget.value })}>
            {Object.entries(of).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
        </select></label>;
    const add = (): void => {
        onChange([...rules, ruleOf(fields)]);
        setFields(NO_FIELDS);
    };
    return <fieldset class="rules-form"><legend>Rules; the first that matches decides</legend>
        <ol>{rules.map((it, i) => <li key={i}>
            <span>{it.action} {matchText(it.match ?? {})} <small>({it.name})</small></span>
            <span class="moves">
                <button type="button" class="quiet" aria-label={`Rule ${it.name} before`} disabled={i === 0}
                    onClick={() => onChange(moved(rules, i, -1))}>↑</button>
                <button type="button" class="quiet" aria-label={`Rule ${it.name} later`}
                    disabled={i === rules.length - 1} onClick={() => onChange(moved(rules, i, 1))}>↓</button>
                <button type="button" class="quiet" aria-label={`Remove rule ${it.name}`}
                    onClick={() => onChange(rules.filter((_, other) => other !== i))}>✕</button>
            </span></li>)}</ol>
        <details><summary>Add a rule</summary>
            <div class="fields">
                {text('name', 'Name of the rule', 'web')}
                {choice('action', 'Action', { forward: 'forward', exclude: 'exclude' })}
                {text('from', 'From network', '10.0.0.0/8')}
                {text('to', 'To network', '10.1.0.0/16')}
                {choice('protocol', 'Protocol', { '': 'any', tcp: 'TCP', udp: 'UDP', sctp: 'SCTP', icmp: 'ICMP' })}
                {text('port', 'To port', '80 or 1000..2000')}
                {text('vlan', 'VLAN', '100, 200..299')}
                {choice('tunnel', 'In tunnel', { '': 'as it is', vxlan: 'VXLAN', geneve: 'Geneve', gre: 'GRE',
                    'gtp-u': 'GTP-U' })}
                {text('numbers', 'VNI, key or TEID', '5001, 6000..6099')}
            </div>
            <button type="button" disabled={fields.name === ''} onClick={add}>Add rule</button>
            <p class="hint">Other fields, such as payload, tags and flags, go into the JSON.</p>
        </details>
    </fieldset>;
}
