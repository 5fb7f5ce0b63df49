/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Rates out of counters. The controller reads a switch's counters every few seconds, and the page asks more often: a
 * counter is a staircase. The rate is that of the last step, and zero when no step has come for a while. Pure: whoever
 * calls says what time it is.
 */

import type { Counted } from './yang';
import { count } from './situation';

/** Of counters: at a time in milliseconds. */
export interface Sample {
    at: number;
    /** From when on everything is counted, in the controller's words. */
    since: string;
    packets: number;
    bytes: number;
}

export interface Rate {
    packetsPerSecond: number;
    bitsPerSecond: number;
}

export const NO_RATE: Rate = { packetsPerSecond: 0, bitsPerSecond: 0 };
/** As long as no step can have been seen. Sums with it are not known, either. */
export const UNKNOWN_RATE: Rate = { packetsPerSecond: NaN, bitsPerSecond: NaN };

/** The controller reads counters every 5 s; with what a slow switch and the page's own period add. */
const STEP_MILLIS = 5000;
const QUIET_MILLIS = 9000;
/** Ten minutes of steps. */
const KEPT = 120;

/** What is known of one object: its last value, when that came, and the steps before. */
interface Track {
    /** When it was first seen. */
    since: number;
    steps: Sample[];
    rates: { at: number; rate: Rate }[];
}

/** Histories of the counters of everything, by key. */
export class Rates {
    private readonly tracks = new Map<string, Track>();

    /** Takes what the controller has said at a time. What is no longer there is forgotten. */
    add(at: number, counters: Map<string, Counted>): void {
        for (const key of this.tracks.keys()) {
            if (!counters.has(key)) {
                this.tracks.delete(key);
            }
        }
        for (const [key, counter] of counters) {
            const track = this.tracks.get(key) ?? { since: at, steps: [], rates: [] };
            this.tracks.set(key, track);
            addStep(track, { at, since: counter['counting-since'] ?? '',
                packets: count(counter.packets), bytes: count(counter.bytes) });
        }
    }

    rate(key: string, now: number): Rate {
        const track = this.tracks.get(key);
        const last = track?.rates.at(-1);
        if (track === undefined || (last === undefined && now - track.since < QUIET_MILLIS)) {
            return UNKNOWN_RATE;
        }
        return last === undefined || now - last.at > QUIET_MILLIS ? NO_RATE : last.rate;
    }

    /** {@return the rates of the last ten minutes, the oldest first} */
    history(key: string): readonly { at: number; rate: Rate }[] {
        return this.tracks.get(key)?.rates ?? [];
    }
}

function addStep(track: Track, sample: Sample): void {
    const before = track.steps.at(-1);
    if (before === undefined || sample.packets < before.packets || sample.since !== before.since) {
        // The first, or the controller counts anew, or has found what switches have counted before
        track.steps = [sample];
        return;
    }
    const quiet = sample.at - before.at > QUIET_MILLIS;
    if (sample.packets === before.packets) {
        if (quiet && track.rates.at(-1)?.rate !== NO_RATE) {
            track.rates.push({ at: sample.at, rate: NO_RATE });
        }
        return;
    }
    // After a pause the step began when the counters were read before, not when they last changed
    const seconds = (quiet || track.steps.length < 2 ? STEP_MILLIS : sample.at - before.at) / 1000;
    track.rates.push({ at: sample.at, rate: {
        packetsPerSecond: (sample.packets - before.packets) / seconds,
        bitsPerSecond: (sample.bytes - before.bytes) * 8 / seconds,
    } });
    track.steps = [...track.steps.slice(-1), sample];
    track.rates = track.rates.slice(-KEPT);
}
