/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.journal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The class of the journal that this build resolves, as its bytes and as an object.
 */
final class MappedBuffers {
    private MappedBuffers() {
        // Hidden on purpose
    }

    /** {@return the class file as OpenDaylight delivers it} */
    static byte[] delivered() throws IOException {
        return classFile(MappedBufferMethod.CLASS);
    }

    static byte[] classFile(final String name) throws IOException {
        try (var stream = MappedBuffers.class.getClassLoader().getResourceAsStream(
                name.replace('.', '/') + ".class")) {
            return stream.readAllBytes();
        }
    }

    /** {@return the class file with the method as later releases have it} */
    static byte[] withLimitFirst() throws IOException {
        final var reader = new ClassReader(delivered());
        final var writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(final int access, final String name, final String descriptor,
                    final String signature, final String[] exceptions) {
                final var method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!"internalNioBuffer".equals(name)) {
                    return method;
                }
                setLimitFirst(method, reader.getClassName());
                return null;
            }
        }, 0);
        return writer.toByteArray();
    }

    private static void setLimitFirst(final MethodVisitor method, final String owner) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitVarInsn(Opcodes.ILOAD, 2);
        call(method, owner, "checkIndex", "(II)V");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        call(method, owner, "internalNio", "()Ljava/nio/ByteBuffer;");
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitVarInsn(Opcodes.ILOAD, 2);
        method.visitInsn(Opcodes.IADD);
        call(method, "java/nio/ByteBuffer", "limit", "(I)Ljava/nio/ByteBuffer;");
        method.visitVarInsn(Opcodes.ILOAD, 1);
        call(method, "java/nio/ByteBuffer", "position", "(I)Ljava/nio/ByteBuffer;");
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(3, 3);
        method.visitEnd();
    }

    private static void call(final MethodVisitor method, final String owner, final String name,
            final String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    /** {@return a buffer of a class, on a file} */
    static ByteBuf create(final byte[] classFile, final Path directory, final int size) throws Exception {
        final var type = new ClassLoader(MappedBuffers.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(MappedBufferMethod.CLASS, classFile, 0, classFile.length);
            }
        }.define();
        final var constructor = type.getDeclaredConstructor(ByteBufAllocator.class, MappedByteBuffer.class);
        constructor.setAccessible(true);
        try (var channel = FileChannel.open(Files.createTempFile(directory, "journal", null),
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return (ByteBuf) constructor.newInstance(UnpooledByteBufAllocator.DEFAULT,
                channel.map(MapMode.READ_WRITE, 0, size));
        }
    }
}
