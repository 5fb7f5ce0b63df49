/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The YANG model `netvis`, as RESTCONF writes it in JSON (RFC 7951: 64-bit counters are strings). What the page does
 * not look into is unknown.
 */

export interface Config {
    bridge?: BridgeConfig[];
    tenant?: TenantConfig[];
}

export interface BridgeConfig {
    name: string;
    'datapath-id': string;
    role: 'tap' | 'inline';
    'ipv4-address'?: string;
    'controller-rate'?: number;
    'tunnel-port'?: { name: string; type: string; 'udp-port'?: number }[];
}

export interface TenantConfig {
    name: string;
    source?: SourceConfig[];
    tool?: ToolConfig[];
    policy?: PolicyConfig[];
}

export interface SourceConfig {
    name: string;
    port?: { bridge: string; name: string; 'mac-address'?: string[] };
    vm?: { bridge: string; 'mac-address': string };
    direction?: 'received' | 'sent' | 'both';
}

export interface ToolConfig {
    name: string;
    port?: { bridge: string; name: string }[];
}

export interface PolicyConfig {
    name: string;
    enabled?: boolean;
    source?: string[];
    rule?: Rule[];
    strip?: string[];
    tool?: string[];
}

export interface Rule {
    name: string;
    action: 'forward' | 'exclude';
    match?: Match;
}

export interface Match {
    tunnel?: { type: string; vni?: Range[]; key?: Range[]; teid?: Range[] };
    'vn-tag'?: Fields;
    'e-tag'?: Fields;
    payload?: {
        bytes?: { name: string; from: string; offset?: number; value: string; mask?: string }[];
        literal?: { name: string; after: string; text?: string; bytes?: string; within?: number }[];
    };
    eth?: {
        'destination-mac-address'?: string;
        'destination-mac-address-mask'?: string;
        'source-mac-address'?: string;
        'source-mac-address-mask'?: string;
        ethertype?: number;
    };
    vlan?: Tagging;
    cvlan?: Tagging;
    ipv4?: Ip;
    ipv6?: Ip;
    tcp?: L4 & { flags?: string; 'flags-mask'?: string };
    udp?: L4;
    sctp?: L4;
    icmp?: { type?: number; code?: number };
}

export type Range = number | string;
export type Fields = Record<string, unknown>;

export interface Tagging {
    'vlan-id'?: Range[];
    untagged?: [null];
}

export interface Ip {
    dscp?: number;
    protocol?: number;
    ttl?: Range[];
    'destination-ipv4-network'?: string;
    'source-ipv4-network'?: string;
    'destination-ipv6-network'?: string;
    'source-ipv6-network'?: string;
    'flow-label'?: number;
}

export interface L4 {
    'source-port'?: Ports;
    'destination-port'?: Ports;
}

export interface Ports {
    operator?: 'eq' | 'neq' | 'lte' | 'gte';
    port?: number;
    'lower-port'?: number;
    'upper-port'?: number;
}

export interface State {
    'datastore-problem'?: string;
    bridge?: BridgeState[];
    tenant?: TenantState[];
}

export interface BridgeState {
    name: string;
    connected?: boolean;
    'in-sync'?: boolean;
    flows?: number;
    groups?: number;
    'last-change'?: string;
    capability?: { name: string; available?: boolean; reason?: string }[];
    'tunnel-port'?: { name: string; 'ends-tunnels'?: boolean; obstacle?: string }[];
    'controller-path'?: {
        packets?: string;
        limited?: string;
        dropped?: string;
        lost?: string;
        malformed?: { reason: string; packets: string }[];
    };
    error?: string;
}

export interface TenantState {
    name: string;
    source?: SourceState[];
    tool?: ToolState[];
    policy?: PolicyState[];
}

export interface SourceState {
    name: string;
    state?: 'located' | 'waiting';
    reason?: string;
    bridge?: string;
    port?: string;
}

export interface Counted {
    packets?: string;
    bytes?: string;
    'counting-since'?: string;
}

export interface ToolState extends Counted {
    name: string;
    port?: { bridge: string; name: string; sent?: string; lost?: string; reason?: string }[];
}

export type PolicyWord = 'active' | 'partial' | 'failed' | 'disabled' | 'waiting';

export interface PolicyState extends Counted {
    name: string;
    state?: PolicyWord;
    reason?: string[];
    'last-change'?: string;
    bridge?: PolicyPlace[];
}

export interface PolicyPlace {
    name: string;
    state?: 'active' | 'partial' | 'failed' | 'waiting';
    reason?: string[];
    path?: 'switch' | 'controller';
    'path-reason'?: string[];
    'controller-packets'?: string;
    'controller-dropped'?: string;
}
