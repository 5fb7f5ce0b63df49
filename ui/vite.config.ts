/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
    root: 'src/main/web',
    // Wherever a proxy puts it
    base: './',
    build: {
        outDir: '../../../target/classes/org/opendaylight/netvis/ui/page',
        emptyOutDir: true,
        manifest: 'manifest.json',
        modulePreload: { polyfill: false },
        target: 'es2022',
    },
    // For 'npm run dev': NETVIS=http://127.0.0.1:8181
    server: { proxy: { '/rests': process.env['NETVIS'] ?? 'http://127.0.0.1:8181' } },
    test: {
        root: '.',
        include: ['src/test/web/**/*.test.ts'],
    },
});
