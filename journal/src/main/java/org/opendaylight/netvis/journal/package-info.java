/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Corrects a fault of OpenDaylight's journal, by which a large change makes the datastore refuse all later ones.
 * {@link org.opendaylight.netvis.journal.JournalCorrection} is the entry point. Knows nothing of the rest of netvis.
 */
package org.opendaylight.netvis.journal;
