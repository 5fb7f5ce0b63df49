/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Configurations and states to test with. */

import type { Rate } from '../../main/web/model/rates';
import { situation, type Situation } from '../../main/web/model/situation';
import type { Config, PolicyState, State } from '../../main/web/model/yang';

export const CONFIG: Config = {
    bridge: [{ name: 'br-int', 'datapath-id': '00000000000000a1', role: 'inline' },
        { name: 'br-tap', 'datapath-id': '00000000000000a2', role: 'tap' }],
    tenant: [{
        name: 'demo',
        source: [
            { name: 'vm1', vm: { bridge: 'br-int', 'mac-address': '02:00:00:00:00:01' } },
            { name: 'vm2', vm: { bridge: 'br-int', 'mac-address': '02:00:00:00:00:02' } },
            { name: 'feed0', port: { bridge: 'br-tap', name: 'tap0' }, direction: 'received' },
        ],
        tool: [{ name: 'ids', port: [{ bridge: 'br-tap', name: 'tool0' }] }, { name: 'recorder' }],
        policy: [
            { name: 'web', source: ['vm1', 'vm2'], tool: ['ids', 'recorder'] },
            { name: 'tapped', source: ['feed0'], tool: ['demo/ids'] },
        ],
    }],
};

export const STATE: State = {
    bridge: [{ name: 'br-int', connected: true, 'in-sync': true, flows: 10 },
        { name: 'br-tap', connected: true, 'in-sync': true }],
    tenant: [{
        name: 'demo',
        source: [{ name: 'vm1', state: 'located', bridge: 'br-int' },
            { name: 'vm2', state: 'waiting', reason: 'the switch does not know it' },
            { name: 'feed0', state: 'located', bridge: 'br-tap', port: 'tap0' }],
        tool: [{ name: 'ids', packets: '5', bytes: '500' }, { name: 'recorder', packets: '5', bytes: '500',
            port: [{ bridge: 'br-int', name: 'tool3', sent: '9', lost: '4', reason: 'larger than the MTU' }] }],
        policy: [policy('web', 'active'), { ...policy('tapped', 'failed'), reason: ['no such port'],
            bridge: [{ name: 'br-tap', state: 'failed', reason: ['too many flows'] }] }],
    }],
};

function policy(name: string, state: NonNullable<PolicyState['state']>): PolicyState {
    return { name, state, packets: '10', bytes: '1000' };
}

export const SITUATION = situation(CONFIG, STATE);

/** Many policies of one tenant, each of a source of its own, some of them broken. */
export function many(policies: number, tools: number, broken = 0): Situation {
    const numbers = [...Array(policies).keys()];
    return situation({
        tenant: [{
            name: 't',
            source: numbers.map(i => ({ name: `s${i}`, port: { bridge: `b${i % 4}`, name: 'p' } })),
            tool: [...Array(tools).keys()].map(i => ({ name: `tool${i}` })),
            policy: numbers.map(i => ({ name: `p${i}`, source: [`s${i}`], tool: [`tool${i % tools}`] })),
        }],
    }, { tenant: [{
        name: 't',
        policy: numbers.map(i => ({ name: `p${i}`, state: i < broken ? 'failed' : 'active' })),
    }] });
}

/** A rate of 1000 bit/s of every policy and tool. */
export function steady(): Rate {
    return { packetsPerSecond: 1, bitsPerSecond: 1000 };
}
