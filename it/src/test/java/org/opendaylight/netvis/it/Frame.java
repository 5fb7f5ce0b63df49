/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.util.HexFormat;

/**
 * An Ethernet frame, without its check sequence. Two frames are equal when all their bytes are.
 *
 * @param hex the bytes, in lower case hexadecimal
 */
record Frame(String hex) {
    private static final HexFormat HEX = HexFormat.of();

    static Frame of(final byte[] bytes) {
        return new Frame(HEX.formatHex(bytes));
    }

    byte[] bytes() {
        return HEX.parseHex(hex);
    }
}
