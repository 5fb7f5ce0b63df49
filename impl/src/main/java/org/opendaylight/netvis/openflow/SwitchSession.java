/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.TlvTable;

/**
 * The OpenFlow 1.3 conversation with one connected switch of which this controller is master.
 *
 * <p>A session lives as long as the connection: when a switch comes back, it comes with a new session, and every future
 * of the old one fails. Sessions are compared by identity. All methods may be called from any thread, return at once,
 * and complete their futures on a thread of OpenDaylight's, so a callback must not block.
 */
@NonNullByDefault
public interface SwitchSession {
    /**
     * {@return the datapath id of the switch, unsigned}
     */
    long datapathId();

    /**
     * Applies flow-mods and group-mods in the order given as one atomic bundle: all of them or none. Open vSwitch takes
     * no meter-mods in bundles, and no port-mods in atomic ones. Commits of one session run one after the other, in the
     * order of the calls.
     *
     * @param messages complete OpenFlow 1.3 messages with their headers; the xid in them is of no account, and the
     *                 arrays must not change until the future is done
     * @return a future that completes when the switch has confirmed the commit, and fails with
     *         {@link BundleRejectedException} when the switch refused a message or the bundle, in which case it has
     *         changed nothing
     * @see <a href="https://opennetworking.org/wp-content/uploads/2014/10/openflow-switch-v1.4.0.pdf">Bundles: OpenFlow
     *      1.4.0, sections 6.9 and 7.3.9; for 1.3 they are ONF extension 230</a>
     */
    ListenableFuture<?> commit(List<byte[]> messages);

    /**
     * {@return the flow entries of all tables with a certain cookie, as the switch reports them} Each array is one
     * {@code ofp_flow_stats} structure with match and instructions (OpenFlow 1.3.5, section 7.3.5.2): 48 bytes with the
     * length first, the table id at 2, the priority at 12, the cookie at 24, packet count at 32 and byte count at 40;
     * then the match, padded to a multiple of 8, then the instructions.
     *
     * @param cookie value that the cookie has in the bits of the mask
     * @param cookieMask bits of the cookie to compare; 0 for every flow entry of the switch
     */
    ListenableFuture<ImmutableList<byte[]>> flowEntries(long cookie, long cookieMask);

    /**
     * {@return all groups of the switch, as it reports them} Each array is one {@code ofp_group_desc} structure
     * (OpenFlow 1.3.5, section 7.3.5.9): 8 bytes with the length first, the type at 2 and the group id at 4; then the
     * buckets.
     */
    ListenableFuture<ImmutableList<byte[]>> groupEntries();

    /**
     * {@return what each group of the switch has counted, by group id (unsigned 32 bits)} A group that is modified
     * counts from zero again, at the age that it has.
     */
    ListenableFuture<ImmutableMap<Long, AgedCount>> groupCounters();

    /**
     * {@return what each port of the switch has counted, by its number (unsigned 32 bits)} A switch that is asked for
     * this after {@link #groupCounters()} answers in that order.
     */
    ListenableFuture<ImmutableMap<Long, PortCount>> portCounters();

    /**
     * {@return the sum of what the flow entries of all tables with a certain cookie have counted}
     *
     * @param cookie value that the cookie has in the bits of the mask
     * @param cookieMask bits of the cookie to compare; all ones for one exact cookie, which is what Open vSwitch has an
     *                   index for
     */
    ListenableFuture<PacketCount> flowCounters(long cookie, long cookieMask);

    /**
     * {@return the options of tunnels that the switch knows; a table with an error if it does not tell them}
     */
    ListenableFuture<TlvTable> tlvTable();

    /**
     * Makes a change that Open vSwitch does not take in bundles. A meter must be made before a flow names it: Open
     * vSwitch 3.1 takes a flow that sends to the controller through a meter that does not exist, and sends every
     * packet. It must be deleted after the flows that name it, which Open vSwitch 3.1 leaves.
     *
     * @param change the change
     * @return a future that completes when the switch has done it, and fails with an {@link OpenflowErrorException}
     *         when it refuses, as to make a meter whose identifier another has
     */
    ListenableFuture<?> apply(Change.Unbundled change);

    /**
     * Sends a frame through the switch and waits for it to come back.
     *
     * @param packetOut a packet-out with its header, whose frame comes back by a flow with the cookie of
     *                  {@link Probes}; the xid is of no account
     * @param number last eight bytes of the frame, when it leaves and when it comes back
     * @return the frame as it came back; a failure when the switch refused the message. Whoever does not want to wait
     *         any longer cancels the future
     */
    ListenableFuture<byte[]> probe(byte[] packetOut, long number);

    /**
     * Sends messages that have no answer, such as packet-outs. What the switch has not confirmed yet is bounded, to
     * 4 MiB and 10,000 calls, so a dead or slow switch cannot fill the memory: whoever gets a refusal tries again
     * later, or drops the messages.
     *
     * @param messages complete OpenFlow 1.3 messages with their headers, one after the other; the xids in them are of
     *                 no account, and the array must not change afterwards
     * @return whether they are on their way; if not, nothing was sent
     */
    boolean transmit(byte[] messages);

    /** {@return what became of the messages that were to be transmitted} */
    TransmitCount transmitted();

    /**
     * {@return a meter as the switch reports it: one {@code ofp_meter_config} structure with its bands (OpenFlow 1.3.5,
     * section 7.3.5.11); none if there is no such meter}
     *
     * @param id its identifier
     */
    ListenableFuture<ImmutableList<byte[]>> meterEntries(int id);

    /**
     * {@return what a meter has dropped since it was made or changed; a failure if there is none}
     *
     * @param id its identifier
     */
    ListenableFuture<AgedCount> meterDrops(int id);
}
