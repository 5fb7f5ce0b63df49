/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.field.Bytes;

/**
 * What an {@link NiciraAction.Encap} says about the header to be added (Open vSwitch,
 * include/openvswitch/ofp-ed-props.h).
 */
@NonNullByDefault
public sealed interface EncapProperty {
    /**
     * The type of a Network Service Header's metadata (RFC 8300, section 2.2).
     *
     * @param type 1, fixed length, or 2, variable length
     */
    record NshMdType(int type) implements EncapProperty {
        private static final int FIXED = 1;
        private static final int VARIABLE = 2;

        /** Checks the type. */
        public NshMdType {
            Ranges.require("md_type", type, FIXED, VARIABLE);
        }

        @Override
        public String toString() {
            return "md_type=" + type;
        }
    }

    /**
     * Metadata of variable length (RFC 8300, section 2.5.1).
     *
     * @param metadataClass class of the type, 0 to 0xffff
     * @param type type, 0 to 255
     * @param value 0 to 127 bytes
     */
    record NshTlv(int metadataClass, int type, Bytes value) implements EncapProperty {
        private static final int MAX_LENGTH = 127;

        /** Checks the ranges. */
        public NshTlv {
            Ranges.require16("tlv class", metadataClass);
            Ranges.require8("tlv type", type);
            Ranges.require("tlv length", requireNonNull(value).length(), 0, MAX_LENGTH);
        }

        @Override
        public String toString() {
            return "tlv(0x%04x,%d,0x%s)".formatted(metadataClass, type, value);
        }
    }
}
