/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/** Numbers as a person reads them. Pure. */

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'];

/** 1234 -> "1.23 k"; three digits, with a decimal prefix. NaN is what is not known yet. */
export function scaled(value: number, unit: string): string {
    if (Number.isNaN(value)) {
        return 'not yet known';
    }
    let prefix = 0;
    let rest = value;
    while (rest >= 999.5 && prefix < PREFIXES.length - 1) {
        rest /= 1000;
        prefix++;
    }
    const digits = rest >= 99.5 || (prefix === 0 && Number.isInteger(rest)) ? 0 : rest >= 9.95 ? 1 : 2;
    return `${rest.toFixed(digits)} ${PREFIXES[prefix]}${unit}`.trim();
}

export function bits(perSecond: number): string {
    return scaled(perSecond, 'bit/s');
}

export function packetRate(perSecond: number): string {
    return scaled(perSecond, 'packets/s');
}

export function bytes(value: number): string {
    return scaled(value, 'B');
}

/** 1234567 -> "1,234,567" */
export function whole(value: number): string {
    return value.toLocaleString('en-US');
}

/** How long ago, in the largest unit that has a number of two digits at most. */
export function age(millis: number): string {
    const seconds = Math.max(0, Math.round(millis / 1000));
    if (seconds < 100) {
        return `${seconds} s`;
    }
    const minutes = Math.round(seconds / 60);
    return minutes < 100 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} h`
        : `${Math.round(minutes / 1440)} d`;
}

/** The time of day, here where the reader is. */
export function clock(at: number | Date): string {
    return new Date(at).toLocaleTimeString('en-GB');
}

export function day(at: number | Date): string {
    const date = new Date(at);
    return `${date.toLocaleDateString('sv-SE')} ${clock(date)}`;
}
