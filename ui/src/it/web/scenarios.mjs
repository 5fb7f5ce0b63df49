/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/* What a person does with the page, on the real distribution and switch. PageIT configures what is there meanwhile. */
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, assertNoComplaints, go, logIn, open, picture, until, untilText }
    from './steps.mjs';

const row = (page, key) => page.locator(`.row[data-key="${key}"]`);

/** TCP from 10.0.0.1 to 10.0.0.2, port 80. */
const FRAME = '525400000002525400000001080045000028000100004006'
    + '66cd0a0000010a000002c350005000000000000000005002200000000000';

const EXPLANATION = {
    bridge: 'br-tap', port: 'tap0', headers: 'ethernet ipv4 tcp',
    source: [{ name: 'feed0', direction: 'seen' }],
    policy: [
        { name: 'web', decision: 'forward', rule: 'http', source: ['feed0'], view: 'frame', path: 'switch',
            explanation: 'rule "http" forwards the frame' },
        { name: 'dns', decision: 'no-rule', source: ['feed0'], path: 'switch',
            explanation: 'none of its 2 rules matches the frame' },
    ],
    tool: [
        { name: 'ids', copy: [{ number: 1, policy: ['web'], strip: ['vlan'], port: ['ids1'], frame: FRAME,
            headers: 'ethernet ipv4 tcp' }] },
        { name: 'recorder', reason: ['policy "dns": none of its 2 rules matches the frame'] },
    ],
};

const PREVIEW = {
    bridge: [{ name: 'br-int', connected: true, 'flows-before': 12, 'flows-after': 14, added: 2, removed: 0,
        modified: 0,
        line: ['+cookie=0x4e56030000000000, table=10, priority=60000,udp,in_port=1,tp_dst=53 actions=goto_table:11'],
        capacity: { layers: 1, 'layers-left': 187, 'metadata-bits': 0, 'metadata-bits-left': 32 } }],
    policy: [{ name: 'web', change: 'replaced', state: 'active',
        bridge: [{ name: 'br-int', state: 'active', path: 'switch', overlap: ['dns'] }] }],
    tool: [{ name: 'ids', gains: ['policy "web": rule "web" at source "vm1"'] }],
};

