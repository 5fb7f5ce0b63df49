/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Wires netvis together: configuration in, programs out, state back. Start at
 * {@link org.opendaylight.netvis.controller.NetvisComponent}. The only package that knows the generated YANG types.
 */
package org.opendaylight.netvis.controller;
