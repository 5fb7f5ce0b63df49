/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.protocol.Experimenter;

/**
 * Type and code of an OpenFlow error message.
 *
 * @param type error type, OpenFlow 1.3.5, section 7.4.4
 * @param code error code, whose meaning depends on the type
 * @param experimenter who has defined type and code, or 0 for the specification
 */
@NonNullByDefault
record OpenflowError(int type, int code, int experimenter) {
    /** OFPET_EXPERIMENTER, whose code is the error's number in the experimenter's list, followed by his id. */
    private static final int EXPERIMENTER_TYPE = 0xffff;
    private static final int FLOW_MOD_FAILED = 5;
    private static final int TABLE_FULL = 1;
    /** First error of bundles (ONF extension 230), which are ONF's; they are numbered through. */
    private static final int FIRST_BUNDLE_ERROR = 2300;

    /** Names of types and codes, OpenFlow 1.3.5, sections 7.4.4.2 to 7.4.4.14, without their prefixes. */
    private static final Map<Integer, Type> TYPES = Map.ofEntries(
        Map.entry(1, Type.of("BAD_REQUEST", "BAD_VERSION", "BAD_TYPE", "BAD_MULTIPART", "BAD_EXPERIMENTER",
            "BAD_EXP_TYPE", "EPERM", "BAD_LEN", "BUFFER_EMPTY", "BUFFER_UNKNOWN", "BAD_TABLE_ID", "IS_SLAVE",
            "BAD_PORT", "BAD_PACKET", "MULTIPART_BUFFER_OVERFLOW")),
        Map.entry(2, Type.of("BAD_ACTION", "BAD_TYPE", "BAD_LEN", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_OUT_PORT",
            "BAD_ARGUMENT", "EPERM", "TOO_MANY", "BAD_QUEUE", "BAD_OUT_GROUP", "MATCH_INCONSISTENT",
            "UNSUPPORTED_ORDER", "BAD_TAG", "BAD_SET_TYPE", "BAD_SET_LEN", "BAD_SET_ARGUMENT")),
        Map.entry(3, Type.of("BAD_INSTRUCTION", "UNKNOWN_INST", "UNSUP_INST", "BAD_TABLE_ID", "UNSUP_METADATA",
            "UNSUP_METADATA_MASK", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_LEN", "EPERM")),
        Map.entry(4, Type.of("BAD_MATCH", "BAD_TYPE", "BAD_LEN", "BAD_TAG", "BAD_DL_ADDR_MASK", "BAD_NW_ADDR_MASK",
            "BAD_WILDCARDS", "BAD_FIELD", "BAD_VALUE", "BAD_MASK", "BAD_PREREQ", "DUP_FIELD", "EPERM")),
        Map.entry(5, Type.of("FLOW_MOD_FAILED", "UNKNOWN", "TABLE_FULL", "BAD_TABLE_ID", "OVERLAP", "EPERM",
            "BAD_TIMEOUT", "BAD_COMMAND", "BAD_FLAGS")),
        Map.entry(6, Type.of("GROUP_MOD_FAILED", "GROUP_EXISTS", "INVALID_GROUP", "WEIGHT_UNSUPPORTED",
            "OUT_OF_GROUPS", "OUT_OF_BUCKETS", "CHAINING_UNSUPPORTED", "WATCH_UNSUPPORTED", "LOOP", "UNKNOWN_GROUP",
            "CHAINED_GROUP", "BAD_TYPE", "BAD_COMMAND", "BAD_BUCKET", "BAD_WATCH", "EPERM")),
        Map.entry(12, Type.of("METER_MOD_FAILED", "UNKNOWN", "METER_EXISTS", "INVALID_METER", "UNKNOWN_METER",
            "BAD_COMMAND", "BAD_FLAGS", "BAD_RATE", "BAD_BURST", "BAD_BAND", "BAD_BAND_VALUE", "OUT_OF_METERS",
            "OUT_OF_BANDS")));

    /** Errors of ONF extension 230 from 2300 on. */
    private static final Type BUNDLE_FAILED = Type.of("BUNDLE_FAILED", "UNKNOWN", "EPERM", "BAD_ID", "BUNDLE_EXIST",
        "BUNDLE_CLOSED", "OUT_OF_BUNDLES", "BAD_TYPE", "BAD_FLAGS", "MSG_BAD_LEN", "MSG_BAD_XID", "MSG_UNSUP",
        "MSG_CONFLICT", "MSG_TOO_MANY", "MSG_FAILED", "TIMEOUT", "BUNDLE_IN_PROGRESS");

    private record Type(String name, List<String> codes) {
        static Type of(final String name, final String... codes) {
            return new Type(name, List.of(codes));
        }

        String code(final int code) {
            return name + '/' + (code >= 0 && code < codes.size() ? codes.get(code) : "unknown code");
        }
    }

    /**
     * {@return the error in a message}
     *
     * @param body what follows the OpenFlow header
     */
    static OpenflowError from(final ByteBuf body) {
        final var start = body.readerIndex();
        final var type = body.getUnsignedShort(start);
        final var hasExperimenter = type == EXPERIMENTER_TYPE && body.readableBytes() >= 8;
        return new OpenflowError(type, body.getUnsignedShort(start + 2), hasExperimenter ? body.getInt(start + 4) : 0);
    }

    /** {@return whether it says that a table has no room for another flow (OpenFlow 1.3.5, section 7.4.4.6)} */
    boolean isTableFull() {
        return experimenter == 0 && type == FLOW_MOD_FAILED && code == TABLE_FULL;
    }

    @Override
    public String toString() {
        if (experimenter == Experimenter.ONF) {
            return "%s (ONF error %d)".formatted(BUNDLE_FAILED.code(code - FIRST_BUNDLE_ERROR), code);
        }
        if (experimenter != 0) {
            return "error %d of experimenter 0x%x".formatted(code, experimenter);
        }
        final var known = TYPES.get(type);
        return known == null ? "error type %d code %d".formatted(type, code)
            : "%s (%d/%d)".formatted(known.code(code), type, code);
    }
}
