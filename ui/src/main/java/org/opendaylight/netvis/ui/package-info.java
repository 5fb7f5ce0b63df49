/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The web page at {@code /netvis}: static files, made by {@code src/main/web} and served by
 * {@link org.opendaylight.netvis.ui.WebPage}. What the page shows and does it asks RESTCONF for, as whoever has logged
 * in. Of netvis it must import nothing.
 */
package org.opendaylight.netvis.ui;
