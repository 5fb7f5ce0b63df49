/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What would become of a frame, and what would come of a change, as answers to questions; enter at
 * {@link org.opendaylight.netvis.explain.Explainer} and {@link org.opendaylight.netvis.explain.Previewer}. Pure: it
 * reads a {@link org.opendaylight.netvis.explain.Snapshot} and changes nothing. It must know neither YANG nor the
 * controller.
 */
package org.opendaylight.netvis.explain;
