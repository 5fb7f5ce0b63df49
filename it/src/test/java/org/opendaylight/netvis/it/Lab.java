/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * A small network: two bridges that netvis manages, one that it does not, and what is attached to them.
 * <pre>
 *   br-int  inline  vm1 vm2 vm3 uplink   ids0 recorder0 pair0 pair1   end0 (ends VXLAN on UDP port 4790)
 *   br-tap  tap     tap0 tap1            ids1 recorder1 pair2 pair3   vxlan0 geneve0 gre0
 *   br-phy          phy0                 has the address where tunnels end that are meant for this switch
 * </pre>
 * A port has the name of the interface that it is connected with.
 */
final class Lab implements AutoCloseable {
    static final String VM1 = "02:00:00:00:00:01";
    static final String VM2 = "02:00:00:00:00:02";
    static final String VM3 = "02:00:00:00:00:03";
    /** Somebody behind the uplink. */
    static final String ROUTER = "02:00:00:00:00:fe";
    static final String CONTROLLER = "tcp:127.0.0.1:6653";
    static final String PHYSICAL_MAC = "02:00:00:00:00:b3";
    static final String PHYSICAL_ADDRESS = "192.0.2.129";

    private static final ImmutableList<String> INLINE_PORTS =
        ImmutableList.of("vm1", "vm2", "vm3", "uplink", "ids0", "recorder0", "pair0", "pair1");
    private static final ImmutableList<String> TAP_PORTS =
        ImmutableList.of("tap0", "tap1", "ids1", "recorder1", "pair2", "pair3");
    private static final ImmutableList<String> INLINE_TOOL_PORTS =
        ImmutableList.of("ids0", "recorder0", "pair0", "pair1");

    private static final String CONFIGURATION = """
        bridge: [
          {name: br-int, datapath-id: '00000000000000b1', role: inline,
           tunnel-port: [{name: end0, type: vxlan, udp-port: 4790}]},
          {name: br-tap, datapath-id: '00000000000000b2', role: tap, ipv4-address: '192.0.2.1',
           tunnel-port: [{name: vxlan0, type: vxlan}, {name: geneve0, type: geneve}, {name: gre0, type: gre}]}
        ],
        tenant: [{
          name: it,
          source: [
            {name: vm1, vm: {bridge: br-int, mac-address: '02:00:00:00:00:01'}},
            {name: vm1-sent, vm: {bridge: br-int, mac-address: '02:00:00:00:00:01'}, direction: sent},
            {name: vm1-received, vm: {bridge: br-int, mac-address: '02:00:00:00:00:01'}, direction: received},
            {name: vm2, vm: {bridge: br-int, mac-address: '02:00:00:00:00:02'}},
            {name: vm3, vm: {bridge: br-int, mac-address: '02:00:00:00:00:03'}},
            {name: port1, port: {bridge: br-int, name: vm1, mac-address: ['02:00:00:00:00:01']}},
            {name: end0, port: {bridge: br-int, name: end0}, direction: received},
            {name: feed0, port: {bridge: br-tap, name: tap0}, direction: received},
            {name: feed1, port: {bridge: br-tap, name: tap1}, direction: received},
            {name: vxlan0, port: {bridge: br-tap, name: vxlan0}, direction: received}
          ],
          tool: [
            {name: ids, port: [{bridge: br-int, name: ids0}, {bridge: br-tap, name: ids1}]},
            {name: recorder, port: [{bridge: br-int, name: recorder0}, {bridge: br-tap, name: recorder1}]},
            {name: pair, port: [{bridge: br-int, name: pair0}, {bridge: br-int, name: pair1},
                                {bridge: br-tap, name: pair2}, {bridge: br-tap, name: pair3}]}
          ]
        }]
        """;

    private final Namespaces namespaces;
    private final Netvis netvis;
    private final OpenVswitch ovs;
    private final Wire wire;

    private Lab(final Namespaces namespaces, final Netvis netvis, final OpenVswitch ovs, final Wire wire) {
        this.namespaces = namespaces;
        this.netvis = netvis;
        this.ovs = ovs;
        this.wire = wire;
    }

    static Lab start(final Namespaces namespaces, final Netvis netvis, final Path directory) throws Exception {
        final var ovs = OpenVswitch.start(namespaces, directory);
        final var lab = new Lab(namespaces, netvis, ovs, Wire.start(namespaces, directory.resolve("wire.log")));
        lab.addBridges();
        for (var port : INLINE_PORTS) {
            lab.addPort("br-int", port);
        }
        for (var port : TAP_PORTS) {
            lab.addPort("br-tap", port);
        }
        lab.addPort("br-phy", "phy0");
        for (var port : INLINE_TOOL_PORTS) {
            lab.keepOutOfFlooding(port);
        }
        return lab;
    }

