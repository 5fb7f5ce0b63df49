/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import type { Cell, Matrix } from '../model/matrix';
import type { Row } from '../model/picture';
import { policyHref } from '../model/route';
import { bits } from '../model/units';
import { Card, Sign } from './parts';

export function MatrixTable({ of: { sources, tools, cells }, select }: { of: Matrix;
        select: (key: string) => string }) {
    return <Card title="Who can see whom">
        {sources.length === 0 && <p>No policy of these.</p>}
        <div class="scroll" tabIndex={0} role="region" aria-label="Source by tool">
            <table class="matrix">
                <thead><tr><th scope="col">Source</th>{tools.map(it =>
                    <th key={it.key} scope="col" class={it.dim ? 'dim' : ''}>{name(it, select)}</th>)}</tr></thead>
                <tbody>{sources.map((source, i) => <tr key={source.key} class={source.dim ? 'dim' : ''}>
                    <th scope="row">{name(source, select)}</th>
                    {tools.map((tool, j) => <CellView key={tool.key} cell={cells[i]?.[j]}/>)}
                </tr>)}</tbody>
            </table>
        </div>
        <p class="hint">“≤”: a policy of several sources counts for all of them.</p>
    </Card>;
}

function name(row: Row, select: (key: string) => string) {
    return row.isGroup ? `${row.label} ${row.detail}` : <a href={select(row.key)}>{row.label}</a>;
}

function CellView({ cell }: { cell: Cell | undefined }) {
    if (cell === undefined) {
        return <td class="none"><span class="visually-hidden">nothing</span></td>;
    }
    const title = cell.policies.slice(0, 10).join(', ') + (cell.policies.length > 10 ? ', …' : '');
    const text = Number.isNaN(cell.bitsPerSecond) ? 'not yet'
        : `${cell.isExact ? '' : '≤ '}${bits(cell.bitsPerSecond)}`;
    return <td class={cell.health} title={title}>
        <Sign health={cell.health}/> {cell.policies.length === 1
            ? <a href={policyHref(cell.policies[0]!)} class="number">{text}</a> : <span class="number">{text}</span>}
    </td>;
}
