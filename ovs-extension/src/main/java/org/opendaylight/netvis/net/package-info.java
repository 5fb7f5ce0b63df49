/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What is in frames, whoever speaks of them: numbers of the protocols' registries, tunnels, headers and conditions on
 * them, and what can be removed. Knows nothing but itself.
 */
package org.opendaylight.netvis.net;
