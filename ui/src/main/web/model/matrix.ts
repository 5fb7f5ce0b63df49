/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Who can see whom, and how much: a cell for each row of sources and row of tools. Pure. */

import type { Health, Policy } from './situation';
import { worst, type Row } from './picture';
import type { Rate } from './rates';

export interface Cell {
    policies: string[];
    /** At most: a policy's counter does not tell its sources apart. */
    bitsPerSecond: number;
    isExact: boolean;
    health: Health;
}

export interface Matrix {
    sources: Row[];
    tools: Row[];
    /** By source and tool; undefined where no policy joins them. */
    cells: (Cell | undefined)[][];
}

/** {@return what policies join which sources and tools, without those that none joins with anything} */
export function matrix(sources: Row[], tools: Row[], policies: Policy[], rateOf: (key: string) => Rate): Matrix {
    const cells = sources.map(source => {
        const ids = new Set(source.ids);
        const seen = policies.filter(it => it.sources.some(id => ids.has(id)));
        return tools.map(tool => cell(seen.filter(it => it.tools.some(id => tool.ids.includes(id))), ids, rateOf));
    });
    const isSeen = sources.map((_, i) => cells[i]!.some(it => it !== undefined));
    const sees = tools.map((_, j) => cells.some(it => it[j] !== undefined));
    return {
        sources: sources.filter((_, i) => isSeen[i]),
        tools: tools.filter((_, j) => sees[j]),
        cells: cells.filter((_, i) => isSeen[i]).map(it => it.filter((_, j) => sees[j])),
    };
}

function cell(policies: Policy[], sources: Set<string>, rateOf: (key: string) => Rate): Cell | undefined {
    return policies.length === 0 ? undefined : {
        policies: policies.map(it => it.id),
        bitsPerSecond: policies.reduce((sum, it) => sum + rateOf(`policy:${it.id}`).bitsPerSecond, 0),
        isExact: policies.every(it => it.sources.every(id => sources.has(id))),
        health: worst(policies.map(it => it.health)),
    };
}
