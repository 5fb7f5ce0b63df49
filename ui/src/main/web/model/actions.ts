/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** The actions `explain` and `preview` of the YANG model, as RESTCONF writes them in JSON. */

import type { PolicyConfig, PolicyWord } from './yang';

export interface ExplainInput {
    source?: string;
    bridge?: string;
    port?: string;
    frame: string;
}

export type Decision = 'forward' | 'exclude' | 'no-rule' | 'not-observed' | 'not-carried-out';

export interface Explanation {
    bridge?: string;
    port?: string;
    headers?: string;
    malformed?: string;
    note?: string[];
    source?: { name: string; direction?: 'seen' | 'heard' }[];
    policy?: {
        name: string;
        decision?: Decision;
        rule?: string;
        source?: string[];
        view?: string;
        path?: 'switch' | 'controller';
        reason?: string[];
        explanation?: string;
    }[];
    tool?: {
        name: string;
        copy?: { number: number; policy?: string[]; strip?: string[]; port?: string[]; frame?: string;
            headers?: string }[];
        reason?: string[];
    }[];
}

export interface PreviewInput {
    policy?: PolicyConfig[];
    'delete-policy'?: string[];
    'max-lines'?: number;
}

export interface Preview {
    refused?: string[];
    bridge?: {
        name: string;
        connected?: boolean;
        error?: string;
        'flows-before'?: number;
        'flows-after'?: number;
        added?: number;
        removed?: number;
        modified?: number;
        line?: string[];
        'lines-left-out'?: number;
        capacity?: { layers?: number; 'layers-left'?: number; 'metadata-bits'?: number; 'metadata-bits-left'?: number };
    }[];
    policy?: {
        name: string;
        change?: string;
        state?: PolicyWord;
        reason?: string[];
        bridge?: { name: string; state?: PolicyWord; reason?: string[]; path?: string; 'path-reason'?: string[];
            overlap?: string[] }[];
    }[];
    tool?: { name: string; gains?: string[]; loses?: string[] }[];
}
