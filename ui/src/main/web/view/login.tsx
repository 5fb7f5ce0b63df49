/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Refusal, Restconf } from '../live/restconf';
import { makeLogin } from '../live/session';
import { Refused } from './parts';

/** Asks who somebody is: the accounts are those of RESTCONF. */
export function Login({ wasLoggedOut, onLogin }: { wasLoggedOut: boolean;
        onLogin: (login: { user: string; authorization: string }) => void }) {
    const [refused, setRefused] = useState<string[]>(wasLoggedOut
        ? ['The controller no longer takes this user and password.'] : []);
    const [isAsking, setAsking] = useState(false);
    const password = useRef<HTMLInputElement>(null);
    useEffect(() => password.current?.focus(), []);
    const submit = async (e: SubmitEvent): Promise<void> => {
        e.preventDefault();
        const form = new FormData(e.currentTarget as HTMLFormElement);
        const login = makeLogin(String(form.get('user')), String(form.get('password')));
        setAsking(true);
        try {
            await new Restconf(login.authorization).config();
            onLogin(login);
        } catch (failure) {
            setRefused(failure instanceof Refusal ? failure.sentences : ['The controller does not answer.']);
            setAsking(false);
        }
    };
    return <main class="login">
        <form onSubmit={e => void submit(e as unknown as SubmitEvent)}>
            <h1>netvis</h1>
            <p>Who sees what in Open vSwitch.</p>
            <label>User <input name="user" autocomplete="username" value="admin" required/></label>
            <label>Password <input ref={password} name="password" type="password" autocomplete="current-password"
                required/></label>
            <Refused of={refused}/>
            <button type="submit" disabled={isAsking}>Log in</button>
            <p class="hint">The users of RESTCONF. The password of <code>admin</code> was made at the first start, and
                is in <code>etc/admin.netrc</code> of the controller. This page keeps it until the tab is closed.</p>
        </form>
    </main>;
}
