/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Configurations that cannot mean anything are refused, and whoever wrote them reads why.
 */
@ExtendWith(LabExtension.class)
class InvalidConfigurationIT {
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";

    private static final String NO_IDS = "policy \"it/p\": there is no tool \"ids\": declare it, or name another";
    private static final String NOT_GRANTED = " belongs to tenant \"other\", and nothing was granted to tenant \"it\":"
        + " give one of its own";

    private final Netvis netvis;

    InvalidConfigurationIT(final Netvis netvis) {
        this.netvis = netvis;
    }

    /**
     * A configuration that is refused.
     *
     * @param kind what is put
     * @param name its name
     * @param content its content
     * @param status the status code of the reply
     * @param error the error in the reply: tag and message
     */
    record Invalid(String kind, String name, String content, int status, String error) {
        static Invalid policy(final String content, final String message) {
            return of("policy", "p", content, message);
        }

        /** A policy that has one rule with a match. */
        static Invalid match(final String match, final String message) {
            return policy("source: [feed0], tool: [ids], rule: [{name: r, action: forward, match: {" + match + "}}]",
                message);
        }

        static Invalid of(final String kind, final String name, final String content, final String message) {
            return new Invalid(kind, name, content, 400, "invalid-value: " + kind + " \""
                + (kind.equals("bridge") ? "" : Netvis.TENANT + '/') + name + "\": " + message);
        }

        @Override
        public String toString() {
            return error;
        }
    }

