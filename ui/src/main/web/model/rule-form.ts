/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** The fields that most rules have, as a form asks for them. What is wrong with them the controller says. Pure. */

import type { Ip, L4, Match, Range, Rule } from './yang';

/** As typed; empty: not asked for. */
export interface RuleFields {
    name: string;
    action: Rule['action'];
    from: string;
    to: string;
    protocol: '' | 'tcp' | 'udp' | 'sctp' | 'icmp';
    port: string;
    vlan: string;
    tunnel: '' | 'vxlan' | 'geneve' | 'gre' | 'gtp-u';
    /** VNIs, GRE keys or TEIDs. */
    numbers: string;
}

export const NO_FIELDS: RuleFields = { name: '', action: 'forward', from: '', to: '', protocol: '', port: '', vlan: '',
    tunnel: '', numbers: '' };

const NUMBERS = { vxlan: 'vni', geneve: 'vni', gre: 'key', 'gtp-u': 'teid' } as const;

/** {@return the rule that the fields say} */
export function ruleOf(fields: RuleFields): Rule {
    const match: Match = { ...tunnel(fields), ...network(fields), ...transport(fields), ...vlan(fields) };
    return { name: fields.name, action: fields.action, ...Object.keys(match).length === 0 ? {} : { match } };
}

function tunnel({ tunnel: type, numbers }: RuleFields): Match {
    return type === '' ? {} : { tunnel: { type, ...numbers === '' ? {} : { [NUMBERS[type]]: ranges(numbers) } } };
}

function network({ from, to }: RuleFields): Match {
    if (from === '' && to === '') {
        return {};
    }
    const family = `${from}${to}`.includes(':') ? 'ipv6' : 'ipv4';
    const ip: Ip = {
        ...from === '' ? {} : { [`source-${family}-network`]: prefix(from, family) },
        ...to === '' ? {} : { [`destination-${family}-network`]: prefix(to, family) },
    };
    return { [family]: ip };
}

/** One address is a prefix of all of its bits. */
function prefix(text: string, family: 'ipv4' | 'ipv6'): string {
    return text.includes('/') ? text : `${text}/${family === 'ipv4' ? 32 : 128}`;
}

function transport({ protocol, port }: RuleFields): Match {
    if (protocol === '' || protocol === 'icmp') {
        return protocol === '' ? {} : { icmp: {} };
    }
    const [low, high] = port.split(/\.\.|-/).map(Number);
    const header: L4 = port === '' ? {} : { 'destination-port': high === undefined ? { operator: 'eq', port: low! }
        : { 'lower-port': low!, 'upper-port': high } };
    return { [protocol]: header };
}

function vlan({ vlan: ids }: RuleFields): Match {
    return ids === '' ? {} : { vlan: { 'vlan-id': ranges(ids) } };
}

/** "5001, 6000..6099" -> [5001, "6000..6099"] */
function ranges(text: string): Range[] {
    return text.split(',').map(it => it.trim()).filter(it => it !== '')
        .map(it => /^\d+$/.test(it) ? Number(it) : it.replace(/\s*(\.\.|-)\s*/, '..'));
}

/** {@return the rules with one moved by so many places, and left where it is at the ends} */
export function moved(rules: Rule[], index: number, by: number): Rule[] {
    const to = Math.min(rules.length - 1, Math.max(0, index + by));
    const rest = rules.filter((_, i) => i !== index);
    return [...rest.slice(0, to), rules[index]!, ...rest.slice(to)];
}
