/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { href, type Route } from '../model/route';
import { age, clock } from '../model/units';
import { Live, type View } from '../live/live';
import { Restconf } from '../live/restconf';
import { forgetLogin, storedLogin, storeLogin } from '../live/session';
import { EventsView } from './events';
import { ExplainView } from './explain';
import { Login } from './login';
import { NewPolicyView, PolicyView } from './policy';
import { SeeView } from './see';
import { SwitchesView } from './switches';
import { ThemeButton } from './theme';
import { useRoute, useView } from './use';

/** The whole page: the login, and behind it the views. */
export function App() {
    const [login, setLogin] = useState(storedLogin);
    const [wasLoggedOut, setLoggedOut] = useState(false);
    const logout = (asked: boolean): void => {
        forgetLogin();
        setLoggedOut(!asked);
        setLogin(undefined);
    };
    if (login === undefined) {
        return <Login wasLoggedOut={wasLoggedOut} onLogin={it => {
            storeLogin(it);
            setLogin(it);
        }}/>;
    }
    return <Page key={login.authorization} user={login.user} authorization={login.authorization} onLogout={logout}/>;
}

function Page({ user, authorization, onLogout }: { user: string; authorization: string;
        onLogout: (asked: boolean) => void }) {
    const restconf = useMemo(() => new Restconf(authorization), [authorization]);
    const [live, setLive] = useState<Live>();
    useEffect(() => {
        const started = new Live(restconf, () => onLogout(false));
        setLive(started);
        return () => started.stop();
    }, [restconf]);
    return live === undefined ? null
        : <Shell live={live} restconf={restconf} user={user} onLogout={() => onLogout(true)}/>;
}

const VIEWS: [string, string[]][] = [['Who sees what', []], ['Switches', ['switches']], ['Events', ['events']],
    ['Explain', ['explain']]];

function Shell({ live, restconf, user, onLogout }: { live: Live; restconf: Restconf; user: string;
        onLogout: () => void }) {
    const view = useView(live);
    const route = useRoute();
    const main = useRef<HTMLElement>(null);
    const place = route.path.join('/');
    useEffect(() => {
        document.title = `netvis: ${place === '' ? 'who sees what' : place}`;
        scrollTo(0, 0);
    }, [place]);
    return <>
        <a class="skip" href="#main" onClick={e => {
            e.preventDefault();
            main.current?.focus();
        }}>Skip to content</a>
        <header class="top">
            <a class="brand" href={href([])}>netvis</a>
            <nav aria-label="Views">{VIEWS.map(([name, path]) => <a key={name} href={href(path)}
                aria-current={isHere(route, path) ? 'page' : undefined}>{name}</a>)}</nav>
            <Pulse view={view}/>
            <span class="user">{user}</span>
            <ThemeButton/>
            <button type="button" class="quiet" onClick={onLogout}>Log out</button>
        </header>
        <Away view={view}/>
        <main id="main" ref={main} tabIndex={-1} class={view.away === undefined ? '' : 'stale'}>
            {view.situation === undefined
                ? <p class="wait">{view.away === undefined ? 'Asking the controller …' : ''}</p>
                : <Place view={view} live={live} restconf={restconf} route={route}/>}
        </main>
    </>;
}

function isHere(route: Route, path: string[]): boolean {
    return (route.path[0] ?? '') === (path[0] ?? '');
}

/** Says how old all numbers are. */
function Pulse({ view }: { view: View }) {
    if (view.situation === undefined || view.away !== undefined) {
        return <span class="pulse gone"><span aria-hidden="true">●</span> not live</span>;
    }
    return <span class="pulse" title="The page asks each second; switches are asked for their counters every 5 s">
        <span aria-hidden="true">●</span> live, {age(Date.now() - view.answeredAt)} old</span>;
}

function Away({ view }: { view: View }) {
    return <div role="status" class={view.away === undefined ? '' : 'away'}>
        {view.away !== undefined && <>
            <strong>✕ The controller does not answer since {clock(view.away.since)} </strong>
            ({age(Date.now() - view.away.since)}; {view.away.why}).
            {view.answeredAt > 0 && <> What follows is of {clock(view.answeredAt)},
            {' '}{age(Date.now() - view.answeredAt)} old. Switches go on with what they have been told. </>}
            The page asks again every second.</>}
        {view.situation?.datastoreProblem !== undefined
            && <p class="refused">Changes are not stored: {view.situation.datastoreProblem}</p>}
    </div>;
}

function Place({ view, live, restconf, route }: { view: View; live: Live; restconf: Restconf; route: Route }) {
    const situation = view.situation!;
    const [first, tenant, name, more] = route.path;
    switch (first) {
        case undefined:
            return <SeeView situation={situation} view={view} route={route}/>;
        case 'policy':
            return tenant === undefined || name === undefined
                ? <NewPolicyView key={tenant} tenant={tenant} situation={situation} live={live} restconf={restconf}/>
                : <PolicyView key={`${tenant}/${name}`} id={`${tenant}/${name}`} isEdited={more === 'edit'}
                    situation={situation} view={view} live={live} restconf={restconf}/>;
        case 'switches':
            return <SwitchesView situation={situation} view={view} name={tenant}/>;
        case 'events':
            return <EventsView view={view} route={route}/>;
        case 'explain':
            return <ExplainView situation={situation} restconf={restconf} route={route}/>;
        default:
            return <p>There is no view called {first}. <a href={href([])}>Who sees what</a></p>;
    }
}
