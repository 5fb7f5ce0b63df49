/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The pipeline of a bridge, declared: what each {@link org.opendaylight.netvis.pipeline.Table} may match, set, do and
 * reach, at which priorities ({@link org.opendaylight.netvis.pipeline.Band}), and what the bits of metadata and
 * registers mean ({@link org.opendaylight.netvis.pipeline.Mark}). Flows are built from the declaration, which refuses
 * what it does not allow. Pure; must import only {@code program}, {@code net} and Open vSwitch's actions as values.
 */
package org.opendaylight.netvis.pipeline;
