/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** A rule as a sentence that a person reads. Pure. */

import type { Fields, Ip, L4, Match, PolicyConfig, Ports, Range, Rule, Tagging } from './yang';

/** {@return what a rule says, such as "forward TCP to port 80, in VXLAN with VNI 5001"} */
export function ruleText(rule: Rule): string {
    return `${rule.action} ${matchText(rule.match ?? {})}`;
}

/** {@return what a match selects; "everything" if it asks for nothing} */
export function matchText(match: Match): string {
    const inner = [
        ...network(match), ...transport(match), ...ethernet(match), ...tags(match), ...payload(match),
    ];
    const what = inner.length > 0 ? inner.join(', ') : match.tunnel === undefined ? 'everything' : 'everything carried';
    return match.tunnel === undefined ? what : `${what}, in ${tunnel(match.tunnel)}`;
}

function network(match: Match): string[] {
    return [...ip('IPv4', match.ipv4), ...ip('IPv6', match.ipv6)];
}

function ip(name: string, header: Ip | undefined): string[] {
    if (header === undefined) {
        return [];
    }
    const from = header['source-ipv4-network'] ?? header['source-ipv6-network'];
    const to = header['destination-ipv4-network'] ?? header['destination-ipv6-network'];
    return [[name, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' '),
        ...given('protocol', header.protocol), ...given('DSCP', header.dscp), ...ranges('TTL', header.ttl),
        ...given('flow label', header['flow-label'])];
}

function transport(match: Match): string[] {
    const flags = match.tcp?.flags;
    const mask = match.tcp?.['flags-mask'];
    return [
        ...l4('TCP', match.tcp), ...l4('UDP', match.udp), ...l4('SCTP', match.sctp),
        ...(flags === undefined && mask === undefined ? [] : [`flags ${flags || 'none'}`
            + (mask === undefined ? '' : ` of ${mask}`)]),
        ...(match.icmp === undefined ? [] : [[match.ipv6 === undefined ? 'ICMP' : 'ICMPv6',
            ...given('type', match.icmp.type), ...given('code', match.icmp.code)].join(' ')]),
    ];
}

function l4(name: string, header: L4 | undefined): string[] {
    return header === undefined ? [] : [[name, ports('from', header['source-port']),
        ports('to', header['destination-port'])].filter(Boolean).join(' ')];
}

const OPERATORS = { eq: 'port', neq: 'any port but', lte: 'port up to', gte: 'port from' } as const;

function ports(word: string, of: Ports | undefined): string {
    if (of?.['lower-port'] !== undefined) {
        return `${word} ports ${of['lower-port']} to ${of['upper-port']}`;
    }
    return of?.port === undefined ? '' : `${word} ${OPERATORS[of.operator ?? 'eq']} ${of.port}`;
}

function ethernet(match: Match): string[] {
    const eth = match.eth ?? {};
    const mask = (of: string | undefined): string => of === undefined ? '' : `/${of}`;
    return [
        ...(eth['source-mac-address'] === undefined ? []
            : [`from MAC ${eth['source-mac-address']}${mask(eth['source-mac-address-mask'])}`]),
        ...(eth['destination-mac-address'] === undefined ? []
            : [`to MAC ${eth['destination-mac-address']}${mask(eth['destination-mac-address-mask'])}`]),
        ...(eth.ethertype === undefined ? [] : [`ethertype 0x${eth.ethertype.toString(16).padStart(4, '0')}`]),
    ];
}

function tags(match: Match): string[] {
    return [...vlan('VLAN', 'no VLAN tag', match.vlan), ...vlan('second VLAN', 'no second VLAN tag', match.cvlan),
        ...fields('VN-tag', match['vn-tag']), ...fields('E-TAG', match['e-tag'])];
}

function vlan(name: string, none: string, tagging: Tagging | undefined): string[] {
    return tagging?.untagged !== undefined ? [none] : ranges(name, tagging?.['vlan-id']);
}

function fields(name: string, of: Fields | undefined): string[] {
    const text = (value: unknown): string => Array.isArray(value) ? value.map(range).join(', ') : String(value);
    return of === undefined ? [] : [[name, ...Object.entries(of).map(([field, value]) =>
        `${field.replaceAll('-', ' ')} ${text(value)}`)].join(' ')];
}

function payload(match: Match): string[] {
    return [
        ...(match.payload?.bytes ?? []).map(it => `bytes ${it.value}${it.mask === undefined ? '' : ` of ${it.mask}`}`
            + ` at ${it.offset ?? 0} of ${it.from}`),
        ...(match.payload?.literal ?? []).map(it => `${it.text === undefined ? `bytes ${it.bytes}` : `"${it.text}"`}`
            + ` in ${it.within ?? 1500} bytes after ${it.after}`),
    ];
}

const TUNNELS: Record<string, string> = { vxlan: 'VXLAN', geneve: 'Geneve', gre: 'GRE', 'gtp-u': 'GTP-U' };

function tunnel(of: NonNullable<Match['tunnel']>): string {
    const numbers = [...ranges('VNI', of.vni), ...ranges('key', of.key), ...ranges('TEID', of.teid)];
    return [TUNNELS[of.type] ?? of.type, ...numbers].join(' ');
}

function given(name: string, value: number | undefined): string[] {
    return value === undefined ? [] : [`${name} ${value}`];
}

function ranges(name: string, values: Range[] | undefined): string[] {
    return values === undefined || values.length === 0 ? [] : [`${name} ${values.map(range).join(', ')}`];
}

function range(value: unknown): string {
    return String(value).replace('..', ' to ');
}

const STRIPS: Record<string, string> = { ...TUNNELS, 'vn-tag': 'VN-tag', 'e-tag': 'E-TAG', vlan: 'the VLAN tag',
    qinq: 'both VLAN tags', mpls: 'the MPLS labels', 'mpls-ip': 'the MPLS labels in front of IP' };

/** {@return how copies look, such as "without VXLAN"} */
export function stripText(policy: PolicyConfig): string {
    const strip = policy.strip ?? [];
    return strip.length === 0 ? 'as they are' : `without ${strip.map(it => STRIPS[it] ?? it).join(', ')}`;
}
