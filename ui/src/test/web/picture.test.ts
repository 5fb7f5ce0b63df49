/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { describe, expect, it } from 'vitest';
import { matrix } from '../../main/web/model/matrix';
import { picture, ROW, worst, type Look, type Picture } from '../../main/web/model/picture';
import { many, SITUATION, steady } from './fabric';

const ALL: Look = { search: '', troubled: false, selected: '', open: '' };

function keys(of: Picture): Record<string, string[]> {
    return Object.fromEntries(Object.entries(of.columns).map(([kind, rows]) => [kind, rows.map(it => it.label)]));
}

describe('the picture', () => {
    it('has sources below their bridges, policies and tools, and a band for each pair', () => {
        const drawn = picture(SITUATION, steady, ALL);
        expect(drawn.headings.map(it => it.label)).toEqual(['br-int', 'br-tap']);
        expect(keys(drawn)).toEqual({ source: ['vm1', 'vm2', 'feed0'], policy: ['tapped', 'web'],
            tool: ['ids', 'recorder'] });
        expect(drawn.bands.map(it => it.key).sort()).toEqual([
            'in source:demo/feed0 policy:demo/tapped', 'in source:demo/vm1 policy:demo/web',
            'in source:demo/vm2 policy:demo/web', 'out policy:demo/tapped tool:demo/ids',
            'out policy:demo/web tool:demo/ids', 'out policy:demo/web tool:demo/recorder']);
    });

    it('has bands as wide as their rate, which sources of one policy share', () => {
        const drawn = picture(SITUATION, key => key === 'policy:demo/web' ? steady()
            : { packetsPerSecond: 0, bitsPerSecond: 0 }, ALL);
        const width = (key: string): number => drawn.bands.find(it => it.key === key)!.width;
        expect(width('in source:demo/vm1 policy:demo/web') * 2).toBe(30);
        expect(width('out policy:demo/web tool:demo/ids')).toBe(15);
        expect(width('in source:demo/feed0 policy:demo/tapped')).toBe(1.5);
    });

    it('never has bands beside the row that they belong to', () => {
        const drawn = picture(many(60, 1), steady, ALL);
        const rows = Object.values(drawn.columns).flat();
        for (const band of drawn.bands) {
            for (const top of [band.fromTop, band.toTop]) {
                expect(rows.some(it => it.top < top && top < it.top + ROW)).toBe(true);
            }
        }
    });

    it.each([
        ['web', ['web'], ['vm1', 'vm2']], ['FEED', ['tapped'], ['feed0']], ['recorder', ['web'], ['vm1', 'vm2']],
        ['nobody', [], []],
    ])('leaves what has the search in its names: %s', (search, policies, sources) => {
        const drawn = picture(SITUATION, steady, { ...ALL, search });
        expect(keys(drawn)).toMatchObject({ policy: policies, source: sources });
        expect([drawn.found, drawn.total]).toEqual([policies.length, 2]);
    });

    it('leaves what is not well', () => {
        expect(keys(picture(SITUATION, steady, { ...ALL, troubled: true }))).toEqual({ policy: ['tapped'],
            source: ['vm2', 'feed0'], tool: ['ids', 'recorder'] });
    });

    it('dims what has nothing to do with the selected', () => {
        const dim = (selected: string): string[] => Object.values(
            picture(SITUATION, steady, { ...ALL, selected }).columns).flat().filter(it => it.dim).map(it => it.key);
        expect(dim('source:demo/feed0')).toEqual(['source:demo/vm1', 'source:demo/vm2', 'policy:demo/web',
            'tool:demo/recorder']);
        expect(dim('tool:demo/recorder')).toEqual(['source:demo/feed0', 'policy:demo/tapped']);
        expect(dim('')).toEqual([]);
    });

    it('groups policies when there are many, and shows those in trouble one by one', () => {
        const drawn = picture(many(500, 8, 3), steady, ALL);
        expect(drawn.columns.policy.length).toBe(3 + 8);
        expect(drawn.columns.policy.slice(0, 3).map(it => [it.label, it.health])).toEqual([['p0', 'broken'],
            ['p1', 'broken'], ['p2', 'broken']]);
        expect(drawn.columns.policy[3]).toMatchObject({ isGroup: true, label: '63 policies',
            detail: 'to tool3' });
        expect(new Set(drawn.columns.policy.flatMap(it => it.ids)).size).toBe(500);
        expect(drawn.columns.source.length).toBe(12 + 4);
        expect(drawn.height).toBeLessThan(1000);
    });

    it('makes no group of one', () => {
        const { policy } = picture(many(40, 36), steady, ALL).columns;
        expect(policy.filter(it => it.isGroup).map(it => it.label)).toEqual(Array(4).fill('2 policies'));
        expect(policy.length).toBe(36);
    });

    it('groups coarsely when finer groups would be too many', () => {
        expect(picture(many(500, 200), steady, ALL).columns.policy)
            .toMatchObject([{ label: '500 policies', detail: 'of t' }]);
    });

    it('shows the members of a group that is open, and the one that is selected', () => {
        const group = picture(many(100, 2), steady, ALL).columns.policy[0]!;
        const open = picture(many(100, 2), steady, { ...ALL, open: group.key }).columns.policy;
        expect(open.filter(it => !it.isGroup).length).toBe(50);
        const selected = picture(many(100, 2), steady, { ...ALL, selected: 'policy:t/p42' }).columns.policy;
        expect(selected.filter(it => !it.isGroup).map(it => it.key)).toEqual(['policy:t/p42']);
        expect(selected.filter(it => it.isGroup).every(it => it.dim)).toBe(true);
    });

    it('is empty when there is nothing', () => {
        expect(picture({ bridges: [], sources: [], policies: [], tools: [], tenants: [], datastoreProblem: undefined },
            steady, ALL)).toMatchObject({ bands: [], total: 0, found: 0 });
    });
});

describe('the matrix', () => {
    it('says how much of a source a tool may see at most, and where that is exact', () => {
        const drawn = picture(SITUATION, steady, ALL);
        const { cells } = matrix(drawn.columns.source, drawn.columns.tool, SITUATION.policies, steady);
        expect(cells.map(row => row.map(it => it && [it.policies, it.bitsPerSecond, it.isExact, it.health]))).toEqual([
            [[['demo/web'], 1000, false, 'ok'], [['demo/web'], 1000, false, 'ok']],
            [[['demo/web'], 1000, false, 'ok'], [['demo/web'], 1000, false, 'ok']],
            [[['demo/tapped'], 1000, true, 'broken'], undefined],
        ]);
    });

    it('leaves out what no policy joins with anything', () => {
        const drawn = picture(SITUATION, steady, ALL);
        const tapped = SITUATION.policies.filter(it => it.name === 'tapped');
        const { sources, tools, cells } = matrix(drawn.columns.source, drawn.columns.tool, tapped, steady);
        expect([sources.map(it => it.label), tools.map(it => it.label), cells.length, cells[0]?.length])
            .toEqual([['feed0'], ['ids'], 1, 1]);
    });
});

it('the worst of several is what is most urgent', () => {
    expect(worst(['ok', 'waiting', 'off'])).toBe('waiting');
    expect(worst(['off', 'ok'])).toBe('ok');
    expect(worst([])).toBe('off');
});
