/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */

/**
 * The fields that Open vSwitch matches and sets, in one table: start reading with
 * {@link org.opendaylight.netvis.ovs.field.FieldRow}, whose rows all else is derived from, and
 * {@link org.opendaylight.netvis.ovs.field.NxmField}, by whose names they are found. Knows nothing of OpenDaylight, and
 * does no I/O.
 */
package org.opendaylight.netvis.ovs.field;
