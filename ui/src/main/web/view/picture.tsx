/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ROW, type Band, type Heading, type Kind, type Look, type Picture, type Row } from '../model/picture';
import { bits } from '../model/units';
import { Sign } from './parts';

type To = (change: Record<string, string>) => string;

const KINDS: [Kind, string][] = [['source', 'Sources'], ['policy', 'Policies'], ['tool', 'Tools']];
/** How much of the width a column takes; the bands have the rest. */
const COLUMN = 0.25;
const NARROW_COLUMN = 0.29;
const NARROW = 600;
/** Where there is little room between columns, wide bands would turn back on themselves. */
const NARROW_BAND = .4;

export function PictureView({ picture, look, to, select }: { picture: Picture; look: Look; to: To;
        select: (key: string) => string }) {
    const box = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(0);
    useEffect(() => {
        const observer = new ResizeObserver(([it]) => setWidth(it!.contentRect.width));
        observer.observe(box.current!);
        return () => observer.disconnect();
    }, []);
    const column = width * (width < NARROW ? NARROW_COLUMN : COLUMN);
    const left: Record<Kind, number> = { source: 0, policy: (width - column) / 2, tool: width - column };
    return <section class="card picture" aria-label="Sources, policies and tools">
        <div ref={box} class="drawing" style={{ height: `${picture.height + 28}px` }} onKeyDown={move}>
            {KINDS.map(([kind, name]) => <h2 key={kind} style={{ left: `${left[kind]}px`, width: `${column}px` }}>
                {name}</h2>)}
            <svg width={width} height={picture.height} aria-hidden="true">
                {picture.bands.map(it => <BandPath key={it.key} band={it} column={column} left={left}
                    scale={width < NARROW ? NARROW_BAND : 1}/>)}
            </svg>
            {KINDS.map(([kind, name]) => <div key={kind} class="column" data-kind={kind} role="group" aria-label={name}
                style={{ left: `${left[kind]}px`, width: `${column}px` }}>
                {kind === 'source' && picture.headings.map(it => <HeadingLine key={it.label} of={it}/>)}
                {picture.columns[kind].map(it => <RowLink key={it.key} row={it} look={look} select={select} to={to}/>)}
            </div>)}
            {picture.found === 0 && <p class="nothing">No policy {look.troubled ? 'that is not well ' : ''}
                {look.search === '' ? '' : `has "${look.search}" in its name, or that of a source or tool`}</p>}
        </div>
        <p class="hint">Bands are as wide as the rate that a policy forwards to each tool. Switches count per policy,
            not per source: the bands of several sources share the rate of their policy.</p>
    </section>;
}

function HeadingLine({ of }: { of: Heading }) {
    return <h3 class="bridge" style={{ top: `${of.top}px` }}><Sign health={of.health}/> {of.label}</h3>;
}

function RowLink({ row, look, select, to }: { row: Row; look: Look; select: (key: string) => string; to: To }) {
    const isSelected = row.key === look.selected;
    const isOpen = row.key === look.open;
    const trouble = row.health === 'broken' || row.health === 'partial' || row.health === 'waiting';
    const bound = row.kind === 'source' && row.bitsPerSecond > 0 ? 'up to ' : '';
    const second = trouble && row.reason !== '' ? row.reason
        : `${row.isGroup ? `${row.detail} · ` : ''}${bound}${bits(row.bitsPerSecond)}`;
    const classes = ['row', row.health, row.dim && 'dim', isSelected && 'selected', row.isGroup && 'group'];
    return <a class={classes.filter(Boolean).join(' ')}
        style={{ top: `${row.top}px`, height: `${ROW}px` }} data-key={row.key} title={`${row.label}\n${second}`}
        href={row.isGroup ? to({ open: isOpen ? '' : row.key }) : select(row.key)}
        aria-current={isSelected ? 'true' : undefined}>
        <Sign health={row.health}/>
        <span class="label">{row.isGroup ? (isOpen ? '▾ ' : '▸ ') : ''}{row.label}</span>
        <span class="second">{second}</span>
    </a>;
}

function BandPath({ band, column, left, scale }: { band: Band; column: number; left: Record<Kind, number>;
        scale: number }) {
    const from = (band.side === 'in' ? left.source : left.policy) + column;
    const to = band.side === 'in' ? left.policy : left.tool;
    const middle = (from + to) / 2;
    return <path class={`band ${band.health}${band.dim ? ' dim' : ''}${band.flows ? '' : ' still'}`}
        stroke-width={band.width * scale}
        d={`M${from},${band.fromTop} C${middle},${band.fromTop} ${middle},${band.toTop} ${to},${band.toTop}`}>
        <title>{band.title}</title>
    </path>;
}

/** Arrow keys go from row to row, and to the nearest row of the next column. */
function move(e: KeyboardEvent): void {
    const row = e.target instanceof HTMLElement ? e.target.closest<HTMLElement>('.row') : null;
    const column = row?.parentElement;
    if (row === null || !column || !e.key.startsWith('Arrow')) {
        return;
    }
    const rows = (of: Element): HTMLElement[] => [...of.querySelectorAll<HTMLElement>('.row')];
    const columns = [...column.parentElement!.querySelectorAll('.column')];
    const top = (of: HTMLElement): number => Math.abs(of.offsetTop - row.offsetTop);
    const step = e.key === 'ArrowDown' || e.key === 'ArrowRight' ? 1 : -1;
    const next = e.key === 'ArrowDown' || e.key === 'ArrowUp' ? rows(column)[rows(column).indexOf(row) + step]
        : rows(columns[columns.indexOf(column) + step] ?? column).sort((a, b) => top(a) - top(b))[0];
    e.preventDefault();
    next?.focus();
}
