/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { describe, expect, it } from 'vitest';
import { moved, NO_FIELDS, ruleOf, type RuleFields } from '../../main/web/model/rule-form';
import type { Rule } from '../../main/web/model/yang';

const NAMED: RuleFields = { ...NO_FIELDS, name: 'r' };

describe('a form for a rule', () => {
    it('without fields is a rule for everything', () => {
        expect(ruleOf(NAMED)).toEqual({ name: 'r', action: 'forward' });
    });

    it('has what most rules have', () => {
        expect(ruleOf({ name: 'web', action: 'exclude', from: '10.0.0.1', to: '10.1.0.0/16', protocol: 'tcp',
            port: '80', vlan: '100, 200..299', tunnel: 'vxlan', numbers: '5001,6000-6099' })).toEqual({
            name: 'web', action: 'exclude', match: {
                tunnel: { type: 'vxlan', vni: [5001, '6000..6099'] },
                ipv4: { 'source-ipv4-network': '10.0.0.1/32', 'destination-ipv4-network': '10.1.0.0/16' },
                tcp: { 'destination-port': { operator: 'eq', port: 80 } },
                vlan: { 'vlan-id': [100, '200..299'] },
            },
        });
    });

    it.each<[Partial<RuleFields>, Rule['match']]>([
        [{ to: '2001:db8::1' }, { ipv6: { 'destination-ipv6-network': '2001:db8::1/128' } }],
        [{ protocol: 'udp', port: '1000..2000' },
            { udp: { 'destination-port': { 'lower-port': 1000, 'upper-port': 2000 } } }],
        [{ protocol: 'sctp' }, { sctp: {} }], [{ protocol: 'icmp', port: '80' }, { icmp: {} }],
        [{ tunnel: 'gre', numbers: '7' }, { tunnel: { type: 'gre', key: [7] } }],
        [{ tunnel: 'gtp-u' }, { tunnel: { type: 'gtp-u' } }], [{ vlan: 'x' }, { vlan: { 'vlan-id': ['x'] } }],
    ])('asks for %j', (fields, match) => {
        expect(ruleOf({ ...NAMED, ...fields }).match).toEqual(match);
    });
});

it('rules are moved, and not beyond the ends', () => {
    const rules: Rule[] = ['a', 'b', 'c'].map(name => ({ name, action: 'forward' }));
    const names = (of: Rule[]): string => of.map(it => it.name).join('');
    expect([[0, 1], [2, -1], [0, -1], [2, 1]].map(([index, by]) => names(moved(rules, index!, by!))))
        .toEqual(['bac', 'acb', 'abc', 'abc']);
});