    private void addBridges() throws Exception {
        ovs.vsctl("""
            -- add-br br-int
            -- set bridge br-int datapath_type=netdev fail_mode=secure protocols=OpenFlow13
                other-config:datapath-id=00000000000000b1
            -- add-br br-tap
            -- set bridge br-tap datapath_type=netdev fail_mode=secure protocols=OpenFlow13
                other-config:datapath-id=00000000000000b2 other-config:hwaddr=02:00:00:00:00:b2
            -- add-br br-phy
            -- set bridge br-phy datapath_type=netdev fail_mode=standalone protocols=OpenFlow13
                other-config:hwaddr=02:00:00:00:00:b3
            -- add-port br-int end0
            -- set interface end0 type=vxlan options:remote_ip=flow options:key=flow options:dst_port=4790
            -- add-port br-tap vxlan0 -- set interface vxlan0 type=vxlan options:remote_ip=flow options:key=flow
            -- add-port br-tap geneve0 -- set interface geneve0 type=geneve options:remote_ip=flow options:key=flow
            -- add-port br-tap gre0 -- set interface gre0 type=gre options:remote_ip=flow options:key=flow
            """);
        setController("br-int", CONTROLLER);
        setController("br-tap", CONTROLLER);
        setAddresses();
    }

    private void setAddresses() throws Exception {
        setTapAddress();
        setAddress("br-phy", PHYSICAL_ADDRESS + "/25");
    }

    /** Gives the tap bridge the address where it ends tunnels. */
    void setTapAddress() throws Exception {
        setAddress("br-tap", "192.0.2.1/25");
    }

    /** Takes that address away, as whoever sets up the host's interfaces may do. */
    void clearTapAddress() throws Exception {
        namespaces.ip("-n", namespaces.inner(), "addr", "flush", "dev", "br-tap");
    }

    private void setAddress(final String bridge, final String address) throws Exception {
        namespaces.ip("-n", namespaces.inner(), "addr", "replace", address, "dev", bridge);
        namespaces.ip("-n", namespaces.inner(), "link", "set", bridge, "up");
    }

    /** Out of band, so that there are no hidden flows for the way to the controller. */
    void setController(final String bridge, final String target) throws Exception {
        ovs.vsctl("set-controller " + bridge + ' ' + target
            + " -- set controller " + bridge + " connection_mode=out-of-band max_backoff=1000");
    }

    /** Adds a port, and an interface of the same name outside, which it is connected with. */
    void addPort(final String bridge, final String port) throws Exception {
        namespaces.connect(port);
        ovs.vsctl("--", "add-port", bridge, port);
        wire.open(port);
    }

    /** Sets the largest length of what is behind the Ethernet header, on both sides of a port. */
    void setMtu(final String port, final int mtu) throws Exception {
        for (var namespace : List.of(namespaces.inner(), namespaces.outer())) {
            namespaces.ip("-n", namespace, "link", "set", port, "mtu", Integer.toString(mtu));
        }
    }

    void removePort(final String bridge, final String port) throws Exception {
        ovs.vsctl("--", "del-port", bridge, port);
        namespaces.disconnect(port);
    }

    /** What the documentation tells operators to do with tool ports of an inline bridge. */
    private void keepOutOfFlooding(final String port) throws Exception {
        ovs.vsctl("-- --id=@port get port " + port + " -- --id=@mirror create mirror name=netvis-" + port
            + " output-port=@port -- add bridge br-int mirrors @mirror");
    }

    /** Configures bridges, sources and tools, and no policy, and waits until that is so. */
    void reset() throws Exception {
        netvis.configure(configuration());
        netvis.awaitSettled();
        learn();
        wire.clear();
    }

    static JsonObject configuration() {
        return Netvis.json(CONFIGURATION);
    }

    /** {@return what {@link Netvis#TENANT} has in {@link #configuration()}, and may change there} */
    static JsonObject tenant(final JsonObject configuration) {
        return configuration.getAsJsonArray("tenant").get(0).getAsJsonObject();
    }

    /** Lets the bridge learn where everybody is, so that it does not flood. */
    void learn() throws Exception {
        wire.send("vm1", Headers.ethernet(VM1, Headers.BROADCAST).data("vm1 is here"));
        wire.send("vm2", Headers.ethernet(VM2, Headers.BROADCAST).data("vm2 is here"));
        wire.send("vm3", Headers.ethernet(VM3, Headers.BROADCAST).data("vm3 is here"));
        wire.send("uplink", Headers.ethernet(ROUTER, Headers.BROADCAST).data("the router is here"));
    }

    /** Ends ovs-vswitchd and starts it again. */
    void restartSwitch() throws Exception {
        ovs.restart();
        ovs.awaitBridge("br-int");
        ovs.awaitBridge("br-tap");
        setAddresses();
    }

    OpenVswitch ovs() {
        return ovs;
    }

    Wire wire() {
        return wire;
    }

    /** Ends the switch and removes the interfaces. */
    @Override
    public void close() throws Exception {
        wire.close();
        ovs.close();
        for (var ports : List.of(INLINE_PORTS, TAP_PORTS, List.of("phy0"))) {
            for (var port : ports) {
                namespaces.disconnect(port);
            }
        }
    }
}
