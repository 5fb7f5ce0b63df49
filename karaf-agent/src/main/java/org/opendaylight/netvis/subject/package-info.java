/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * A Java agent with which Karaf 4.4 knows its users on JDK 24 and later.
 *
 * <p>Karaf asks {@code Subject.getSubject} who the user is and which roles he has. From JDK 24 on (JEP 486) that method
 * throws: the event admin stops Karaf's start, and no console command is allowed to anybody. {@link SubjectAgent} leads
 * those calls, and the ones by which Karaf says who the user is, to {@link CurrentSubject} as the classes are loaded.
 *
 * <p>It is security code, and errs on the closed side: a class that cannot be changed stays as it is, so that its call
 * throws and what it guards is refused.
 */
package org.opendaylight.netvis.subject;
