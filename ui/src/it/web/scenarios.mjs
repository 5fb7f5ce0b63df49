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
        const page = await open(state, { hash: '#/policy/it/web' });
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
        await page.getByLabel('Name').fill('added');
        await page.getByLabel('feed1').check();
        await page.getByLabel('recorder').check();
        await page.getByRole('button', { name: 'Apply' }).click();
        await untilText(page.locator('.title'), /added[^]*active/);
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
        await picture(state, 'switches');
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
        for (const colorScheme of ['light', 'dark']) {
            for (const width of [1280, 390]) {
                const page = await open(state, { colorScheme, width, height: width === 390 ? 844 : 680 });
                await untilText(row(page, 'policy:it/web').locator('.second'), /[1-9][0-9.]* k?bit\/s/);
                await untilText(row(page, 'policy:it/tapped').locator('.second'), /[1-9][0-9.]* k?bit\/s/);
                for (const hash of ['#/', '#/?select=policy%3Ait%2Fweb', '#/policy/it/web', '#/policy/it/web/edit',
                    '#/switches', '#/events']) {
                    await go(state, hash);
                    await page.locator('main .card, main .events').first().waitFor();
                    await assertAccessible(state);
                    await assertFits(state);
                }
                await go(state, '#/');
                await page.locator('.picture').waitFor();
                if (colorScheme === 'light' || width === 1280) {
                    await picture(state, width === 390 ? 'narrow' : colorScheme === 'dark' ? 'dark' : 'who-sees-what');
                }
                assertNoComplaints(state);
            }
        }
    },

    /** Five hundred policies: grouped, and each can be found. */
    async manyPolicies(state) {
        const page = await open(state);
        await untilText(page.locator('.count'), /50[0-9] policies/);
        assert.ok(await page.locator('.row').count() < 120);
        await picture(state, 'many');
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
