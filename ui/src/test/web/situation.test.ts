/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { describe, expect, it } from 'vitest';
import { isSame, parseDraft, toggle } from '../../main/web/model/draft';
import { beforehand, between } from '../../main/web/model/events';
import { compareNames, count, counters, situation } from '../../main/web/model/situation';
import { CONFIG, SITUATION, STATE } from './fabric';

describe('the situation', () => {
    it('joins what is wanted with how it is', () => {
        expect(SITUATION.policies.map(it => [it.id, it.health, it.sources, it.tools])).toEqual([
            ['demo/tapped', 'broken', ['demo/feed0'], ['demo/ids']],
            ['demo/web', 'ok', ['demo/vm1', 'demo/vm2'], ['demo/ids', 'demo/recorder']],
        ]);
        expect(SITUATION.sources.map(it => [it.name, it.bridge, it.health])).toEqual([
            ['feed0', 'br-tap', 'ok'], ['vm1', 'br-int', 'ok'], ['vm2', 'br-int', 'waiting']]);
    });

    it('has the reasons in the words of the controller', () => {
        expect(SITUATION.policies[0]?.reasons).toEqual(['no such port', 'br-tap: too many flows']);
        expect(SITUATION.tools[1]?.reasons)
            .toEqual(['br-int tool3: 4 of 9 copies have not left: larger than the MTU']);
        expect(SITUATION.tools[1]?.health).toBe('partial');
    });

    it('shows what is in the configuration or in the state alone', () => {
        expect(situation(CONFIG, {}).policies.map(it => it.health)).toEqual(['unknown', 'unknown']);
        expect(situation({}, STATE).policies.map(it => [it.id, it.sources])).toEqual([['demo/tapped', []],
            ['demo/web', []]]);
        expect(situation({}, {}).policies).toEqual([]);
    });

    it('says of a switch that is away that it is broken, and of tools that are only there', () => {
        const away = situation(CONFIG, { ...STATE, bridge: [{ name: 'br-tap', connected: false, 'in-sync': false }] });
        expect(away.bridges[1]).toMatchObject({ health: 'broken', reasons: ['The switch is not connected.'] });
        expect(away.tools[0]).toMatchObject({ health: 'broken',
            reasons: ['br-tap tool0: the switch is not connected'] });
        expect(away.bridges[0]?.health).toBe('unknown');
    });

    it('orders names with numbers by their numbers', () => {
        expect(['vm10', 'vm9', 'vm1'].sort(compareNames)).toEqual(['vm1', 'vm9', 'vm10']);
    });

    it('has counters of 64 bits as numbers', () => {
        expect(count(undefined)).toBe(0);
        expect(count('9007199254740991')).toBe(9007199254740991);
        expect([...counters(SITUATION).keys()]).toEqual(['policy:demo/tapped', 'policy:demo/web', 'tool:demo/ids',
            'tool:demo/recorder']);
    });
});

describe('events', () => {
    it('are none when nothing has changed but counters', () => {
        const later = structuredClone(STATE);
        later.tenant![0]!.policy![0]!.packets = '99';
        later.tenant![0]!.tool![1]!.port![0]!.lost = '5';
        expect(between(SITUATION, situation(CONFIG, later), 1)).toEqual([]);
    });

    it('tell what state something has now, and why', () => {
        const later = structuredClone(STATE);
        Object.assign(later.tenant![0]!.policy![0]!, { state: 'waiting', reason: ['a port is missing'] });
        Object.assign(later.bridge![0]!, { connected: false });
        expect(between(SITUATION, situation(CONFIG, later), 7)).toEqual([
            { at: 7, subject: 'policy:demo/web', text: 'waiting', health: 'waiting', reasons: ['a port is missing'] },
            { at: 7, subject: 'bridge:br-int', text: 'not connected', health: 'broken',
                reasons: ['The switch is not connected.'] },
        ]);
    });

    it('tell what came and what went', () => {
        const config = structuredClone(CONFIG);
        const state = structuredClone(STATE);
        config.tenant![0]!.policy!.shift();
        state.tenant![0]!.policy!.shift();
        const less = situation(config, state);
        expect(between(SITUATION, less, 1).map(it => [it.subject, it.text])).toEqual([['policy:demo/web',
            'was removed']]);
        expect(between(less, SITUATION, 1).map(it => [it.subject, it.text])).toEqual([['policy:demo/web',
            'is there; active']]);
    });

    it('before the page was opened are those that the controller remembers, newest first', () => {
        const state = structuredClone(STATE);
        state.tenant![0]!.policy![0]!['last-change'] = '2026-01-01T00:00:00Z';
        state.bridge![0]!['last-change'] = '2026-01-02T00:00:00Z';
        expect(beforehand(situation(CONFIG, state)).map(it => [it.at, it.subject])).toEqual([
            [Date.UTC(2026, 0, 2), 'bridge:br-int'], [Date.UTC(2026, 0, 1), 'policy:demo/web']]);
    });
});

describe('a draft', () => {
    it('is a policy with a name, or says what is wrong', () => {
        expect(parseDraft('{"name": "web"}')).toEqual({ policy: { name: 'web' } });
        expect(parseDraft('{"name": ')).toMatchObject({
            problem: expect.stringContaining('this is no JSON') as string });
        for (const text of ['[]', 'null', '"web"', '{}', '{"name": 1}']) {
            expect(parseDraft(text)).toEqual({ problem: 'a policy is an object with a name, such as {"name": "web"}' });
        }
    });

    it('has entries put in and taken out, and no empty lists', () => {
        const once = toggle({ name: 'p', source: ['a'] }, 'source', 'b');
        expect(once.source).toEqual(['a', 'b']);
        expect(toggle(toggle(once, 'source', 'a'), 'source', 'b')).toEqual({ name: 'p' });
        expect(toggle({ name: 'p' }, 'strip', 'vlan')).toEqual({ name: 'p', strip: ['vlan'] });
    });

    it('is the same in whatever order its fields are, not its rules', () => {
        expect(isSame({ name: 'p', source: ['a'] }, { source: ['a'], name: 'p' })).toBe(true);
        expect(isSame({ name: 'p', source: ['a', 'b'] }, { name: 'p', source: ['b', 'a'] })).toBe(false);
        expect(isSame(undefined, undefined)).toBe(true);
        expect(isSame(undefined, { name: 'p' })).toBe(false);
    });
});
