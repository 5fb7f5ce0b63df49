/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Frames as bytes, and what a person sees in them at a glance. The controller decides by its own reading. Pure. */

/** {@return the bytes of hexadecimal digits with blanks, colons and line ends between; or why they are none} */
export function parseHex(text: string): Uint8Array | string {
    const digits = text.replace(/[\s:]/g, '');
    if (/[^0-9a-f]/i.test(digits)) {
        return `a frame is given in hexadecimal, and this is not: ${/[^0-9a-f]+/i.exec(digits)?.[0]}`;
    }
    if (digits.length % 2 !== 0) {
        return 'a byte has two digits, and the last one here has one';
    }
    if (digits.length < 28) {
        return `a frame has at least 14 bytes, and this has ${digits.length / 2}`;
    }
    return Uint8Array.from(digits.match(/../g)!, it => parseInt(it, 16));
}

export function hex(bytes: Uint8Array): string {
    return Array.from(bytes, it => it.toString(16).padStart(2, '0')).join('');
}

/** {@return lines of 16 bytes: offset, digits, and the characters that are printable} */
export function dump(bytes: Uint8Array): string {
    const lines = [];
    for (let at = 0; at < bytes.length; at += 16) {
        const part = bytes.slice(at, at + 16);
        const digits = Array.from(part, it => it.toString(16).padStart(2, '0')).join(' ').padEnd(47);
        const text = Array.from(part, it => it > 31 && it < 127 ? String.fromCharCode(it) : '.').join('');
        lines.push(`${at.toString(16).padStart(4, '0')}  ${digits}  ${text}`);
    }
    return lines.join('\n');
}

const VLANS = [0x8100, 0x88a8];
const PORTS: Record<number, string> = { 6: 'TCP', 17: 'UDP', 132: 'SCTP' };
const TUNNELS: Record<number, string> = { 4789: 'VXLAN', 6081: 'Geneve' };

/** {@return the headers with their addresses and numbers, the outermost first} */
export function summary(bytes: Uint8Array): string[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    try {
        return ethernet(view, 0);
    } catch (e) {
        if (e instanceof RangeError) {
            return ['cut short'];
        }
        throw e;
    }
}

function ethernet(view: DataView, start: number): string[] {
    const result = [`Ethernet ${mac(view, start + 6)} > ${mac(view, start)}`];
    let at = start + 12;
    let type = view.getUint16(at);
    while (VLANS.includes(type)) {
        result.push(`VLAN ${view.getUint16(at + 2) & 0xfff}`);
        at += 4;
        type = view.getUint16(at);
    }
    return [...result, ...cutShort(() => network(view, at + 2, type))];
}

function network(view: DataView, at: number, type: number): string[] {
    switch (type) {
        case 0x0800: {
            const isFirst = (view.getUint16(at + 6) & 0x1fff) === 0;
            const header = [`IPv4 ${ipv4(view, at + 12)} > ${ipv4(view, at + 16)}`];
            return isFirst ? [...header, ...cutShort(() => transport(view, at + (view.getUint8(at) & 15) * 4,
                view.getUint8(at + 9)))] : [...header, 'later fragment'];
        }
        case 0x86dd:
            return [`IPv6 ${ipv6(view, at + 8)} > ${ipv6(view, at + 24)}`,
                ...cutShort(() => transport(view, at + 40, view.getUint8(at + 6)))];
        case 0x0806:
            return [`ARP ${ipv4(view, at + 14)} asks or tells ${ipv4(view, at + 24)}`];
        case 0x8926:
            return [`VN-tag to ${view.getUint16(at) & 0x3fff}`, ...cutShort(() =>
                network(view, at + 6, view.getUint16(at + 4)))];
        default:
            return [`ethertype 0x${type.toString(16).padStart(4, '0')}`];
    }
}

function transport(view: DataView, at: number, protocol: number): string[] {
    const name = PORTS[protocol];
    if (name === undefined) {
        return [protocol === 1 || protocol === 58 ? `ICMP type ${view.getUint8(at)}` : `protocol ${protocol}`];
    }
    const to = view.getUint16(at + 2);
    const tunnel = protocol === 17 ? TUNNELS[to] : undefined;
    return [`${name} ${view.getUint16(at)} > ${to}`, ...tunnel === undefined ? []
        : cutShort(() => carried(view, at + 8, tunnel))];
}

function carried(view: DataView, at: number, tunnel: string): string[] {
    const options = tunnel === 'Geneve' ? (view.getUint8(at) & 0x3f) * 4 : 0;
    return [`${tunnel} VNI ${view.getUint32(at + 4) >>> 8}`, ...cutShort(() => ethernet(view, at + 8 + options))];
}

function cutShort(headers: () => string[]): string[] {
    try {
        return headers();
    } catch (e) {
        if (e instanceof RangeError) {
            return ['cut short'];
        }
        throw e;
    }
}

function mac(view: DataView, at: number): string {
    return Array.from({ length: 6 }, (_, i) => view.getUint8(at + i).toString(16).padStart(2, '0')).join(':');
}

function ipv4(view: DataView, at: number): string {
    return Array.from({ length: 4 }, (_, i) => view.getUint8(at + i)).join('.');
}

/** RFC 5952: the longest run of two zero groups or more is left out. */
function ipv6(view: DataView, at: number): string {
    const groups = Array.from({ length: 8 }, (_, i) => view.getUint16(at + 2 * i).toString(16)).join(':');
    const longest = [...groups.matchAll(/\b0(?::0)+\b/g)].sort((a, b) => b[0].length - a[0].length)[0];
    return longest === undefined ? groups : `${groups.slice(0, longest.index).replace(/:$/, '')}::${
        groups.slice(longest.index + longest[0].length).replace(/^:/, '')}`;
}
