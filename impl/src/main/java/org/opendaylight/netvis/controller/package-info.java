/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The control loop: configuration in, programs out, status back, all as values. Start at
 * {@link org.opendaylight.netvis.controller.VisibilityController}. Knows neither YANG nor a datastore.
 */
package org.opendaylight.netvis.controller;
