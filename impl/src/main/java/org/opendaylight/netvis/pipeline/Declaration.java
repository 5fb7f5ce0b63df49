/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static org.opendaylight.netvis.pipeline.Allowance.may;
import static org.opendaylight.netvis.program.Field.ETH_DST;
import static org.opendaylight.netvis.program.Field.ETH_SRC;
import static org.opendaylight.netvis.program.Field.ETH_TYPE;
import static org.opendaylight.netvis.program.Field.IN_PORT;
import static org.opendaylight.netvis.program.Field.IPV4_DST;
import static org.opendaylight.netvis.program.Field.IPV4_SRC;
import static org.opendaylight.netvis.program.Field.IPV6_DST;
import static org.opendaylight.netvis.program.Field.IPV6_SRC;
import static org.opendaylight.netvis.program.Field.IP_FRAG;
import static org.opendaylight.netvis.program.Field.IP_PROTO;
import static org.opendaylight.netvis.program.Field.MPLS_BOS;
import static org.opendaylight.netvis.program.Field.PKT_MARK;
import static org.opendaylight.netvis.program.Field.SCTP_DST;
import static org.opendaylight.netvis.program.Field.SCTP_SRC;
import static org.opendaylight.netvis.program.Field.TCP_DST;
import static org.opendaylight.netvis.program.Field.TCP_SRC;
import static org.opendaylight.netvis.program.Field.TUN_IPV4_SRC;
import static org.opendaylight.netvis.program.Field.TUN_METADATA0;
import static org.opendaylight.netvis.program.Field.UDP_DST;
import static org.opendaylight.netvis.program.Field.VLAN_VID;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.TableId;

/**
 * The declaration of the pipeline: a row for each table, or range of tables of one kind, of its number, of what it is
 * for, and of what its flows may match, set, do and reach. Nothing else names a table by number.
 *
 * <p>It keeps, among other things, a frame unchanged until all policies have seen it: the layers and the tables around
 * them set marks, and no field of the frame.
 */
