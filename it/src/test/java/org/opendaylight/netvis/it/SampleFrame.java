/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.opendaylight.netvis.it.Headers.BROADCAST;

import com.google.common.collect.ImmutableList;
import java.util.Random;

/**
 * A frame of a random sample, by what rules look at.
 *
 * @param port where it is sent from
 * @param source source address
 * @param destination destination address
 * @param vlan identifier of its tag, 0 for none
 * @param ipVersion 4 or 6, 0 for no IP
 * @param host last number of the destination's IP address
 * @param protocol 6 or 17, 0 for neither
 * @param destinationPort destination port
 * @param flags TCP flags
 */
record SampleFrame(String port, String source, String destination, int vlan, int ipVersion, int host, int protocol,
        int destinationPort, int flags) {
    private static final ImmutableList<String> MACS = ImmutableList.of(Lab.VM1, Lab.VM2, Lab.VM3, Lab.ROUTER);
    private static final ImmutableList<String> MACHINES = ImmutableList.of("vm1", "vm2", "vm3", "uplink");

    /** A frame of a virtual machine, to another one, all of them, or a group. */
    static SampleFrame inline(final Random random) {
        final int sender = random.nextInt(MACS.size());
        final int receiver = (sender + 1 + random.nextInt(MACS.size() - 1)) % MACS.size();
        return random(random, MACHINES.get(sender), MACS.get(sender), switch (random.nextInt(6)) {
            case 0 -> BROADCAST;
            case 1 -> "01:00:5e:00:00:fb";
            default -> MACS.get(receiver);
        });
    }

    /** A frame that is seen at a tap port. */
    static SampleFrame tapped(final Random random) {
        return random(random, random.nextBoolean() ? "tap0" : "tap1", MACS.get(random.nextInt(MACS.size())),
            MACS.get(random.nextInt(MACS.size())));
    }

    private static SampleFrame random(final Random random, final String port, final String source,
            final String destination) {
        final int ipVersion = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1, 2 -> 6;
            default -> 4;
        };
        final int protocol = ipVersion == 0 ? 0 : switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1, 2 -> 17;
            default -> 6;
        };
        return new SampleFrame(port, source, destination, random.nextInt(3) == 0 ? 5 + random.nextInt(2) : 0,
            ipVersion, 1 + random.nextInt(4), protocol, 78 + random.nextInt(6),
            random.nextBoolean() ? Headers.SYN : Headers.SYN | Headers.ACK);
    }

    boolean isInline() {
        return MACHINES.contains(port);
    }

    boolean isToGroup() {
        return (Integer.parseInt(destination.substring(1, 2), 16) & 1) != 0;
    }

    /** {@return the frame as it is sent} */
    Frame frame(final String data) {
        final var ethernet = Headers.ethernet(source, destination);
        return behindTags(vlan == 0 ? ethernet : ethernet.vlan(vlan)).data(data);
    }

    /** {@return the frame without its tag} */
    Frame untagged(final String data) {
        return behindTags(Headers.ethernet(source, destination)).data(data);
    }

    private Headers behindTags(final Headers ethernet) {
        final var ip = switch (ipVersion) {
            case 4 -> ethernet.ipv4("10.0.0.9", "10.0.0." + host);
            case 6 -> ethernet.ipv6("2001:db8::9", "2001:db8::" + host);
            default -> ethernet;
        };
        return switch (protocol) {
            case 6 -> ip.tcp(40_000, destinationPort, flags);
            case 17 -> ip.udp(40_000, destinationPort);
            default -> ip;
        };
    }
}
