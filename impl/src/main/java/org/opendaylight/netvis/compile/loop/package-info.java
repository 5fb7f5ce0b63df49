/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Unwraps tunnels in transit by a loop: the whole frame is put into a Geneve tunnel to the bridge itself, one option of
 * which takes the frame's own headers for its data.
 */
package org.opendaylight.netvis.compile.loop;