    private static final List<Invalid> INVALID = List.of(
        Invalid.policy("source: [vm9], tool: [ids]," + EVERYTHING,
            "there is no source \"vm9\": declare it, or name another"),
        Invalid.policy("source: [vm1], tool: [nobody]," + EVERYTHING,
            "there is no tool \"nobody\": declare it, or name another"),
        Invalid.policy("source: ['it/vm9'], tool: [ids]," + EVERYTHING,
            "there is no source \"vm9\": declare it, or name another"),
        Invalid.policy("source: [vm1], tool: [ids], rule: [{name: r, action: exclude}]",
            "no rule forwards anything: what no rule matches is not forwarded; add a rule with action forward"),
        Invalid.policy("source: [feed0], tool: [ids], strip: [vlan, qinq]," + EVERYTHING,
            "strip qinq removes the outermost tag too: give either vlan or qinq"),
        Invalid.policy("source: [vm1], tool: [ids], rule: [{name: r, action: forward, match: {tunnel: {type: vxlan}}}]",
            "source \"vm1\" is neither a tap port nor a tunnel port, and only there a rule can look into a tunnel:"
                + " remove the source, or tunnel from the rules"),
        Invalid.policy("source: [vm1], tool: [ids], strip: [geneve]," + EVERYTHING,
            "strip geneve cannot be done at source \"vm1\", which is neither a tap port nor a tunnel port: remove it"),
        Invalid.policy("source: [feed0], tool: [ids], strip: [vxlan]," + EVERYTHING,
            "strip vxlan at a tap port needs rules that say which tunnels: add tunnel with type vxlan to them"),
        Invalid.policy("source: [feed0], tool: [ids], strip: [vxlan], rule: ["
            + "{name: r, action: forward, match: {tunnel: {type: vxlan}}}, {name: s, action: forward}]",
            "at a tap port some rules look into tunnels and others at the outer frame, which the switch sees one"
                + " after the other: make two policies of it"),
        Invalid.match("eth: {ethertype: 2054}, ipv4: {}",
            "rule \"r\": its fields contradict each other, no packet has them all: remove one"),
        Invalid.match("tcp: {destination-port: {lower-port: 20, upper-port: 10}}",
            "rule \"r\": destination-port 20..10 is empty: the lower bound comes first"),
        Invalid.match("vlan: {vlan-id: ['4000..5000']}",
            "rule \"r\": vlan-id 5000 is beyond the largest, 4095"),
        Invalid.match("vlan: {vlan-id: []}",
            "rule \"r\": vlan-id is an empty list, which no frame matches: name an identifier, or leave vlan out"),
        Invalid.match("tunnel: {type: vxlan, vni: ['1..16777216']}",
            "rule \"r\": vni 16777216 is beyond the largest, 16777215"),
        Invalid.match("tunnel: {type: gre, vni: [1]}",
            "rule \"r\": gre has no vni: use key"),
        Invalid.match("tunnel: {type: vxlan, key: [1]}",
            "rule \"r\": vxlan has no key: use vni"),
        Invalid.match("tunnel: {type: vxlan, version: [1]}",
            "rule \"r\": vxlan has no version, only erspan has: remove it"),
        Invalid.match("tunnel: {type: vxlan, outer: {source-network: '172.16.0.0/16', destination-network: '::/0'}}",
            "rule \"r\": outer source-network and destination-network are of different versions of IP, and no packet"
                + " has both: give two of one"),
        Invalid.match("tunnel: {type: gre, outer: {destination-port: {port: 1}}}",
            "rule \"r\": gre does not go over UDP: remove source-port and destination-port of outer"),
        Invalid.match("tunnel: {type: gtp-u, vni: [1]}",
            "rule \"r\": gtp-u has no vni: use teid"),
        Invalid.match("ipv4: {ttl: ['0..256']}",
            "rule \"r\": ttl 256 is beyond the largest, 255"),
        Invalid.match("vlan: {untagged: [null]}, cvlan: {vlan-id: [5]}",
            "rule \"r\": its fields contradict each other, no packet has them all: remove one"),
        Invalid.policy("source: [feed0], tool: [ids], strip: [gtp-u], rule: [{name: r, action: forward, match: {"
            + "tunnel: {type: gtp-u}, vlan: {vlan-id: [5]}}}]", "rule \"r\": what gtp-u carries has neither an Ethernet"
                + " header nor VLAN tags: remove eth, vlan and cvlan"),
        Invalid.match("icmp: {type: 8}",
            "rule \"r\": icmp needs ipv4 or ipv6 beside it, to say which ICMP is meant"),
        Invalid.match("ipv4: {}, icmp: {code: 1}",
            "rule \"r\": an icmp code needs the type that it belongs to"),
        Invalid.match("eth: {source-mac-address-mask: 'ff:ff:ff:00:00:00'}",
            "rule \"r\": source-mac-address-mask needs source-mac-address beside it"),
        Invalid.match("tcp: {flags: 'syn', flags-mask: 'ack'}",
            "rule \"r\": flags-mask leaves out a bit that flags demands: add it to flags-mask"),
        Invalid.match("tcp: {source-port: {lower-port: 1, upper-port: 65534},"
            + " destination-port: {lower-port: 1, upper-port: 65534}},"
            + " vlan: {vlan-id: ['1..510', '513..1022', '1025..1534', '1537..2046', '2049..2558', '2561..3070',"
            + " '3073..3582', '3585..4094']}, ipv4: {}",
            "rule \"r\": its ranges multiply to more than 65536 flows: use fewer ranges, or ranges that are prefixes"),
        Invalid.of("source", "s", "port: {bridge: nowhere, name: tap0}, direction: received",
            "there is no bridge \"nowhere\": declare it, or name another"),
        Invalid.of("source", "s", "port: {bridge: br-tap, name: tap0}, direction: sent",
            "a port of a tap bridge sends nothing: use direction received"),
        Invalid.of("source", "s", "port: {bridge: br-tap, name: ids1}, direction: received",
            "port ids1 of bridge \"br-tap\" belongs to tool \"it/ids\": copies would come back as new traffic;"
                + " observe another port"),
        Invalid.of("source", "s", "port: {bridge: br-int, name: vm1}",
            "OpenFlow does not tell which frames NORMAL sends to port vm1: give the mac-address behind the port, or use"
                + " direction sent"),
        Invalid.of("source", "s", "port: {bridge: br-int, name: end0}",
            "of a tunnel port of an inline bridge only what comes in can be observed: use direction received"),
        Invalid.of("source", "s", "vm: {bridge: br-int, mac-address: '01:00:5e:00:00:01'}",
            "mac-address is a group address: give that of one interface"),
        Invalid.of("source", "s", "vm: {bridge: br-tap, mac-address: '02:00:00:00:00:01'}",
            "bridge \"br-tap\" has role tap and no virtual machine: observe a port, and match the MAC address in a"
                + " rule"),
        Invalid.of("tool", "t", "port: [{bridge: nowhere, name: tool0}]",
            "there is no bridge \"nowhere\": declare it, or name another"),
        Invalid.of("tool", "t", "port: [{bridge: br-tap, name: ids1}]",
            "port ids1 of bridge \"br-tap\" belongs to tool \"it/ids\" already: attach each tool to ports of its own"),
        Invalid.of("tool", "t", "port: [{bridge: br-tap, name: gre0}]",
            "port gre0 of bridge \"br-tap\" ends tunnels: copies would come back as new traffic; attach the tool to"
                + " another port"),
        Invalid.of("bridge", "b", "datapath-id: '00000000000000cc', role: inline, ipv4-address: '192.0.2.9'",
            "only a bridge with role tap unwraps tapped tunnels: remove ipv4-address"),
        Invalid.of("bridge", "br-zzz", "datapath-id: '00000000000000b1', role: tap",
            "datapath-id 00000000000000b1 is that of bridge \"br-int\" already: give each bridge its own"),
        Invalid.of("bridge", "b", "datapath-id: '00000000000000cc', role: tap,"
            + " tunnel-port: [{name: g, type: gre, udp-port: 1}]",
            "tunnel-port g: GRE runs directly on IP: remove udp-port"),
        Invalid.of("bridge", "b", "datapath-id: '00000000000000cc', role: tap, tunnel-port: [{name: g, type: gtp-u}]",
            "tunnel-port g: Open vSwitch ends no gtp-u for netvis: remove it, rules about such tunnels need none"),
        Invalid.policy("tool: [ids]," + EVERYTHING, "no source: say where to observe"),
        Invalid.policy("source: [vm1], rule: [{name: r, action: forward}]", "no tool: say who receives"),
        Invalid.policy("source: [vm1], tool: [ids]", "no rule: say what to forward"),
        Invalid.of("tool", "t", "", "no port: say where the tool is attached"),
        // What the model says itself. OpenDaylight tells no reason when something mandatory is missing
        new Invalid("policy", "p", "source: [vm1], tool: [ids], rule: [{name: r}]", 500,
            "operation-failed: Transaction(PUT) not committed correctly"),
        new Invalid("source", "s", "direction: both", 500,
            "operation-failed: Transaction(PUT) not committed correctly"),
        new Invalid("bridge", "b", "role: tap", 500, "operation-failed: Transaction(PUT) not committed correctly"),
        new Invalid("bridge", "b", "datapath-id: '1', role: tap", 400, "invalid-value: a datapath-id has 16 lower-case"
            + " hexadecimal digits, as 'ovs-vsctl get bridge NAME datapath_id' prints it"),
        new Invalid("policy", "p", "source: ['other/feed0/deeper'], tool: [ids]," + EVERYTHING, 400,
            "invalid-value: a reference is the name of an object of the same tenant, or TENANT/NAME"),
        new Invalid("source", "s", "port: {bridge: br-int, name: a-name-of-17-chars}, direction: sent", 400,
            "invalid-value: the name of an OpenFlow port has 1 to 15 bytes"),
        new Invalid("source", "s", "vm: {bridge: br-int, mac-address: '02:00'}", 400, "invalid-value: a value does not"
            + " have the form that the model demands of it, such as an address, a prefix or hexadecimal bytes: compare"
            + " it with the model"),
        new Invalid("policy", "p", "source: [vm1], tool: [ids], priority: 7," + EVERYTHING, 400,
            "malformed-message: Error parsing input: Schema node with name priority was not found under"
                + " (urn:opendaylight:netvis?revision=2026-11-24)policy."),
        new Invalid("policy", "p", "source: [vm1], tool: [ids], strip: [nsh]," + EVERYTHING, 400,
            "malformed-message: Error parsing input: Invalid value 'nsh' for enum type. Allowed values are:"
                + " [vxlan, geneve, gre, gtp-u, nvgre, erspan, pseudowire, pbb, vn-tag, e-tag, vlan, qinq, mpls,"
                + " mpls-ip]"),
        new Invalid("policy", "p", "source: [vm1], tool: [ids], rule: [{name: r, action: forward,"
            + " match: {tcp: {destination-port: {port: 65536}}}}]", 400,
            "malformed-message: Error parsing input: Invalid range: 65536, expected: [[0..65535]]."));

