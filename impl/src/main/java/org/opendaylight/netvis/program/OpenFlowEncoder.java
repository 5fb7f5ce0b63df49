/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.netvis.ovs.protocol.NiciraExt;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Complete OpenFlow 1.3 messages that change the flows, groups and meters of a switch, with transaction id 0.
 *
 * <p>No flow-mod resets counters: what a flow has counted stays when its content changes. A modification or a deletion
 * names the whole cookie, so that a foreign flow that has meanwhile taken the place of netvis's is left alone.
 */
public final class OpenFlowEncoder {
    private static final long WHOLE_COOKIE = -1L;

    private OpenFlowEncoder() {
        // Hidden on purpose
    }

    /**
     * {@return the message that makes a change}
     *
     * @param change the change
     */
    public static byte[] message(final Change change) {
        return switch (change) {
            case Change.DeleteAllFlows all -> deleteAllFlows();
            case Change.AddGroup add -> groupMod(OpenFlow13.OFPGC_ADD, add.group());
            case Change.ModifyGroup modify -> groupMod(OpenFlow13.OFPGC_MODIFY, modify.group());
            case Change.DeleteGroup delete -> finish(groupHeader(OpenFlow13.OFPGC_DELETE, Group.Type.ALL, delete.id()));
            case Change.AddFlow add -> addFlow(add.flow());
            case Change.ModifyFlow modify -> modifyFlow(modify.flow());
            case Change.DeleteFlow delete -> deleteFlow(delete.flow());
            case Change.AddMeter add -> meterMod(OpenFlow13.OFPMC_ADD, add.meter());
            case Change.ModifyMeter modify -> meterMod(OpenFlow13.OFPMC_MODIFY, modify.meter());
            case Change.DeleteMeter delete -> deleteMeter(delete.id());
            case Change.AddTlvMapping add -> addTlvMapping(add.mapping());
        };
    }

    /**
     * {@return a message that sends a frame through actions, as if it came from the controller} Section 7.3.7.
     *
     * @param actions what is done with it
     * @param frame the frame
     */
    public static byte[] packetOut(final Iterable<Action> actions, final byte[] frame) {
        final var out = header(OpenFlow13.OFPT_PACKET_OUT)
            .put32(OpenFlow13.OFP_NO_BUFFER)
            .put32(OpenFlow13.OFPP_CONTROLLER);
        final var length = out.size();
        out.putZeros(Long.BYTES);
        final var start = out.size();
        ActionEncoder.put(out, actions);
        out.setLength(length, start);
        for (byte b : frame) {
            out.put8(b);
        }
        return finish(out);
    }

    private static byte[] deleteMeter(final int id) {
        return finish(header(OpenFlow13.OFPT_METER_MOD).put16(OpenFlow13.OFPMC_DELETE).put16(0).put32(id));
    }

    /** Writes an {@code NXT_TLV_TABLE_MOD} (Open vSwitch's include/openflow/nicira-ext.h). */
    private static byte[] addTlvMapping(final TlvMapping mapping) {
        return finish(header(OpenFlow13.OFPT_EXPERIMENTER)
            .put32(Experimenter.NICIRA)
            .put32(NiciraExt.NXT_TLV_TABLE_MOD)
            .put16(NiciraExt.NXTTMC_ADD)
            .putZeros(Short.BYTES + Integer.BYTES)
            .put16(mapping.option().optionClass())
            .put8(mapping.option().type())
            .put8(mapping.option().length())
            .put16(mapping.field())
            .putZeros(Short.BYTES));
    }

    private static byte[] meterMod(final int command, final Meter meter) {
        return finish(header(OpenFlow13.OFPT_METER_MOD)
            .put16(command)
            .put16(OpenFlow13.OFPMF_PKTPS | OpenFlow13.OFPMF_BURST | OpenFlow13.OFPMF_STATS)
            .put32(meter.id())
            .put16(OpenFlow13.OFPMBT_DROP)
            .put16(OpenFlow13.DROP_BAND_LENGTH)
            .put32(meter.packetsPerSecond())
            .put32(meter.burstPackets())
            .putZeros(Integer.BYTES));
    }

    private static byte[] addFlow(final Flow flow) {
        final var out = flowHeader(flow.cookie(), 0, flow.key().table().value(), OpenFlow13.OFPFC_ADD,
            flow.key().priority());
        OxmEncoder.putMatch(out, flow.key().match());
        putInstructions(out, flow);
        return finish(out);
    }

