/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.base.Joiner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opendaylight.netvis.ovs.action.PortText;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Flows and groups as ovs-ofctl writes and reads them: what {@code ovs-ofctl -O OpenFlow13 --no-stats dump-flows} and
 * {@code dump-groups} of Open vSwitch 3.1 print for them, letter by letter.
 * <pre>
 *   cookie=0x4e56030000000001, table=10, priority=60000,tcp,metadata=0/0x10,tp_dst=443 actions=group:1308622849
 *   group_id=1308622849,type=all,bucket=actions=output:2,bucket=actions=pop_vlan,output:3
 * </pre>
 * As there, table 0, priority 32768 and cookie 0 go without saying, and a flow without actions drops.
 *
 * <p>What ovs-ofctl prints it reads back, but for a mask of IPv6 that is no prefix and whose text begins with a decimal
 * digit, such as {@code /8432::1}: it takes that for a prefix length, and refuses the line.
 */
public final class FlowText {
    private static final Joiner COMMA = Joiner.on(',');

    private FlowText() {
        // Hidden on purpose
    }

    /**
     * {@return the match part of a flow, empty for every packet}
     *
     * @param match a match
     */
    public static String match(final Match match) {
        return COMMA.join(MatchText.parts(match));
    }

    /**
     * {@return the line of a flow}
     *
     * @param flow a flow
     */
    public static String flow(final Flow flow) {
        final var text = new StringBuilder();
        if (flow.cookie() != 0) {
            text.append("cookie=0x").append(Long.toHexString(flow.cookie())).append(", ");
        }
        if (flow.key().table().value() != 0) {
            text.append("table=").append(flow.key().table().value()).append(", ");
        }
        final var packets = packets(flow.key());
        return text.append(packets).append(packets.isEmpty() ? "" : " ").append(actions(instructions(flow))).toString();
    }

    /**
     * {@return the line of a group}
     *
     * @param group a group
     */
    public static String group(final Group group) {
        final var text = new StringBuilder("group_id=").append(Integer.toUnsignedString(group.id().value()))
            .append(",type=").append(group.type().name().toLowerCase(Locale.ROOT));
        group.buckets().forEach(bucket ->
            text.append(",bucket=").append(bucket(group.type(), bucket)));
        return text.toString();
    }

    private static String bucket(final Group.Type type, final Bucket bucket) {
        return (bucket.weight() == (type == Group.Type.SELECT ? 1 : 0) ? "" : "weight:" + bucket.weight() + ',')
            + bucket.watchPort().map(port -> "watch_port:" + PortText.of(port.value()) + ',').orElse("")
            + actions(bucket.actions().stream().map(ActionText::of).toList());
    }

    private static String packets(final FlowKey key) {
        final var parts = new ArrayList<String>();
        if (key.priority() != OpenFlow13.OFP_DEFAULT_PRIORITY) {
            parts.add("priority=" + key.priority());
        }
        parts.addAll(MatchText.parts(key.match()));
        return COMMA.join(parts);
    }

    private static List<String> instructions(final Flow flow) {
        final var parts = new ArrayList<String>();
        flow.actions().forEach(action -> parts.add(ActionText.of(action)));
        flow.metadata().ifPresent(written -> parts.add(ActionText.writeMetadata(written)));
        flow.next().ifPresent(table -> parts.add("goto_table:" + table.value()));
        return parts;
    }

    private static String actions(final List<String> parts) {
        return "actions=" + (parts.isEmpty() ? "drop" : COMMA.join(parts));
    }

    static String meter(final Meter meter) {
        return "meter=%d,pktps,burst,stats,bands=type=drop,rate=%d,burst_size=%d".formatted(meter.id(),
            meter.packetsPerSecond(), meter.burstPackets());
    }
}
