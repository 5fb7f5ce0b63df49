/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Commands of Karaf's console that show what there is and how it is: {@code netvis:policies} and its companions. They
 * change nothing. Of netvis it knows the state as a value, {@code status} and {@code policy}, and nothing else.
 */
package org.opendaylight.netvis.console;
