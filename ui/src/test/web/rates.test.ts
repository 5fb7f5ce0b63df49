/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { describe, expect, it } from 'vitest';
import { NO_RATE, Rates, UNKNOWN_RATE } from '../../main/web/model/rates';

function counters(packets: number, bytes = packets * 100) {
    return new Map([['policy:demo/web', { packets: String(packets), bytes: String(bytes) }]]);
}

/** The controller's counters as the page sees them: asked each second, new every five. */
function staircase(rates: Rates, from: number, seconds: number, perStep: number): void {
    for (let second = 0; second <= seconds; second++) {
        rates.add(from + second * 1000, counters(Math.floor(second / 5) * perStep));
    }
}

describe('rates', () => {
    it('are those of the last step of a counter', () => {
        const rates = new Rates();
        staircase(rates, 0, 22, 50);
        expect(rates.rate('policy:demo/web', 22_000)).toEqual({ packetsPerSecond: 10, bitsPerSecond: 8000 });
    });

    it('are the same at each second between two steps', () => {
        const rates = new Rates();
        staircase(rates, 0, 20, 50);
        for (let at = 20_000; at < 25_000; at += 1000) {
            expect(rates.rate('policy:demo/web', at).packetsPerSecond).toBe(10);
        }
    });

    it('are zero when no step has come for a while', () => {
        const rates = new Rates();
        staircase(rates, 0, 20, 50);
        expect(rates.rate('policy:demo/web', 29_001)).toEqual(NO_RATE);
    });

    it('are not known before a step can have been seen, and zero when none comes', () => {
        const rates = new Rates();
        rates.add(0, counters(1_000_000));
        expect(rates.rate('policy:demo/web', 8000)).toEqual(UNKNOWN_RATE);
        expect(rates.rate('policy:demo/web', 9000)).toEqual(NO_RATE);
        expect(rates.rate('policy:demo/other', 9000)).toEqual(UNKNOWN_RATE);
    });

    it('after a pause are not spread over the pause', () => {
        const rates = new Rates();
        staircase(rates, 0, 20, 50);
        for (let at = 21_000; at < 60_000; at += 1000) {
            rates.add(at, counters(200));
        }
        rates.add(60_000, counters(300));
        expect(rates.rate('policy:demo/web', 60_000).packetsPerSecond).toBe(20);
    });

    it('are never negative when the controller counts anew', () => {
        const rates = new Rates();
        staircase(rates, 0, 20, 50);
        rates.add(21_000, counters(3));
        rates.add(26_000, counters(13));
        expect(rates.rate('policy:demo/web', 26_000).packetsPerSecond).toBe(2);
    });

    it('are zero of what a controller that has started finds counted', () => {
        const rates = new Rates();
        const found = (since: string, packets: number) => new Map([['tool:t', { packets: String(packets), bytes: '0',
            'counting-since': since }]]);
        rates.add(0, found('2026-01-02T00:00:00Z', 0));
        rates.add(1000, found('2026-01-01T00:00:00Z', 1_000_000));
        expect(rates.rate('tool:t', 1000)).toEqual(UNKNOWN_RATE);
    });

    it('keep a history in which pauses are zero', () => {
        const rates = new Rates();
        staircase(rates, 0, 10, 50);
        for (let at = 11_000; at < 40_000; at += 1000) {
            rates.add(at, counters(100));
        }
        expect(rates.history('policy:demo/web').map(it => it.rate.packetsPerSecond)).toEqual([10, 10, 0]);
    });

    it('forget what is gone', () => {
        const rates = new Rates();
        staircase(rates, 0, 20, 50);
        rates.add(21_000, new Map());
        expect(rates.history('policy:demo/web')).toEqual([]);
        expect(rates.rate('policy:demo/web', 21_000)).toEqual(UNKNOWN_RATE);
    });
});