    private static byte[] modifyFlow(final Flow flow) {
        final var out = flowHeader(flow.cookie(), WHOLE_COOKIE, flow.key().table().value(),
            OpenFlow13.OFPFC_MODIFY_STRICT, flow.key().priority());
        OxmEncoder.putMatch(out, flow.key().match());
        putInstructions(out, flow);
        return finish(out);
    }

    private static byte[] deleteFlow(final Flow flow) {
        final var out = flowHeader(flow.cookie(), WHOLE_COOKIE, flow.key().table().value(),
            OpenFlow13.OFPFC_DELETE_STRICT, flow.key().priority());
        OxmEncoder.putMatch(out, flow.key().match());
        return finish(out);
    }

    private static byte[] deleteAllFlows() {
        final var out = flowHeader(Cookie.MARK, Cookie.MARK_MASK, OpenFlow13.OFPTT_ALL, OpenFlow13.OFPFC_DELETE,
            OpenFlow13.OFP_DEFAULT_PRIORITY);
        OxmEncoder.putMatch(out, Match.ANY);
        return finish(out);
    }

    /** Begins an {@code ofp_flow_mod} (section 7.3.4.1), up to its match. */
    private static MessageWriter flowHeader(final long cookie, final long cookieMask, final int table,
            final int command, final int priority) {
        return header(OpenFlow13.OFPT_FLOW_MOD)
            .put64(cookie)
            .put64(cookieMask)
            .put8(table)
            .put8(command)
            // idle and hard timeout: none
            .putZeros(2 * Short.BYTES)
            .put16(priority)
            .put32(OpenFlow13.OFP_NO_BUFFER)
            .put32(OpenFlow13.OFPP_ANY)
            .put32(OpenFlow13.OFPG_ANY)
            // flags: none, and padding
            .putZeros(2 * Short.BYTES);
    }

    /** Writes the instructions (section 7.2.4) in the order in which they are executed. */
    private static void putInstructions(final MessageWriter out, final Flow flow) {
        if (!flow.actions().isEmpty()) {
            final var start = out.size();
            out.put16(OpenFlow13.OFPIT_APPLY_ACTIONS).put16(0).putZeros(Integer.BYTES);
            ActionEncoder.put(out, flow.actions());
            out.setLength(start + Short.BYTES, start);
        }
        flow.metadata().ifPresent(written -> out.put16(OpenFlow13.OFPIT_WRITE_METADATA).put16(24)
            .putZeros(Integer.BYTES)
            .put64(written.value().low())
            .put64(written.mask().low()));
        flow.next().ifPresent(table -> out.put16(OpenFlow13.OFPIT_GOTO_TABLE).put16(8)
            .put8(table.value())
            .putZeros(3));
    }

    private static byte[] groupMod(final int command, final Group group) {
        final var out = groupHeader(command, group.type(), group.id());
        group.buckets().forEach(bucket -> putBucket(out, bucket));
        return finish(out);
    }

    /** Begins an {@code ofp_group_mod} (section 7.3.4.2), up to its buckets. */
    private static MessageWriter groupHeader(final int command, final Group.Type type, final GroupId id) {
        return header(OpenFlow13.OFPT_GROUP_MOD)
            .put16(command)
            .put8(type.code())
            .putZeros(1)
            .put32(id.value());
    }

    private static void putBucket(final MessageWriter out, final Bucket bucket) {
        final var start = out.size();
        // the length comes when it is known
        out.put16(0).put16(bucket.weight())
            .put32(bucket.watchPort().map(PortNo::value).orElse(OpenFlow13.OFPP_ANY))
            .put32(OpenFlow13.OFPG_ANY)
            .putZeros(Integer.BYTES);
        ActionEncoder.put(out, bucket.actions());
        out.setLength(start, start);
    }

    private static MessageWriter header(final int type) {
        return new MessageWriter()
            .put8(OpenFlow13.VERSION)
            .put8(type)
            // length and transaction id
            .putZeros(Short.BYTES + Integer.BYTES);
    }

    private static byte[] finish(final MessageWriter out) {
        out.setLength(OpenFlow13.LENGTH_OFFSET, 0);
        return out.toBytes();
    }
}
