/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useState } from 'preact/hooks';

type Theme = 'light' | 'dark' | '';

const KEY = 'netvis-theme';
const NEXT: Record<Theme, Theme> = { '': 'light', light: 'dark', dark: '' };
const NAMES: Record<Theme, string> = { '': 'as the system', light: 'light', dark: 'dark' };
const SIGNS: Record<Theme, string> = { '': '◐', light: '☀', dark: '☾' };

export function storedTheme(): Theme {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : '';
}

export function applyTheme(theme: Theme): void {
    document.documentElement.dataset['theme'] = theme;
}

export function ThemeButton() {
    const [theme, setTheme] = useState(storedTheme);
    const change = (): void => {
        const next = NEXT[theme];
        localStorage.setItem(KEY, next);
        applyTheme(next);
        setTheme(next);
    };
    const label = `Colours: ${NAMES[theme]}; change`;
    return <button type="button" class="quiet" onClick={change} aria-label={label} title={label}>
        {SIGNS[theme]}</button>;
}
