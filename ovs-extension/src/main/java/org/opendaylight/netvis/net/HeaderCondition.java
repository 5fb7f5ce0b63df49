/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

/**
 * Something that is true of a packet and that Open vSwitch cannot match. It is false of a packet that has no such
 * header. Headers of a packet that is carried within the packet do not count.
 */
public sealed interface HeaderCondition permits CarrierCondition, HeaderAbsence, HeaderMatch, Payload {
}
