/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/*
 * A browser that PageIT tells what to do: a line of standard input is the name of a scenario, and each gets a line
 * back, "passed" or "failed" with the reason as a JSON string. It ends with its input.
 */
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { scenarios } from './scenarios.mjs';

const { NETVIS_PAGE: page, NETVIS_PASSWORD: password, NETVIS_PICTURES: pictures } = process.env;
const browser = await chromium.launch({
    executablePath: process.env.NETVIS_CHROMIUM || '/usr/bin/chromium',
    // The controller is on this machine. Root, as which network namespaces are made, has no sandbox
    args: ['--no-proxy-server', ...process.getuid() === 0 ? ['--no-sandbox'] : []],
});
const state = { browser, url: page, password, pictures };

for await (const name of createInterface({ input: process.stdin })) {
    try {
        await scenarios[name](state);
        console.log('passed');
    } catch (e) {
        const picture = await state.page?.screenshot({ path: `${pictures}/failed-${name}.png` }).then(() => name,
            () => 'none');
        console.log(`failed ${JSON.stringify(`${e.stack ?? e}\npicture: ${picture}`)}`);
    }
}
await browser.close();