export const scenarios = {
    async login(state) {
        const context = await state.browser.newContext();
        const page = state.page = await context.newPage();
        const reply = await page.goto(`${state.url}#/switches`);
        assert.match(reply.headers()['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/);
        await assertAccessible(state);
        await logIn({ page, password: 'not the password' });
        await untilText(page.getByRole('alert'), /does not know this user and password/);
        await logIn(state);
        await page.getByRole('heading', { name: 'Switches' }).waitFor();
        assert.equal(await page.evaluate(() => Object.values(localStorage).length), 0);
        assert.deepEqual(await context.cookies(), []);
        await page.getByRole('button', { name: 'Log out' }).click();
        await page.getByLabel('Password').waitFor();
        assert.equal(await page.evaluate(() => Object.values(sessionStorage).join()), '');
    },

    /** Policies web (vm1, vm2 -> ids, recorder) and tapped (feed0 -> ids), and traffic of vm1. */
    async whoSeesWhat(state) {
        const page = await open(state);
        await untilText(row(page, 'policy:it/web').locator('.second'), /[1-9][0-9.]* k?bit\/s/);
        await untilText(row(page, 'tool:it/ids').locator('.second'), /[1-9][0-9.]* k?bit\/s/);
        await untilText(row(page, 'source:it/vm1').locator('.second'), /^up to [1-9]/);
        await untilText(page.locator('.matrix'), /≤ [1-9][0-9.]* k?bit\/s/);
        const widths = await page.locator('.band').evaluateAll(all => all.map(it => +it.getAttribute('stroke-width')));
        assert.ok(Math.max(...widths) > 10, `${widths}`);
        await row(page, 'source:it/feed0').click();
        await until(() => row(page, 'policy:it/web').evaluate(it => it.classList.contains('dim')), 'web dims');
        assert.match(page.url(), /select=source%3Ait%2Ffeed0/);
        assert.ok(!await row(page, 'policy:it/tapped').evaluate(it => it.classList.contains('dim')));
        await untilText(page.locator('.selection'), /source it\/feed0/);
        await page.keyboard.press('Escape');
        await until(async () => await page.locator('.row.dim').count() === 0, 'nothing dims');
        await page.getByRole('searchbox').fill('tapped');
        await until(async () => await row(page, 'policy:it/web').count() === 0, 'web is not found');
        await go(state, '#/?q=nobody');
        await untilText(page.locator('.nothing'), /No policy has "nobody"/);
        assertNoComplaints(state);
    },

    /** Policy fails, as its tool has no port there; policy waits for its tool's port. */
    async whatIsBroken(state) {
        const page = await open(state);
        const failing = row(page, 'policy:it/fails');
        await untilText(failing, /tool "elsewhere" has no port on this bridge/);
        assert.ok(await failing.evaluate(it => it.classList.contains('broken')));
        assert.equal(await failing.getByRole('img').getAttribute('aria-label'), 'broken');
        await untilText(page.locator('.troubles li').first(), /policy it\/fails .*tool "elsewhere" has no port/);
        await page.getByRole('link', { name: 'only what is not well' }).click();
        await until(async () => await row(page, 'policy:it/web').count() === 0, 'web is well');
        await assertAccessible(state);
        await page.getByRole('link', { name: 'policy it/fails' }).click();
        await untilText(page.locator('.place'), /failed[^]*br-tap[^]*has no port on this bridge/);
        assertNoComplaints(state);
    },

    async policy(state) {
        const page = await open(state, { hash: '#/policy/it/web', height: 520 });
        await untilText(page.locator('.rules'), /web TCP to port 80[^]*What no rule matches is not forwarded/);
        await untilText(page.locator('.facts'), /without the VLAN tag/);
        await untilText(page.locator('.facts'), /Now\s+[1-9][0-9.]* k?bit\/s/);
        await page.locator('.chart canvas').waitFor();
        await untilText(page.locator('.place'), /active[^]*br-int[^]*Decided by the switch/);
        await assertAccessible(state);
        await assertFits(state);
        await picture(state, 'policy');
        await go(state, '#/policy/it/nothing');
        await untilText(page.locator('main'), /There is no policy nothing of tenant it/);
        assertNoComplaints(state);
    },

    /** What is refused changes nothing; what is applied can be undone. */
    async editing(state) {
        const page = await open(state, { hash: '#/policy/it/web' });
        await page.getByRole('link', { name: 'Edit' }).click();
        const text = page.getByLabel('Policy as JSON');
        const before = await text.inputValue();
        await text.fill('{');
        await untilText(page.getByRole('alert'), /this is no JSON/);
        assert.ok(await page.getByRole('button', { name: 'Apply' }).isDisabled());
        await text.fill(before.replace('"forward"', '"exclude"'));
        await page.getByRole('button', { name: 'Apply' }).click();
        await untilText(page.getByRole('alert'), /no rule forwards anything: what no rule matches is not forwarded/);
        await assertAccessible(state);
        await text.fill(before.replace('80', '8080'));
        await page.getByLabel('recorder').check();
        await page.getByRole('button', { name: 'Apply' }).click();
        await untilText(page.locator('.rules'), /TCP to port 8080/);
        await untilText(page.locator('.names'), /recorder/);
        await page.getByRole('button', { name: 'Undo' }).click();
        await untilText(page.locator('.rules'), /TCP to port 80,|TCP to port 80\b(?!80)/);
    },

    /** Adds a policy, removes it, and has it back. */
    async adding(state) {
        const page = await open(state);
        await page.getByRole('link', { name: 'New policy' }).click();
        await page.getByLabel('Name', { exact: true }).fill('added');
        await page.getByLabel('feed1').check();
        await page.getByLabel('recorder').check();
        await page.getByText('Add a rule').click();
        await page.getByLabel('Name of the rule').fill('ssh');
        await page.getByLabel('Action').selectOption('exclude');
        await page.getByLabel('Protocol').selectOption('tcp');
        await page.getByLabel('To port').fill('22');
        await page.getByRole('button', { name: 'Add rule' }).click();
        await page.getByRole('button', { name: 'Rule ssh before' }).click();
        await page.getByRole('button', { name: 'Apply' }).click();
        await untilText(page.locator('.title'), /added[^]*active/);
        await untilText(page.locator('.rules'), /^⊘ exclude\s+ssh TCP to port 22[^]*everything/);
        await page.getByRole('link', { name: 'Edit' }).click();
        await page.getByRole('button', { name: 'Delete' }).click();
        await untilText(page.locator('main'), /There is no policy added/);
        await page.getByRole('button', { name: 'Undo' }).click();
        await untilText(page.locator('.title'), /added[^]*active/);
    },

    /** An undo that would overwrite what somebody else has done since is refused. */
    async changing(state) {
        const page = await open(state, { hash: '#/policy/it/web/edit' });
        await page.getByLabel('enabled').uncheck();
        await page.getByRole('button', { name: 'Apply' }).click();
        await untilText(page.locator('.title'), /disabled/);
    },

    async changedByOthers({ page }) {
        await page.getByRole('button', { name: 'Undo' }).click();
        await untilText(page.getByRole('alert'), /Somebody else has changed the policy since/);
    },

    async switches(state) {
        const page = await open(state, { hash: '#/switches' });
        await untilText(page.locator('.card').first(), /br-int[^]*in sync[^]*inline[^]*00000000000000b1/);
        await untilText(page.getByLabel('br-tap'), /tunnel port vxlan0/);
        await untilText(page.getByLabel('br-int'), /ids0\s+ids/);
        await assertAccessible(state);
        await assertFits(state);
        assertNoComplaints(state);
    },

    /** Stays open while the configuration is changed. */
    async events(state) {
        const page = await open(state, { hash: '#/events' });
        await untilText(page.locator('.events'), /policy it\/web active/);
        await assertAccessible(state);
    },

    async eventsAfterAChange(state) {
        await untilText(state.page.locator('.events li').first(), /policy it\/web disabled/);
        assertNoComplaints(state);
    },

    async keyboard(state) {
        const page = await open(state);
        const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-key')
            ?? document.activeElement?.getAttribute('type'));
        await row(page, 'source:it/vm1').waitFor();
        await page.keyboard.press('/');
        assert.equal(await focused(), 'search');
        await row(page, 'source:it/vm1').focus();
        await page.keyboard.press('ArrowDown');
        assert.equal(await focused(), 'source:it/vm1-received');
        await page.keyboard.press('ArrowRight');
        assert.match(await focused(), /^policy:/);
        await page.keyboard.press('Enter');
        await page.locator('.selection').waitFor();
        await page.keyboard.press('Tab');
        assert.notEqual(await focused(), null);
        await page.keyboard.press('Escape');
        await page.locator('.selection').waitFor({ state: 'detached' });
    },

    /** The pictures of the documentation; each view as wide as a telephone and in the dark. */
    async looks(state) {
        const page = await open(state, { height: 620 });
        for (const policy of ['web', 'tapped', 'dns']) {
            await untilText(row(page, `policy:it/${policy}`).locator('.second'), /[0-9.]+ k?bit\/s/);
        }
        for (const colorScheme of ['light', 'dark']) {
            for (const width of [1280, 390]) {
                await page.emulateMedia({ colorScheme });
                await page.setViewportSize({ width, height: width === 390 ? 844 : 620 });
                for (const hash of ['#/', '#/?select=policy%3Ait%2Fweb', '#/policy/it/web', '#/policy/it/web/edit',
                    '#/switches', '#/events', '#/explain']) {
                    await go(state, hash);
                    await page.locator('main .card, main .events').first().waitFor();
                    await assertAccessible(state);
                    await assertFits(state);
                }
                await go(state, '#/');
                await page.locator('.picture').waitFor();
                if (colorScheme === 'light') {
                    await picture(state, width === 390 ? 'narrow' : 'who-sees-what');
                }
            }
        }
        assertNoComplaints(state);
    },

    /** Asks the controller itself. */
    async explain(state) {
        const page = await open(state, { hash: '#/?select=source%3Ait%2Ffeed0' });
        await page.getByRole('link', { name: 'Explain a frame' }).click();
        await page.getByLabel('Frame in hexadecimal').fill('12');
        await page.getByRole('button', { name: 'Explain' }).click();
        await untilText(page.getByRole('alert'), /a frame has at least 14 bytes, and this has 1/);
        await page.getByLabel('Frame in hexadecimal').fill(FRAME);
        await page.getByRole('button', { name: 'Explain' }).click();
        await untilText(page.locator('.headers').first(), /IPv4 10\.0\.0\.1 > 10\.0\.0\.2[^]*TCP 50000 > 80/);
        await page.locator('.answer').first().waitFor();
        await assertAccessible(state);
        assert.match(page.url(), new RegExp(`frame=${FRAME}`));
    },

    /** What the views make of answers as the model has them. */
    async answers(state) {
        const page = await open(state);
        await page.route('**/explain', it => it.fulfill({ json: { 'netvis:output': EXPLANATION } }));
        await page.route('**/preview', it => it.fulfill({ json: { 'netvis:output': PREVIEW } }));
        for (const width of [1280, 390]) {
            await page.setViewportSize({ width, height: 800 });
            await go(state, `#/explain?source=it%2Ffeed0&frame=${FRAME}`);
            await untilText(page.locator('.answer'),
                /Observed at br-tap tap0[^]*feed0, seen[^]*forward[^]*rule "http"/);
            await untilText(page.locator('.answer'), /a copy[^]*ids[^]*Copy at ids1 by web[^]*TCP 50000 > 80/);
            await untilText(page.locator('.answer'), /nothing[^]*recorder[^]*none of its 2 rules matches the frame/);
            await assertAccessible(state);
            await assertFits(state);
            await go(state, '#/policy/it/web/edit');
            await page.getByRole('button', { name: 'Preview', exact: true }).click();
            await untilText(page.locator('.editor'), /active[^]*web, replaced[^]*overlaps with dns/);
            await untilText(page.locator('.editor'), /sees policy "web"[^]*12 flows, then 14: 2 added/);
            await page.getByText('Flows and groups').click();
            await untilText(page.locator('pre.diff'), /\+cookie=0x/);
            await assertAccessible(state);
            await assertFits(state);
            await go(state, '#/');
        }
        assertNoComplaints(state);
    },

    /** Five hundred policies: grouped, and each can be found. */
    async manyPolicies(state) {
        const page = await open(state);
        await untilText(page.locator('.count'), /50[0-9] policies/);
        assert.ok(await page.locator('.row').count() < 120);
        const session = await page.context().newCDPSession(page);
        await session.send('Performance.enable');
        const busy = async () => (await session.send('Performance.getMetrics')).metrics
            .find(it => it.name === 'TaskDuration').value;
        const before = await busy();
        await page.waitForTimeout(5000);
        console.error(`the page with 500 policies: ${Math.round((await busy() - before) * 200)} ms of CPU a second`);
        await page.getByRole('searchbox').fill('p333');
        await untilText(page.locator('.column[data-kind=policy]'), /^✓?\s*p333/);
        await page.getByRole('searchbox').fill('');
        await page.locator('.row.group').last().click();
        await until(async () => await page.locator('.column[data-kind=policy] .row:not(.group)').count() > 20,
            'a group opens');
        await assertAccessible(state);
        assertNoComplaints(state);
    },

    /** What the network carries until the first view is there. */
    async firstView(state) {
        await state.page?.context().close();
        const context = await state.browser.newContext();
        const page = state.page = await context.newPage();
        const session = await context.newCDPSession(page);
        let bytes = 0;
        await session.send('Network.enable');
        session.on('Network.loadingFinished', it => {
            bytes += it.encodedDataLength;
        });
        await page.goto(state.url);
        await logIn(state);
        const begun = Date.now();
        await page.locator('.row').first().waitFor();
        const loaded = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
        console.error(`first view: ${bytes} bytes, loaded in ${Math.round(loaded)} ms, shown `
            + `${Date.now() - begun} ms after the login`);
        assert.ok(bytes > 5000 && bytes < 100_000, `${bytes} bytes`);
    },

    /** Stays open while the controller goes and comes back. */
    async controllerIsThere(state) {
        const page = await open(state);
        await untilText(row(page, 'policy:it/web').locator('.second'), /[1-9][0-9.]* k?bit\/s/);
    },

    async controllerIsGone(state) {
        await untilText(state.page.locator('.away'),
            /does not answer since \d\d:\d\d:\d\d[^]*(no connection|user and password)/);
        await untilText(state.page.locator('.away'), /What follows is of \d\d:\d\d:\d\d, [1-9]\d* (s|min) old/);
        await untilText(state.page.locator('.pulse'), /not live/);
        await state.page.locator('main.stale').waitFor();
        await assertAccessible(state);
    },

    async controllerIsBack(state) {
        const { page } = state;
        await page.locator('.away').waitFor({ state: 'detached', timeout: 60_000 });
        await untilText(page.locator('.pulse'), /live, [0-3] s old/);
        await untilText(row(page, 'policy:it/web').locator('.second'), /[1-9][0-9.]* k?bit\/s/);
        await go(state, '#/events');
        await untilText(page.locator('.events'), /answers again/);
    },
};