    @ParameterizedTest
    @FieldSource("INVALID")
    void isRefused(final Invalid invalid) throws Exception {
        netvis.configure(Lab.configuration());
        final var before = netvis.configuration();
        final var reply = netvis.tryPut(invalid.kind, invalid.name, invalid.content);
        assertEquals(invalid.status + " " + invalid.error, reply.isSuccess() ? "accepted"
            : reply.status() + " " + reply.error());
        assertEquals(before, netvis.configuration());
    }

    @Test
    void whatIsInUseCannotBeDeleted() throws Exception {
        netvis.configure(Lab.configuration());
        netvis.put("policy", "p", "source: [feed0], tool: [ids]," + EVERYTHING);
        final var before = netvis.configuration();
        assertEquals("invalid-value: policy \"it/p\": there is no source \"feed0\": declare it, or name another",
            netvis.tryDelete("source", "feed0").error());
        assertEquals("invalid-value: " + NO_IDS, netvis.tryDelete("tool", "ids").error());
        assertEquals(before, netvis.configuration());
    }

    @Test
    void whatBelongsToAnotherTenantIsRefused() throws Exception {
        netvis.configure(Lab.configuration());
        final var other = netvis.of("other");
        other.put("source", "feed0", "port: {bridge: br-tap, name: tap0}, direction: received");
        other.put("tool", "ids", "port: [{bridge: br-tap, name: other0}]");
        final var before = netvis.configuration();
        assertEquals("invalid-value: policy \"it/p\": source \"other/feed0\"" + NOT_GRANTED,
            netvis.tryPut("policy", "p", "source: [feed1, 'other/feed0'], tool: [ids]," + EVERYTHING).error());
        assertEquals("invalid-value: policy \"it/p\": tool \"other/ids\"" + NOT_GRANTED,
            netvis.tryPut("policy", "p", "source: [feed1], tool: [ids, 'other/ids']," + EVERYTHING).error());
        assertEquals(before, netvis.configuration());
        // As its owner calls it, it is there
        other.put("policy", "p", "source: ['other/feed0'], tool: ['other/ids']," + EVERYTHING);
    }