final class Declaration {
    private static final ImmutableMap<Table, Row> ROWS = byTable(
        row(Table.ADMIT, 0, "what is monitored goes on; inline: NORMAL for all, tap: what is not is dropped", may()
            .has(Band.RENEWAL, Band.TOOL_PORT, Band.UNREAD, Band.FROM_TUNNEL, Band.MONITORED, Band.PRODUCTION)
            .matches(IN_PORT, ETH_SRC, ETH_DST, ETH_TYPE, IP_FRAG, IP_PROTO, TCP_SRC, TCP_DST, TUN_IPV4_SRC)
            .sets(Mark.TAP_PORT, Mark.DUE)
            .matchesOptions()
            .does(Effect.NORMAL, Effect.CONTROLLER)
            .goesTo(Table.LAYER, Table.LOOP_PROVE, Table.VN_TAG_SELECT, Table.VN_TAG_TEST_RESTORE)),
        row(Table.LOOP_PROVE, 1, "from the loop: frames that had the headers for which they were put there", may()
            .has(Band.LOOP)
            .matches(Mark.TAP_PORT)
            .matchesOptions()
            .goesTo(Table.LAYER)),
        row(Table.VN_TAG_LIFT, 2, "from transit: removes what transit put in front of a frame with a VN-tag, or"
            + " sends the frame to the tunnel's end", may()
            .has(Band.RENEWAL, Band.VN_TAG)
            .matches(ETH_TYPE, IP_PROTO, UDP_DST)
            .sets(ETH_DST)
            .does(Effect.LOCAL, Effect.PUSH_MPLS, Effect.DECAP)
            .resubmitsTo(Table.VN_TAG_SELECT)),
        row(Table.VN_TAG_SELECT, 3, "from lift, or the tunnel: what a policy forwards of them", may()
            .has(Band.RENEWAL, Band.VN_TAG)
            .matches(FrameFields.FIELDS)
            .matches(Mark.DESTINATION_HIGH, Mark.DESTINATION_LOW, Mark.DESTINATION)
            .goesTo(Table.VN_TAG_RESTORE)),
        row(Table.VN_TAG_RESTORE, 4, "puts the VN-tag into a register and the addresses into their places", may()
            .has(Band.VN_TAG)
            .sets(ETH_SRC, ETH_DST, PKT_MARK, TUN_METADATA0)
            .sets(Mark.VN_TAG, Mark.TAP_PORT, Mark.DUE)
            .goesTo(Table.LAYER)),
        row(Table.VN_TAG_TEST_LIFT, 5, "from a packet-out: like lift", may()
            .has(Band.VN_TAG)
            .matches(ETH_TYPE, IP_PROTO, UDP_DST)
            .sets(ETH_DST)
            .does(Effect.LOCAL, Effect.PUSH_MPLS, Effect.DECAP)
            .resubmitsTo(Table.VN_TAG_TEST_RESTORE)),
        row(Table.VN_TAG_TEST_RESTORE, 6, "from test-lift, or the tunnel: like restore, and to the controller", may()
            .has(Band.RENEWAL, Band.BY_TUNNEL, Band.BY_REGISTERS)
            .matches(IN_PORT, TUN_IPV4_SRC)
            .sets(ETH_SRC, ETH_DST, PKT_MARK, TUN_METADATA0)
            .sets(Mark.VN_TAG)
            .does(Effect.CONTROLLER)),
        row(Table.LOOP_LIFT, 7, "from transit, or a packet-out: sends a frame in the loop to the tunnel's end, "
            + "or looks at how long its headers are first", may()
            .has(Band.RENEWAL, Band.LOOP)
            .matches(ETH_TYPE, IPV6_SRC, IP_PROTO, UDP_DST, SCTP_SRC, SCTP_DST)
            .sets(ETH_DST, IPV6_DST)
            .does(Effect.LOCAL, Effect.PUSH_MPLS, Effect.ENCAP, Effect.DECAP)
            .resubmitsTo(Table.LOOP_LIFT)),
        row(Table.ROUND, 8, "from rounds: sends packets through some numbered layers", may()
            .has(Band.RENEWAL, Band.ROUND)
            .matches(Mark.LAYER_NUMBER)
            .sets(Mark.LAYER_NUMBER)
            .resubmitsTo(Table.NUMBERED)),
        row(Table.NUMBERED, 9, "from round: layers for which there is no table, each told by its number", may()
            .has(Band.RENEWAL, Band.SEEN, Band.HOLE, Band.HEARD)
            .matches(FrameFields.FIELDS)
            .matchesOptions()
            .matches(Mark.TAP_PORT, Mark.DUE, Mark.VN_TAG, Mark.LAYER_NUMBER)
            .sets(Mark.DUE)
            .does(Effect.GROUP)),
        row(Table.LAYER, 10, 197, "policies, those that can select the same packet in different ones; one table more is"
            + " behind the last", may()
            .has(Band.SEEN, Band.HOLE, Band.HEARD, Band.MISS)
            .matches(FrameFields.FIELDS)
            .matchesOptions()
            .matches(Mark.TAP_PORT, Mark.DUE, Mark.VN_TAG)
            .sets(Mark.DUE)
            .does(Effect.GROUP)
            .goesTo(Table.LAYER, Table.ROUNDS, Table.ASK, Table.DELIVER, Table.TRANSIT)),
        row(Table.ROUNDS, 198, "sends packets through the numbered layers", may()
            .has(Band.GROUP_ADDRESSED, Band.ALL, Band.MISS)
            .matches(ETH_DST)
            .sets(Mark.LAYER_NUMBER)
            .goesTo(Table.ASK, Table.DELIVER, Table.TRANSIT)
            .resubmitsTo(Table.ROUND)),
        row(Table.ASK, 199, "sends to the controller what it is to decide", may()
            .has(Band.DUE, Band.MISS)
            .matches(Mark.DUE)
            .does(Effect.CONTROLLER)
            .goesTo(Table.DELIVER, Table.TRANSIT)),
        row(Table.DELIVER, 200, 247, "one for each delivery that policies of different layers share", may()
            .has(Band.DUE, Band.MISS)
            .matches(Mark.DUE)
            .does(Effect.GROUP)
            .goesTo(Table.DELIVER, Table.TRANSIT)),
        row(Table.STRIP_VLAN, 248, "from a group: removes a second VLAN tag", may()
            .has(Band.RENEWAL, Band.TAGGED, Band.UNTAGGED)
            .matches(VLAN_VID)
            .matches(Mark.GROUP)
            .does(Effect.POP_VLAN)
            .goesTo(Table.STRIP_MPLS, Table.STRIPPED)),
        row(Table.STRIP_MPLS, 249, "from a group, or strip-vlan: sends packets with labels to a group that has them"
            + " removed", may()
            .has(Band.RENEWAL, Band.LABELLED, Band.UNLABELLED)
            .matches(ETH_TYPE)
            .does(Effect.GROUP)
            .goesTo(Table.STRIPPED)),
        row(Table.POP_LABELS, 250, "from that group: removes labels, one by one", may()
            .has(Band.RENEWAL, Band.LABEL)
            .matches(ETH_TYPE, MPLS_BOS)
            .sets(Mark.CALLED_IPV4)
            .does(Effect.POP_MPLS)
            .goesTo(Table.STRIPPED)
            .resubmitsTo(Table.POP_LABELS)),
        row(Table.TRANSIT, 251, "tap: sends tunnels that are seen in transit to their end on this bridge, and frames"
            + " with a VN-tag to its removal", may()
            .has(Band.TAGGED, Band.UNTAGGED)
            .matches(IN_PORT, ETH_TYPE, VLAN_VID, IP_FRAG, IP_PROTO, UDP_DST)
            .matches(Mark.TAP_PORT)
            .sets(ETH_DST, IPV4_SRC, IPV4_DST)
            .sets(Mark.DESTINATION_HIGH, Mark.DESTINATION_LOW)
            .does(Effect.LOCAL, Effect.POP_VLAN, Effect.PUSH_MPLS, Effect.ENCAP, Effect.DECAP)
            .resubmitsTo(Table.VN_TAG_LIFT, Table.LOOP_LIFT)),
        row(Table.STRIPPED, 252, "sends what was stripped to the tool", may()
            .has(Band.RENEWAL, Band.MISREAD, Band.STRIPPED)
            .matches(ETH_TYPE, IP_PROTO, IPV4_SRC, IPV4_DST)
            .matches(Mark.GROUP, Mark.CALLED_IPV4)
            .does(Effect.PORT, Effect.LOCAL, Effect.GROUP, Effect.PUSH_MPLS)));
    /** Which table has a number; null where none has. */
    private static final Table[] BY_NUMBER = byNumber();
    /** Renewals, in each table where they may be. */
    private static final Allowance RENEWAL = may().has(Band.RENEWAL).matches(IN_PORT).matches(Mark.RENEWAL).build();

