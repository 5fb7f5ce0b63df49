/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.extensibility.HeaderDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.yangtools.binding.DataContainer;

/**
 * Stands before one of the two deserializers that there are of set-field, and leaves to it the fields that
 * openflowplugin knows.
 *
 * @param <T> what the deserializer makes of an action
 */
@NonNullByDefault
final class SetFieldTap<T extends DataContainer> implements OFDeserializer<T>, HeaderDeserializer<T> {
    private final OFDeserializer<T> tapped;
    private final Function<ByteBuf, T> ofOvs;

    /**
     * Default constructor.
     *
     * @param tapped the deserializer that stood here before
     * @param ofOvs what reads an action that sets one of Open vSwitch's own fields
     */
    SetFieldTap(final OFDeserializer<T> tapped, final Function<ByteBuf, T> ofOvs) {
        this.tapped = requireNonNull(tapped);
        this.ofOvs = requireNonNull(ofOvs);
    }

    /** {@return the deserializer that stood here before} */
    OFDeserializer<T> tapped() {
        return tapped;
    }

    @Override
    public T deserialize(final ByteBuf message) {
        return SetField.isOfOvs(message) ? ofOvs.apply(message) : tapped.deserialize(message);
    }

    /** A header, as the features of a table have it, tells no field. */
    @Override
    @SuppressWarnings("unchecked")
    public T deserializeHeader(final ByteBuf message) {
        return ((HeaderDeserializer<T>) tapped).deserializeHeader(message);
    }
}
