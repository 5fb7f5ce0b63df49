/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.journal;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The one method of {@code org.opendaylight.raft.journal.MappedByteBuf} that is wrong in OpenDaylight's controller up
 * to 11.0.2, and in 12.0.0 and 12.0.1 (CONTROLLER-2181).
 *
 * <p>It hands out a part of one shared buffer, and sets the position first, which must not be beyond the limit that the
 * previous caller has left:
 * <pre>
 *   return internalNio().position(index).limit(index + length);
 * </pre>
 * An entry of more than 256 KiB is read in this way, and the next such entry, if it lies further on in the file, can
 * neither be read nor, as the shard fails, any other be written. With the limit cleared first it is right:
 * <pre>
 *   return internalNio().clear().position(index).limit(index + length);
 * </pre>
 */
final class MappedBufferMethod {
    static final String CLASS = "org.opendaylight.raft.journal.MappedByteBuf";

    private static final String OWNER = CLASS.replace('.', '/');
    private static final String BUFFER = "java/nio/ByteBuffer";
    private static final String NAME = "internalNioBuffer";
    private static final String DESCRIPTOR = "(II)L" + BUFFER + ';';
    private static final String SHARED = OWNER + ".internalNio()L" + BUFFER + ';';
    private static final String CHECK = OWNER + ".checkIndex(II)V";
    private static final String POSITION = BUFFER + ".position(I)L" + BUFFER + ';';
    private static final String LIMIT = BUFFER + ".limit(I)L" + BUFFER + ';';
    private static final int ASM = Opcodes.ASM9;

    /** What the method is like. */
    enum Form {
        /** As in 11.0.2: to be corrected. */
        WRONG,
        /** As in 11.0.3, 12.0.2 and later: the limit is set first. */
        RIGHT,
        /** Neither, or not there at all: not to be touched. */
        UNKNOWN
    }

    private MappedBufferMethod() {
        // Hidden on purpose
    }

    /** {@return what the method is like, told by what it calls} */
    static Form form(final byte[] classFile) {
        final var calls = new ArrayList<String>();
        new ClassReader(classFile).accept(new MethodOnly(null, ignored -> new MethodVisitor(ASM) {
            @Override
            public void visitMethodInsn(final int opcode, final String owner, final String name,
                    final String descriptor, final boolean isInterface) {
                calls.add(owner + '.' + name + descriptor);
            }
        }), 0);
        return calls.equals(List.of(CHECK, SHARED, POSITION, LIMIT)) ? Form.WRONG
            : calls.equals(List.of(CHECK, SHARED, LIMIT, POSITION)) ? Form.RIGHT : Form.UNKNOWN;
    }

    /** {@return the class with the method corrected, and nothing else changed} */
    static byte[] corrected(final byte[] classFile) {
        final var reader = new ClassReader(classFile);
        final var writer = new ClassWriter(reader, 0);
        reader.accept(new MethodOnly(writer, delegate -> new MethodVisitor(ASM, delegate) {
            @Override
            public void visitMethodInsn(final int opcode, final String owner, final String name,
                    final String descriptor, final boolean isInterface) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                if (SHARED.equals(owner + '.' + name + descriptor)) {
                    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUFFER, "clear", "()L" + BUFFER + ';', false);
                }
            }
        }), 0);
        return writer.toByteArray();
    }

    /** How a visitor of the method is made from the one that it passes its visits on to. */
    @FunctionalInterface
    private interface VisitorFactory {
        MethodVisitor visitor(MethodVisitor delegate);
    }

    /** Looks at the method only. */
    private static final class MethodOnly extends ClassVisitor {
        private final VisitorFactory factory;

        MethodOnly(final ClassVisitor delegate, final VisitorFactory factory) {
            super(ASM, delegate);
            this.factory = factory;
        }

        @Override
        public MethodVisitor visitMethod(final int access, final String name, final String descriptor,
                final String signature, final String[] exceptions) {
            final var delegate = super.visitMethod(access, name, descriptor, signature, exceptions);
            return NAME.equals(name) && DESCRIPTOR.equals(descriptor) ? factory.visitor(delegate) : delegate;
        }
    }
}
