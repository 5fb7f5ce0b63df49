/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useState } from 'preact/hooks';
import { parseRoute, type Route } from '../model/route';
import type { Live, View } from '../live/live';

/** {@return where in the page we are, followed} */
export function useRoute(): Route {
    const [route, setRoute] = useState(() => parseRoute(location.hash));
    useEffect(() => {
        const follow = (): void => setRoute(parseRoute(location.hash));
        addEventListener('hashchange', follow);
        return () => removeEventListener('hashchange', follow);
    }, []);
    return route;
}

/** {@return what is known of the controller, each time that it changes, and each second so that ages are right} */
export function useView(live: Live): View {
    const [, setTick] = useState(0);
    useEffect(() => {
        const tick = (): void => setTick(it => it + 1);
        const timer = setInterval(tick, 1000);
        const unsubscribe = live.subscribe(tick);
        return () => {
            clearInterval(timer);
            unsubscribe();
        };
    }, [live]);
    return live.view;
}
