/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.subject;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Leads the calls in a class file elsewhere. Who is called stands in the constant pool (JVMS 4.4.2): an entry of a
 * method names the class, and the method's name and descriptor. As {@link CurrentSubject} has static methods of the
 * same names and descriptors, another class in the entry is all, and the code stays as it is.
 */
final class SubjectCalls {
    private static final Set<Method> REDIRECTED = Set.of(
        new Method("javax/security/auth/Subject", "getSubject",
            "(Ljava/security/AccessControlContext;)Ljavax/security/auth/Subject;"),
        new Method("org/apache/karaf/util/jaas/JaasHelper", "doAs",
            "(Ljavax/security/auth/Subject;Ljava/security/PrivilegedAction;)Ljava/lang/Object;"),
        new Method("org/apache/karaf/util/jaas/JaasHelper", "doAs",
            "(Ljavax/security/auth/Subject;Ljava/security/PrivilegedExceptionAction;)Ljava/lang/Object;"));
    private static final String TARGET = CurrentSubject.class.getName().replace('.', '/');

    /** Magic, minor and major version. */
    private static final int HEADER_BYTES = 8;
    private static final int MOST_ENTRIES = 0xffff;

    // Tags of the constant pool, JVMS table 4.4-A
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    /**
     * A method as a class file names it.
     *
     * @param owner its class
     * @param name its name
     * @param descriptor its types
     */
    private record Method(String owner, String name, String descriptor) {
        // Nothing else
    }

    private final byte[] file;
    private final ByteBuffer buffer;
    /** Where each entry begins; nothing begins at the numbers that no entry has. */
    private final int[] offsets;
    private final int end;

    private SubjectCalls(final byte[] original) {
        // The JVM's own must not be changed
        file = original.clone();
        buffer = ByteBuffer.wrap(file);
        offsets = new int[unsigned(HEADER_BYTES)];
        int offset = HEADER_BYTES + Short.BYTES;
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offset;
            final int tag = file[offset];
            offset += size(tag, offset);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        end = offset;
    }

    /**
     * {@return the class file with its calls redirected; {@code null} if it has no such calls}
     *
     * @param file a class file
     * @throws IOException if it cannot be read or has no room
     */
    @SuppressFBWarnings(value = "PZLA_PREFER_ZERO_LENGTH_ARRAYS", justification = "as ClassFileTransformer has it")
    static byte @Nullable [] redirect(final byte[] file) throws IOException {
        try {
            final var calls = new SubjectCalls(file);
            final var entries = calls.redirected();
            return entries.isEmpty() ? null : calls.withTarget(entries);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the class file is damaged", e);
        }
    }

    private List<Integer> redirected() throws IOException {
        final var result = new ArrayList<Integer>();
        for (int offset : offsets) {
            if (offset > 0 && file[offset] == METHOD && REDIRECTED.contains(method(offset))) {
                result.add(offset);
            }
        }
        return result;
    }

    private Method method(final int offset) throws IOException {
        final int nameAndType = offsets[unsigned(offset + 3)];
        return new Method(text(offsets[unsigned(offset + 1)] + 1), text(nameAndType + 1), text(nameAndType + 3));
    }

    /** Two entries more, the target's name and class, and the class in the entries of the methods. */
    private byte[] withTarget(final List<Integer> entries) throws IOException {
        if (offsets.length + 2 > MOST_ENTRIES) {
            throw new IOException("the constant pool is full");
        }
        for (int entry : entries) {
            buffer.putShort(entry + 1, (short) (offsets.length + 1));
        }
        final var bytes = new ByteArrayOutputStream(file.length + TARGET.length() + 8);
        final var output = new DataOutputStream(bytes);
        output.write(file, 0, HEADER_BYTES);
        output.writeShort(offsets.length + 2);
        output.write(file, HEADER_BYTES + Short.BYTES, end - HEADER_BYTES - Short.BYTES);
        output.writeByte(UTF8);
        output.writeUTF(TARGET);
        output.writeByte(CLASS);
        output.writeShort(offsets.length);
        output.write(file, end, file.length - end);
        return bytes.toByteArray();
    }

    /** {@return the text of the entry whose number is at an offset} */
    private String text(final int offset) throws IOException {
        final int entry = offsets[unsigned(offset)];
        return new DataInputStream(new ByteArrayInputStream(file, entry + 1, file.length - entry - 1)).readUTF();
    }

    private int unsigned(final int offset) {
        return Short.toUnsignedInt(buffer.getShort(offset));
    }

    private int size(final int tag, final int offset) {
        return switch (tag) {
            case UTF8 -> 3 + unsigned(offset + 1);
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
            case METHOD_HANDLE -> 4;
            case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> 5;
            case LONG, DOUBLE -> 9;
            default -> throw new IllegalArgumentException("unknown entry " + tag + " in the constant pool");
        };
    }
}
