/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { describe, expect, it } from 'vitest';
import { readCapture } from '../../main/web/model/capture';
import { dump, hex, parseHex, summary } from '../../main/web/model/frame';

/** As lab/frames.py makes them. */
const VXLAN = '020000000b02020000000b010800450000650001000040112264ac100001ac100002c35012b50051343608000000001389000200'
    + '00000a02020000000a0108004500003300010000400666c00a0100010a0100029c400050000000000000000050182000ab1800007465'
    + '6e616e742064617461';
const VN_TAG = '020000000a02020000000a0189260005000708004500003300010000400666c00a0100010a0100029c40005000'
    + '00000000000000'
    + '50182000ab18000074656e616e742064617461';
const VLAN = '020000000a02020000000a018100006408004500003300010000400666c00a0100010a0100029c410016000000'
    + '0000000000501820'
    + '00ab51000074656e616e742064617461';
const IPV6 = '020000000a02020000000a0186dd600000000008114020010db8000000000000000000000001fe800000000000'
    + '00000a0000000000'
    + '01000500350008d35e';
const ARP = 'ffffffffffff020000000a0108060001080006040001020000000a010a0000010000000000000a000002';

function frame(text: string): Uint8Array {
    const bytes = parseHex(text);
    if (typeof bytes === 'string') {
        throw new Error(bytes);
    }
    return bytes;
}

describe('a frame in hexadecimal', () => {
    it('may have blanks, colons, lines and capitals', () => {
        expect(hex(frame('02:00 00\n000A02 020000000a01 0800'))).toBe('020000000a02020000000a010800');
    });

    it.each([['', 'a frame has at least 14 bytes, and this has 0'], ['0200', /at least 14 bytes, and this has 2/],
        ['020', /a byte has two digits/], ['02 xy 00', 'a frame is given in hexadecimal, and this is not: xy']])(
        'or says why it is none: %j', (text, reason) => {
            expect(parseHex(text)).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
        });

    it('is shown in lines of 16 bytes', () => {
        expect(dump(frame(ARP)).split('\n')).toEqual([
            '0000  ff ff ff ff ff ff 02 00 00 00 0a 01 08 06 00 01  ................',
            '0010  08 00 06 04 00 01 02 00 00 00 0a 01 0a 00 00 01  ................',
            '0020  00 00 00 00 00 00 0a 00 00 02                    ..........']);
    });
});

describe('the headers of a frame', () => {
    it.each([
        [VXLAN, ['Ethernet 02:00:00:00:0b:01 > 02:00:00:00:0b:02', 'IPv4 172.16.0.1 > 172.16.0.2', 'UDP 50000 > 4789',
            'VXLAN VNI 5001', 'Ethernet 02:00:00:00:0a:01 > 02:00:00:00:0a:02', 'IPv4 10.1.0.1 > 10.1.0.2',
            'TCP 40000 > 80']],
        [VN_TAG, ['Ethernet 02:00:00:00:0a:01 > 02:00:00:00:0a:02', 'VN-tag to 5', 'IPv4 10.1.0.1 > 10.1.0.2',
            'TCP 40000 > 80']],
        [VLAN, ['Ethernet 02:00:00:00:0a:01 > 02:00:00:00:0a:02', 'VLAN 100', 'IPv4 10.1.0.1 > 10.1.0.2',
            'TCP 40001 > 22']],
        [IPV6, ['Ethernet 02:00:00:00:0a:01 > 02:00:00:00:0a:02', 'IPv6 2001:db8::1 > fe80::a:0:0:1', 'UDP 5 > 53']],
        [ARP, ['Ethernet 02:00:00:00:0a:01 > ff:ff:ff:ff:ff:ff', 'ARP 10.0.0.1 asks or tells 10.0.0.2']],
        ['020000000a02020000000a0188cc', ['Ethernet 02:00:00:00:0a:01 > 02:00:00:00:0a:02', 'ethertype 0x88cc']],
    ])('are told with their addresses: %#', (text, headers) => {
        expect(summary(frame(text))).toEqual(headers);
    });

    it('of any beginning of a frame are those that are whole', () => {
        const whole = summary(frame(VXLAN));
        for (let length = 14; length < frame(VXLAN).length; length++) {
            const told = summary(frame(VXLAN).slice(0, length));
            const last = told.at(-1) === 'cut short' ? told.slice(0, -1) : told;
            expect(whole.slice(0, last.length)).toEqual(last);
        }
        expect(summary(frame(VXLAN).slice(0, 20))).toEqual([whole[0], 'cut short']);
    });
});

describe('a capture file', () => {
    const bytes = (text: string): Uint8Array => Uint8Array.from(text.match(/../g)!, it => parseInt(it, 16));
    const little = (value: number): string => hex(new Uint8Array(new Uint32Array([value]).buffer));
    const block = (type: number, body: string): string => {
        const length = little(body.length / 2 + 12);
        return little(type) + length + body + length;
    };
    const SECTION = block(0x0a0d0d0a, '4d3c2b1a' + '01000000' + 'ffffffffffffffff');
    const PCAP = 'd4c3b2a1020004000000000000000000ffff000001000000';

    it('of pcap has its frames, whatever its byte order', () => {
        const record = (length: string): string => `00000000000000000e0000000e000000`.replaceAll('0e000000', length);
        expect(readCapture(bytes(PCAP + record('0e000000') + '11'.repeat(14) + record('0e000000') + '22'.repeat(14))))
            .toEqual([bytes('11'.repeat(14)), bytes('22'.repeat(14))]);
        expect(readCapture(bytes('a1b2c3d400020004000000000000000000ffff0000000001' + record('0000000e')
            + '33'.repeat(14)))).toEqual([bytes('33'.repeat(14))]);
    });

    it('of pcapng has its frames of Ethernet', () => {
        const packet = (link: number, octet: string): string => block(6, little(link) + little(0) + little(0)
            + little(14) + little(14) + octet.repeat(14) + '0000');
        const ng = SECTION + block(1, '01000000ffff0000') + block(1, '71000000ffff0000') + packet(0, '44')
            + packet(1, '55') + block(5, '0000') + packet(0, '66');
        expect(readCapture(bytes(ng))).toEqual([bytes('44'.repeat(14)), bytes('66'.repeat(14))]);
    });

    it.each([
        ['', 'this file is cut short'], ['0011223344', 'this is no pcap or pcapng file'],
        [PCAP, 'there is no frame in this file'],
        [`${PCAP}00000000000000000e0000000e00000011`, 'this file is cut short'],
        [PCAP.replace(/01000000$/, '71000000'), 'this is not of Ethernet'],
        [SECTION, 'there is no Ethernet frame in this file'],
        [`${SECTION}0600000000000000`, 'this file is cut short'],
    ])('says why there is nothing in it: %#', (text, reason) => {
        expect(readCapture(bytes(text === '' ? '00' : text))).toBe(reason);
    });
});