    private Declaration() {
        // Hidden on purpose
    }

    /**
     * A row.
     *
     * @param table the table, or range of tables
     * @param ids its numbers
     * @param purpose what it is for
     * @param allowance what its flows may do
     */
    record Row(Table table, ImmutableList<TableId> ids, String purpose, Allowance allowance) {
    }

    private static Row row(final Table table, final int number, final String purpose,
            final Allowance.Builder allowance) {
        return row(table, number, number, purpose, allowance);
    }

    private static Row row(final Table table, final int first, final int last, final String purpose,
            final Allowance.Builder allowance) {
        return new Row(table, IntStream.rangeClosed(first, last).mapToObj(TableId::new)
            .collect(ImmutableList.toImmutableList()), purpose, allowance.build());
    }

    private static ImmutableMap<Table, Row> byTable(final Row... rows) {
        return Maps.immutableEnumMap(Maps.uniqueIndex(Arrays.asList(rows), Row::table));
    }

    private static Table[] byNumber() {
        final var result = new Table[TableId.MAX + 1];
        ROWS.values().forEach(row -> row.ids.forEach(id -> result[id.value()] = row.table));
        return result;
    }

    static Row of(final Table table) {
        return ROWS.get(table);
    }

    /** The table of a number; null if there is none. */
    static @Nullable Table find(final int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** A table in a sentence. */
    static String nameOf(final int number) {
        final var table = find(number);
        return "table " + number + (table == null ? "" : " (" + table.label() + ")");
    }

    /** Throws an {@link IllegalArgumentException} if a flow does what is not declared. */
    static void check(final Flow flow) {
        final int number = flow.key().table().value();
        final var table = find(number);
        final var fault = table == null ? Optional.of("is not declared")
            : allowance(table, flow.key().priority()).fault(flow);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(nameOf(number) + " " + fault.orElseThrow() + ": " + flow);
        }
    }

    private static Allowance allowance(final Table table, final int priority) {
        final var allowance = of(table).allowance;
        return priority == Band.RENEWAL.priority() && allowance.bands().contains(Band.RENEWAL) ? RENEWAL : allowance;
    }
}