    @Test
    void whatIsNotThereCannotBeDeleted() throws Exception {
        netvis.configure(Lab.configuration());
        final var reply = netvis.tryDelete("tool", "nobody");
        assertEquals("409 data-missing: Data does not exist", reply.status() + " " + reply.error());
    }

    /** Whichever comes second is told why it cannot be done. */
    @Test
    void toolCannotBeDeletedWhileAPolicyBeginsToUseIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            netvis.configure(Lab.configuration());
            final var deletion = CompletableFuture.supplyAsync(() -> reply(() -> netvis.tryDelete("tool", "ids")));
            final var use = netvis.tryPut("policy", "p", "source: [feed0], tool: [ids]," + EVERYTHING);
            final var refused = deletion.get().isSuccess() ? use : deletion.get();
            assertEquals("invalid-value: " + NO_IDS, refused.error());
            assertEquals(use.isSuccess(), netvis.entries(netvis.configuration(), "tool").containsKey("ids"));
        }
    }

    @FunctionalInterface
    private interface Request {
        Restconf.Reply send() throws IOException, InterruptedException;
    }

    private static Restconf.Reply reply(final Request request) {
        try {
            return request.send();
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{}", "{\"netvis:policy\": []}" })
    void bodyWithoutDataIsRefused(final String body) throws Exception {
        netvis.configure(Lab.configuration());
        final var before = netvis.configuration();
        final var reply = netvis.tryPutText("policy", "p", body);
        assertEquals("400 malformed-message: the body holds no data, or an empty list: give the resource that the path"
            + " names, or the entry of the list", reply.status() + " " + reply.error());
        assertEquals(before, netvis.configuration());
    }

    @Test
    void severalProblemsAreToldTogether() throws Exception {
        final var configuration = Lab.configuration();
        final var tenant = Lab.tenant(configuration);
        tenant.remove("tool");
        tenant.add("policy", Netvis.json("""
            policy: [{name: p, source: [nowhere], tool: [nobody], rule: [{name: r, action: exclude}]}]
            """).get("policy"));
        final var told = "policy \"it/p\": ";
        assertEquals("invalid-value: " + told + "there is no source \"nowhere\": declare it, or name another; " + told
            + "there is no tool \"nobody\": declare it, or name another; " + told + "no rule forwards anything: what no"
            + " rule matches is not forwarded; add a rule with action forward",
            netvis.tryConfigure(configuration).error());
    }
}
