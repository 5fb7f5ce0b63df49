/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Frames of a capture file: pcap (draft-ietf-opsawg-pcap) and pcapng (draft-ietf-opsawg-pcapng). Pure. */

const ETHERNET = 1;
/** More than a person chooses from. */
const FRAMES = 1000;

/** {@return the frames of a file, the first thousand; or why there are none} */
export function readCapture(bytes: Uint8Array): Uint8Array[] | string {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    try {
        switch (view.getUint32(0)) {
            case 0xa1b2c3d4: case 0xa1b23c4d:
                return pcap(view, bytes, false);
            case 0xd4c3b2a1: case 0x4d3cb2a1:
                return pcap(view, bytes, true);
            case 0x0a0d0d0a:
                return pcapng(view, bytes);
            default:
                return 'this is no pcap or pcapng file';
        }
    } catch (e) {
        if (e instanceof RangeError) {
            return 'this file is cut short';
        }
        throw e;
    }
}

function pcap(view: DataView, bytes: Uint8Array, little: boolean): Uint8Array[] | string {
    if ((view.getUint32(20, little) & 0xffff) !== ETHERNET) {
        return 'this is not of Ethernet';
    }
    const result: Uint8Array[] = [];
    for (let at = 24; at < bytes.length && result.length < FRAMES;) {
        const length = view.getUint32(at + 8, little);
        result.push(part(bytes, at + 16, length));
        at += 16 + length;
    }
    return result.length > 0 ? result : 'there is no frame in this file';
}

function pcapng(view: DataView, bytes: Uint8Array): Uint8Array[] | string {
    const result: Uint8Array[] = [];
    let little = false;
    let links: number[] = [];
    for (let at = 0; at < bytes.length && result.length < FRAMES;) {
        if (view.getUint32(at) === 0x0a0d0d0a) {
            little = view.getUint32(at + 8) === 0x4d3c2b1a;
            links = [];
        }
        const type = view.getUint32(at, little);
        const length = view.getUint32(at + 4, little);
        if (type === 1) {
            links.push(view.getUint16(at + 8, little));
        } else if (type === 6 && links[view.getUint32(at + 8, little)] === ETHERNET) {
            result.push(part(bytes, at + 28, view.getUint32(at + 20, little)));
        } else if (type === 3 && links[0] === ETHERNET) {
            result.push(part(bytes, at + 12, Math.min(view.getUint32(at + 8, little), length - 16)));
        }
        if (length < 12) {
            throw new RangeError('a block has 12 bytes at least');
        }
        at += length;
    }
    return result.length > 0 ? result : 'there is no Ethernet frame in this file';
}

function part(bytes: Uint8Array, at: number, length: number): Uint8Array {
    if (at + length > bytes.length) {
        throw new RangeError('beyond the end');
    }
    return bytes.slice(at, at + length);
}
