/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Assumptions;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.PrivateSwitch;
import org.opendaylight.netvis.program.TableId;

/**
 * A real Open vSwitch with a loop, whose frames come in by port 1 and leave for a tool.
 */
final class LoopSwitch implements AutoCloseable {
    static final int SOURCE = 0x7f140001;

    private static final int TUNNEL_PORT = 10;
    private static final int TOOL_PORT = 2;
    private static final long MILLIS = 1_000_000L;

    static final Loop LOOP = new Loop(new PortNo(TUNNEL_PORT), 6081, 0xc00002d9, 0x0200_00be_0c01L);

    private final PrivateSwitch ovs;

    private LoopSwitch(final PrivateSwitch ovs) {
        this.ovs = ovs;
    }

    static LoopSwitch start() throws Exception {
        Assumptions.assumeTrue(PrivateSwitch.isAvailable(), "no Open vSwitch in the path");
        final var ovs = PrivateSwitch.startWithTunnels();
        ovs.vsctl("set", "bridge", "br0", "other-config:hwaddr=02:00:00:be:0c:01", "--",
            "add-port", "br0", "geneve1", "--", "set", "interface", "geneve1", "type=geneve",
            "options:remote_ip=flow", "options:key=flow", "ofport_request=" + TUNNEL_PORT);
        ovs.addTool("tool", TOOL_PORT);
        // Last, as Open vSwitch notes the MAC address that it has then
        ovs.setAddress("192.0.2.217");
        return new LoopSwitch(ovs);
    }

    /** Has the switch know some options and no others, and hold some flows. */
    void install(final List<LoopOption> options, final List<String> flows) throws Exception {
        ovs.clearOptions();
        for (var option : options) {
            final var told = option.asTunnelOption();
            ovs.ofctl("add-tlv-map", "{class=" + told.optionClass() + ",type=" + told.type() + ",len="
                + told.length() + "}->tun_metadata" + told.field().orElseThrow());
        }
        ovs.ofctl("add-flows", ovs.file(flows));
        // 3.1.0 may go on as before for packets that look alike
        ovs.appctl("revalidator/purge");
    }

    static String flow(final Match match, final ImmutableList<Action> actions) {
        return FlowText.flow(new Flow(new FlowKey(new TableId(0), 1, match),
            new Cookie(Cookie.Kind.TRANSIT, 0).value(), actions, Optional.empty(), Optional.empty()));
    }

    /** The flow by which what had some headers leaves for the tool. */
    static String toTool(final LoopedStack looped) {
        return flow(LOOP.outOf(SOURCE).with(looped.proof()).orElseThrow(),
            ImmutableList.of(new Action.Output(new PortNo(TOOL_PORT))));
    }

    /**
     * Sends frames, and waits for the one that comes out last, as frames leave in the order in which they came.
     *
     * @param sent what is sent
     * @param last the last one that comes out
     * @param seconds how long to wait for it
     * @return what has come out
     */
    List<String> send(final List<String> sent, final String last, final int seconds) throws Exception {
        final int before = ovs.captured("tool").size();
        ovs.receive(sent);
        final long end = System.nanoTime() + seconds * 1000 * MILLIS;
        while (true) {
            final var captured = ovs.captured("tool");
            final var added = captured.subList(before, captured.size());
            if (added.contains(last) || System.nanoTime() > end) {
                return added;
            }
            Thread.sleep(20);
        }
    }

    /** Each as often as it is there more than in the other. */
    static List<String> without(final List<String> all, final List<String> others) {
        final var rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    /**
     * Changes headers: any bits where any will do, and a number of wrong bits where not.
     *
     * @param headers the headers
     * @param mask which of their bits count
     * @param mayBeWrong the bytes whose bits may be wrong
     */
    static byte[] vary(final Random random, final byte[] headers, final byte[] mask, final int wrong,
            final IntPredicate mayBeWrong) {
        final var result = headers.clone();
        final var counting = new ArrayList<Integer>();
        for (int i = 0; i < mask.length; i++) {
            // The outer addresses first, which may be of any kind
            result[i] ^= (byte) (random.nextInt(0x100) & ~mask[i]);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((mask[i] & 1 << bit) != 0 && mayBeWrong.test(i)) {
                    counting.add(Byte.SIZE * i + bit);
                }
            }
        }
        for (int i = 0; i < wrong; i++) {
            final int bit = counting.get(random.nextInt(counting.size()));
            result[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        return result;
    }

    @Override
    public void close() throws Exception {
        ovs.close();
    }
}
