/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useRef } from 'preact/hooks';
import type UPlot from 'uplot';
import type { View } from '../live/live';
import { bits, packetRate } from '../model/units';

const HEIGHT = 180;
const SHOWN_SECONDS = 600;
const SHOWN_AT_FIRST = 60;

/** A rate over the last ten minutes, as far as the page has been open. */
export function Chart({ view, counter }: { view: View; counter: string }) {
    const box = useRef<HTMLDivElement>(null);
    const plot = useRef<UPlot>();
    const history = view.history(counter);
    const data: UPlot.AlignedData = [history.map(it => it.at / 1000), history.map(it => it.rate.bitsPerSecond),
        history.map(it => it.rate.packetsPerSecond)];
    const latest = useRef(data);
    latest.current = data;
    useEffect(() => {
        const target = box.current!;
        let gone = false;
        // Not in the first view, which needs no chart
        void Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]).then(([{ default: Plot }]) => {
            if (!gone) {
                plot.current = new Plot(options(target, () => latest.current), latest.current, target);
            }
        });
        const observer = new ResizeObserver(([it]) =>
            plot.current?.setSize({ width: it!.contentRect.width, height: HEIGHT }));
        observer.observe(target);
        return () => {
            gone = true;
            observer.disconnect();
            plot.current?.destroy();
        };
    }, [counter]);
    useEffect(() => plot.current?.setData(data), [history.length, history.at(-1)?.at]);
    const last = history.at(-1)?.rate;
    return <div ref={box} class="chart" role="img" aria-label={last === undefined ? 'No rate has been seen yet'
        : `Rate over the last ten minutes, now ${bits(last.bitsPerSecond)}, ${packetRate(last.packetsPerSecond)}`}>
        {history.length === 0 && <p class="hint">The chart begins with the next packets that are counted.</p>}
    </div>;
}

function options(target: HTMLElement, latest: () => UPlot.AlignedData): UPlot.Options {
    const color = (name: string): string => resolve(target, name);
    const axis = { stroke: color('--muted'), grid: { stroke: color('--line'), width: 1 },
        ticks: { stroke: color('--line'), width: 1 } };
    return {
        width: target.clientWidth, height: HEIGHT, legend: { show: false }, cursor: { show: false },
        scales: { x: { time: true, range: () => {
            const now = Date.now() / 1000;
            return [Math.max(now - SHOWN_SECONDS, Math.min(now - SHOWN_AT_FIRST, latest()[0][0] ?? now)), now];
        } }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
        axes: [
            { ...axis, values: (_, of) => of.map(it => new Date(it * 1000).toLocaleTimeString('en-GB')) },
            { ...axis, size: 90, values: (_, of) => of.map(bits) },
        ],
        series: [{}, { stroke: color('--accent'), width: 2 }],
    };
}

/** A canvas knows no light-dark(). */
function resolve(target: HTMLElement, name: string): string {
    const probe = target.appendChild(document.createElement('i'));
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
}
