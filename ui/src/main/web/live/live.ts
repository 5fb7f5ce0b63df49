/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Asks the controller every second, and tells whoever listens. */

import { beforehand, between, type Happening } from '../model/events';
import { Rates, type Rate } from '../model/rates';
import { counters, situation, type Situation } from '../model/situation';
import type { Config, State } from '../model/yang';
import { Refusal, type Restconf } from './restconf';

const PERIOD_MILLIS = 1000;
/** While nobody looks. */
const HIDDEN_PERIOD_MILLIS = 5000;
/** The configuration of others is seen so late; one's own at once. */
const CONFIG_MILLIS = 5000;
/** A controller that starts or stops knows no user for a while. */
const LOGOUT_MILLIS = 90_000;
const EVENTS_KEPT = 500;

/** What is known of the controller now. */
export interface View {
    /** Undefined until it has answered. */
    situation: Situation | undefined;
    /** When it last answered, in milliseconds. */
    answeredAt: number;
    /** Why it does not answer, and since when. */
    away: { since: number; why: string } | undefined;
    rateOf: (key: string) => Rate;
    history: Rates['history'];
    happenings: readonly Happening[];
}

export class Live {
    private readonly rates = new Rates();
    private readonly listeners = new Set<() => void>();
    private config: Config | undefined;
    private configAt = 0;
    private timer: number | undefined;
    private stopped = false;
    private asking: Promise<void> | undefined;

    view: View = {
        situation: undefined, answeredAt: 0, away: undefined, happenings: [],
        // As it was when the controller answered last; how long ago that is stands above
        rateOf: key => this.rates.rate(key, this.view.away === undefined ? Date.now() : this.view.answeredAt),
        history: key => this.rates.history(key),
    };

    constructor(private readonly restconf: Restconf, private readonly onLogout: () => void) {
        document.addEventListener('visibilitychange', this.askSoon);
        void this.run();
    }

    stop(): void {
        this.stopped = true;
        clearTimeout(this.timer);
        document.removeEventListener('visibilitychange', this.askSoon);
    }

    subscribe(listener: () => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    /** Asks now, for the configuration too, as it was changed from here. */
    async refresh(): Promise<void> {
        await this.asking;
        this.configAt = 0;
        await this.ask();
    }

    private readonly askSoon = (): void => {
        if (!document.hidden && !this.stopped) {
            clearTimeout(this.timer);
            void this.run();
        }
    };

    private async run(): Promise<void> {
        const begun = Date.now();
        await (this.asking ??= this.ask().finally(() => {
            this.asking = undefined;
        }));
        if (!this.stopped) {
            const period = document.hidden ? HIDDEN_PERIOD_MILLIS : PERIOD_MILLIS;
            clearTimeout(this.timer);
            this.timer = window.setTimeout(() => void this.run(), Math.max(100, begun + period - Date.now()));
        }
    }

    private async ask(): Promise<void> {
        try {
            const state = await this.restconf.state();
            if (this.config === undefined || Date.now() - this.configAt > CONFIG_MILLIS) {
                this.config = await this.restconf.config();
                this.configAt = Date.now();
            }
            this.take(this.config, state);
        } catch (e) {
            this.lose(e);
            if (e instanceof Refusal && e.status === 401 && Date.now() - this.view.away!.since > LOGOUT_MILLIS) {
                this.onLogout();
                return;
            }
        }
        this.listeners.forEach(it => it());
    }

    private take(config: Config, state: State): void {
        const now = Date.now();
        const before = this.view.situation;
        const next = situation(config, state);
        this.rates.add(now, counters(next));
        const news = before === undefined ? beforehand(next) : between(before, next, now);
        const back: Happening[] = this.view.away === undefined ? []
            : [{ at: now, subject: 'controller', text: 'answers again', health: 'ok', reasons: [] }];
        this.view = { ...this.view, situation: next, answeredAt: now, away: undefined,
            happenings: this.happenings([...news, ...back]) };
    }

    private lose(e: unknown): void {
        const why = e instanceof Refusal ? e.sentences.join(' ')
            : e instanceof DOMException && e.name === 'TimeoutError' ? 'no answer within 5 s' : 'no connection';
        const left: Happening[] = this.view.away !== undefined ? []
            : [{ at: Date.now(), subject: 'controller', text: 'does not answer', health: 'broken', reasons: [why] }];
        this.view = { ...this.view, happenings: this.happenings(left),
            away: { since: this.view.away?.since ?? (this.view.answeredAt || Date.now()), why } };
    }

    private happenings(news: Happening[]): readonly Happening[] {
        return news.length === 0 ? this.view.happenings : [...news, ...this.view.happenings].slice(0, EVENTS_KEPT);
    }
}
