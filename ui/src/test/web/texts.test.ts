/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { describe, expect, it } from 'vitest';
import { isDataMissing, sentences } from '../../main/web/model/errors';
import { href, parseRoute, policyHref } from '../../main/web/model/route';
import { matchText, ruleText, stripText } from '../../main/web/model/rule-text';
import { age, bits, bytes, scaled, whole } from '../../main/web/model/units';

describe('a rule as text', () => {
    it('says everything when nothing is asked for', () => {
        expect(ruleText({ name: 'all', action: 'forward' })).toBe('forward everything');
        expect(matchText({ tunnel: { type: 'gre' } })).toBe('everything carried, in GRE');
    });

    it('names network, transport and tunnel', () => {
        expect(ruleText({ name: 'web', action: 'forward', match: {
            tunnel: { type: 'vxlan', vni: [5001, '6000..6099'] },
            ipv4: { 'destination-ipv4-network': '10.1.0.0/16', ttl: ['0..31'] },
            tcp: { 'destination-port': { operator: 'eq', port: 80 }, flags: 'syn' },
        } })).toBe('forward IPv4 to 10.1.0.0/16, TTL 0 to 31, TCP to port 80, flags syn, '
            + 'in VXLAN VNI 5001, 6000 to 6099');
    });

    it.each([
        [{ operator: 'neq' as const, port: 22 }, 'UDP from any port but 22'],
        [{ operator: 'lte' as const, port: 1023 }, 'UDP from port up to 1023'],
        [{ port: 53 }, 'UDP from port 53'],
        [{ 'lower-port': 1, 'upper-port': 9 }, 'UDP from ports 1 to 9'],
    ])('says which ports: %j', (ports, text) => {
        expect(matchText({ udp: { 'source-port': ports } })).toBe(text);
    });

    it('names tags, ICMP, MAC addresses and payload', () => {
        expect(matchText({ vlan: { 'vlan-id': [100] }, cvlan: { untagged: [null] } }))
            .toBe('VLAN 100, no second VLAN tag');
        expect(matchText({ ipv6: {}, icmp: { type: 135 } })).toBe('IPv6, ICMPv6 type 135');
        expect(matchText({ 'vn-tag': { 'destination-vif': ['5..7'] } })).toBe('VN-tag destination vif 5 to 7');
        expect(matchText({ eth: { ethertype: 2054, 'source-mac-address': '02:00:00:00:00:01' } }))
            .toBe('from MAC 02:00:00:00:00:01, ethertype 0x0806');
        expect(matchText({ payload: { literal: [{ name: 'l', after: 'tcp', text: 'GET ' }] } }))
            .toBe('"GET " in 1500 bytes after tcp');
    });

    it('says how copies look', () => {
        expect(stripText({ name: 'p' })).toBe('as they are');
        expect(stripText({ name: 'p', strip: ['vxlan', 'vlan'] })).toBe('without VXLAN, the VLAN tag');
    });
});

describe('numbers', () => {
    it.each([[0, '0 bit/s'], [1, '1 bit/s'], [999, '999 bit/s'], [1000, '1.00 kbit/s'], [12_345, '12.3 kbit/s'],
        [999_600, '1.00 Mbit/s'], [1.5e9, '1.50 Gbit/s'], [0.25, '0.25 bit/s'],
    ])('have three digits: %d', (value, text) => {
        expect(bits(value)).toBe(text);
    });

    it('may not be known yet', () => {
        expect(bits(NaN)).toBe('not yet known');
    });

    it('have no unit beyond the last prefix', () => {
        expect(scaled(5e19, 'B')).toBe('50000 PB');
        expect(bytes(2048)).toBe('2.05 kB');
        expect(whole(1234567)).toBe('1,234,567');
    });

    it.each([[-5, '0 s'], [1499, '1 s'], [99_000, '99 s'], [100_000, '2 min'], [7_200_000, '2 h'],
        [400_000_000, '5 d']])('of time are ages: %d', (millis, text) => {
        expect(age(millis)).toBe(text);
    });
});

describe('an address', () => {
    it('leads back to where it was made', () => {
        const address = href(['policy', 'a b', 'c/d'], { q: 'x&y', none: undefined, empty: '' });
        expect(parseRoute(address)).toEqual({ path: ['policy', 'a b', 'c/d'], query: { q: 'x&y' } });
        expect(policyHref('demo/web', 'edit')).toBe('#/policy/demo/web/edit');
    });

    it.each(['', '#', '#/', '#/?'])('may be empty: %j', hash => {
        expect(parseRoute(hash)).toEqual({ path: [], query: {} });
    });

    it('that nobody made is a place that is not there', () => {
        expect(parseRoute('#/%zz?a=b?c')).toEqual({ path: ['%zz'], query: { a: 'b?c' } });
    });
});

describe('a refusal', () => {
    it('is told in the sentences of the controller', () => {
        expect(sentences(400, JSON.stringify({ 'ietf-restconf:errors': { error: [
            { 'error-tag': 'invalid-value', 'error-message': 'policy "a": no tool' }, { 'error-tag': 'bad' }] } })))
            .toEqual(['policy "a": no tool', 'bad']);
        expect(sentences(400, JSON.stringify({ errors: { error: [{ 'error-message': 'x' }] } }))).toEqual(['x']);
    });

    it.each([[401, '<html>', 'The controller does not know this user and password.'],
        [403, '', 'This user may not do that.'], [404, '', 'The controller does not have that.'],
        [503, '<html>', 'The controller answers 503.'], [500, 'oops', 'The controller answers 500: oops.'],
        [500, '{"errors": 1}', 'The controller answers 500: {"errors": 1}.']])('without sentences gets one: %d %s',
        (status, body, text) => {
            expect(sentences(status, body)).toEqual([text]);
        });

    it('may say only that nothing is there', () => {
        expect(isDataMissing('{"errors":{"error":[{"error-tag":"data-missing"}]}}')).toBe(true);
        expect(isDataMissing('{}')).toBe(false);
    });
});
