/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * netvis in terms of its YANG model: reads the configuration into values, guards it before it is stored, and writes the
 * state. The only package that knows the generated types of the model; start at
 * {@link org.opendaylight.netvis.yang.PolicyReader} and {@link org.opendaylight.netvis.yang.StatusWriter}.
 */
package org.opendaylight.netvis.yang;
