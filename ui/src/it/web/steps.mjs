/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/* What scenarios are made of. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PATIENCE_MILLIS = 20_000;

/** Opens a tab of its own, logged in, that must not complain. */
export async function open(state, { width = 1280, height = 800, colorScheme = 'light', hash = '#/' } = {}) {
    await state.page?.context().close();
    const context = await state.browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    state.page = page;
    state.complaints = [];
    page.on('console', it => it.type() === 'error' && state.complaints.push(it.text()));
    page.on('pageerror', it => state.complaints.push(it.message));
    await page.goto(state.url + hash);
    await logIn(state);
    await page.locator('.pulse:not(.gone)').waitFor();
    return page;
}

export async function logIn({ page, password }) {
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
}

/** Goes to a place in the page by its address, as a link from elsewhere does. */
export async function go({ page, url }, hash) {
    await page.goto(url + hash);
}

/** Waits until something is so. */
export async function until(condition, otherwise) {
    const end = Date.now() + PATIENCE_MILLIS;
    while (!await condition()) {
        assert.ok(Date.now() < end, `not in time: ${otherwise}`);
        await new Promise(resolve => setTimeout(resolve, 50));
    }
}

export async function untilText(locator, pattern) {
    let text = '';
    await until(async () => pattern.test(text = (await locator.allInnerTexts()).join('\n')),
        { toString: () => `${pattern} in:\n${text}` });
    return text;
}

/** Nothing that axe-core knows keeps a person from using this view. */
export async function assertAccessible({ page }) {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(rules => globalThis.axe.run({ runOnly: rules }), RULES);
    assert.deepEqual(violations.map(it => `${it.id}: ${it.nodes.map(node => node.html).join(' ')}`), []);
}

/** No part of the view is beside the window. */
export async function assertFits({ page }) {
    const { scroll, window } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth,
        window: innerWidth }));
    assert.ok(scroll <= window, `${scroll} pixels in ${window}`);
}

export function assertNoComplaints({ complaints }) {
    assert.deepEqual(complaints, []);
}

export async function picture({ page, pictures }, name) {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: `${pictures}/${name}.png` });
}
