/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Frames at a tap port, as they are and as they come back from a {@link Way}. Metadata tells them apart: the tap port,
 * when something was removed from them.
 */
public final class TapFrames {
    /** The largest number of a tap port that there is room for, in the metadata and in a {@link TapNetwork}. */
    public static final int MAX_PORT = 0xfffe;

    /** Of a frame whose VN-tag was removed, instead of a tap port. */
    private static final int NO_PORT = 0xffff;
    private static final int NOT_FRAGMENTED = 0;

    private TapFrames() {
        // Hidden on purpose
    }

    /**
     * {@return whether there is room for the number of a tap port}
     *
     * @param port the port
     */
    public static boolean hasRoom(final PortNo port) {
        return port.value() > 0 && port.value() <= MAX_PORT;
    }

    /**
     * {@return why something is not done at a tap port for whose number there is no room}
     *
     * @param port the port
     * @param consequence what is not done
     */
    public static String beyond(final PortNo port, final String consequence) {
        return consequence + " of frames from a port whose number is beyond " + MAX_PORT
            + ", as that of a tap port is: " + Integer.toUnsignedString(port.value());
    }

    /**
     * {@return packets that come in at a port}
     *
     * @param port the port
     */
    public static Match ingress(final PortNo port) {
        return Match.ANY.with(Field.IN_PORT, Integer.toUnsignedLong(port.value())).orElseThrow();
    }

    /**
     * {@return frames at a tap port that nothing was removed from}
     *
     * @param port the port
     */
    public static Match asSeen(final PortNo port) {
        return ingress(port).with(Field.METADATA, notUnwrapped()).orElseThrow();
    }

    /**
     * {@return frames at a tap port with a tag directly behind the MAC addresses}
     *
     * @param port the port
     * @param etherType the type of the tag
     */
    public static Match tagged(final PortNo port, final int etherType) {
        return asSeen(port).with(Field.VLAN_VID, 0).flatMap(it -> it.with(Field.ETH_TYPE, etherType)).orElseThrow();
    }

    /**
     * {@return packets of tunnels at a tap port}
     *
     * @param port the port
     * @param etherType what they go over, IPv4 or IPv6
     * @param type their type, which goes over IP
     * @param udpPort the UDP destination port, if the type has one
     */
    public static Match inTunnel(final PortNo port, final int etherType, final TunnelType type, final int udpPort) {
        final var ip = asSeen(port).with(Field.ETH_TYPE, etherType).orElseThrow();
        return type.carriage() == TunnelType.Carriage.GRE ? ip.with(Field.IP_PROTO, IpProtocol.GRE).orElseThrow()
            : ip.with(Field.IP_PROTO, IpProtocol.UDP).flatMap(it -> it.with(Field.UDP_DST, udpPort)).orElseThrow();
    }

    /**
     * {@return frames at a tap port of some ethertype}
     *
     * @param port the port
     * @param etherType the type behind the VLAN tags
     */
    public static Match ofType(final PortNo port, final int etherType) {
        return asSeen(port).with(Field.ETH_TYPE, etherType).orElseThrow();
    }

    /**
     * {@return the flows that send packets of tunnels on a way, those with another VLAN tag around without it} A
     * fragment is never unwrapped, so it is not sent.
     *
     * @param frames the packets
     * @param actions how they are sent
     */
    public static Stream<Flow> send(final Match frames, final ImmutableList<Action> actions) {
        final var whole = frames.with(Field.IP_FRAG, NOT_FRAGMENTED).orElseThrow();
        return Stream.of(
            Table.TRANSIT.flow(Band.UNTAGGED, whole.with(Field.VLAN_VID, 0).orElseThrow())
                .cookie(Cookie.Kind.TRANSIT).apply(actions).end(),
            Table.TRANSIT.flow(Band.TAGGED, whole
                    .with(Field.VLAN_VID, Word.of(Field.VLAN_PRESENT), Word.of(Field.VLAN_PRESENT)).orElseThrow())
                .cookie(Cookie.Kind.TRANSIT)
                .apply(ImmutableList.<Action>builder().add(new Action.PopVlan()).addAll(actions).build()).end());
    }

    /**
     * {@return metadata of a packet that was unwrapped from a tunnel seen at a tap port}
     *
     * @param port the tap port
     */
    public static FieldMatch unwrappedFrom(final PortNo port) {
        return Mark.TAP_PORT.of(Integer.toUnsignedLong(port.value()));
    }

    /** {@return metadata of a frame whose VN-tag was removed} */
    public static FieldMatch untagged() {
        return Mark.TAP_PORT.of(NO_PORT);
    }

    /** {@return metadata of a packet that did not come back from a way} */
    public static FieldMatch notUnwrapped() {
        return Mark.TAP_PORT.of(0);
    }
}
