/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useState } from 'preact/hooks';
import { isSame } from '../model/draft';
import type { Situation } from '../model/situation';
import type { Live } from '../live/live';
import { Refusal, type Restconf } from '../live/restconf';
import { forgetChange, lastChange, type Change } from '../live/undo';
import { Refused } from './parts';

/** Offers to take back the last change, if it was of this policy and nobody has changed it since. */
export function UndoBar({ of, live, restconf, situation }: { of: string; live: Live; restconf: Restconf;
        situation: Situation }) {
    const [refused, setRefused] = useState<string[]>([]);
    const [, setKept] = useState(0);
    const change = lastChange();
    if (change === undefined || `${change.tenant}/${change.name}` !== of) {
        return null;
    }
    const undo = async (): Promise<void> => {
        try {
            const now = (await restconf.config()).tenant?.find(it => it.name === change.tenant)?.policy
                ?.find(it => it.name === change.name);
            if (!isSame(now, change.after)) {
                setRefused(['Somebody else has changed the policy since: look at it, and edit it.']);
                return;
            }
            await takeBack(change, restconf);
            forgetChange();
            await live.refresh();
        } catch (e) {
            setRefused(e instanceof Refusal ? e.sentences : ['The controller does not answer.']);
        }
    };
    const isThere = situation.policies.some(it => it.id === of && it.config !== undefined);
    return <div class="undo" role="status">
        {change.after === undefined ? 'The policy was removed.' : change.before === undefined && isThere
            ? 'The policy was added.' : 'The change was applied.'}{' '}
        <button type="button" onClick={() => void undo()}>Undo</button>{' '}
        <button type="button" class="quiet" onClick={() => {
            forgetChange();
            setKept(it => it + 1);
        }}>Keep</button>
        <Refused of={refused}/>
    </div>;
}

async function takeBack(change: Change, restconf: Restconf): Promise<void> {
    await (change.before === undefined ? restconf.deletePolicy(change.tenant, change.name)
        : restconf.putPolicy(change.tenant, change.before));
}
