/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.yang.Configurations.forward;
import static org.opendaylight.netvis.yang.Configurations.policy;
import static org.opendaylight.netvis.yang.Configurations.references;
import static org.opendaylight.netvis.yang.Configurations.tapping;

import com.google.common.base.Ticker;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.DestinationVif;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.SourceVif;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TunnelType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.EthBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.TunnelBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VlanBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VnTagBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.rule.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.vlan.tagging.tagging.TaggedBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * What whoever writes a configuration is told at once.
 */
final class ConfigurationGuardTest {
    private static final MatchBuilder ALL = new MatchBuilder();

    private static Optional<String> problems(final Configuration configuration) {
        return new ConfigurationGuard(ModelTree.reader(), new CommitWatch(Ticker.systemTicker()), new IdleSink())
            .problems(configuration);
    }

    private static void assertRefused(final String expected, final Netvis netvis) {
        assertEquals(Optional.of(expected), problems(Configurations.read(netvis)));
    }

    @Test
    void soundConfigurationIsAccepted() {
        assertEquals(Optional.empty(), problems(Configurations.read(
            tapping(policy("all", forward(ALL)).build()).build())));
    }

    @Test
    void whatCannotBeReadIsToldAlone() {
        // What refers to it would be told too, for nothing
        final var vlan = new VlanBuilder().setTagging(new TaggedBuilder().setVlanId(Set.of()).build()).build();
        assertRefused("policy \"acme/bad\": rule \"r\": vlan-id is an empty list, which no frame matches: name an"
            + " identifier, or leave vlan out",
            tapping(policy("bad", forward(new MatchBuilder().setVlan(vlan))).build(),
                policy("lost", forward(ALL)).setSource(references("gone")).build()).build());
    }

    @Test
    void whatMeansNothingIsTold() {
        assertRefused("policy \"acme/lost\": there is no source \"gone\": declare it, or name another",
            tapping(policy("lost", forward(ALL)).setSource(references("gone")).build()).build());
        assertRefused("policy \"acme/p\": strip gre removes nothing, as no rule forwards anything of gre: remove it,"
            + " or add a rule about it", tapping(policy("p", forward(new MatchBuilder().setTunnel(new TunnelBuilder()
                .setType(TunnelType.Vxlan).build()))).setStrip(Set.of(Policy.Strip.Gre)).build()).build());
    }

    @Test
    void whatBelongsToAnotherTenantIsRefused() {
        assertRefused("policy \"acme/p\": source \"other/feed\" belongs to tenant \"other\", and nothing was granted to"
            + " tenant \"acme\": give one of its own; policy \"acme/p\": tool \"other/ids\" belongs to tenant"
            + " \"other\", and nothing was granted to tenant \"acme\": give one of its own",
            tapping(policy("p", forward(ALL)).setSource(references("other/feed")).setTool(references("other/ids"))
                .build()).build());
    }

    @Test
    void ofManyProblemsSomeAreToldAndTheOthersCounted() {
        final var policies = IntStream.range(0, 7).mapToObj(i -> policy("p" + i, forward(ALL))
            .setSource(references("gone")).build()).toArray(Policy[]::new);
        final var text = problems(Configurations.read(tapping(policies).build())).orElseThrow();
        assertEquals(5, text.split("there is no source", -1).length - 1);
        assertEquals("; and 2 more", text.substring(text.lastIndexOf(';')));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void ruleThatContradictsItselfIsRefusedWithoutMultiplyingIt() {
        final var tag = new VnTagBuilder()
            .setDestinationVif(evenNumbers(8192).map(DestinationVif::new).collect(Collectors.toSet()))
            .setSourceVif(evenNumbers(2048).map(SourceVif::new).collect(Collectors.toSet())).build();
        final var arp = new EthBuilder().setEthertype(Uint16.valueOf(0x0806)).build();
        final var ipv4 = new Ipv4Builder().setIpv4(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv4.Ipv4Builder()
                .build()).build();
        assertRefused("policy \"acme/p\": rule \"r\": its fields contradict each other, no packet has them all: remove"
            + " one",
            tapping(policy("p", forward(new MatchBuilder().setVnTag(tag).setEth(arp).setL3(ipv4))).build()).build());
        assertRefused("policy \"acme/p\": rule \"r\": its ranges multiply to more than 65536 flows: use fewer ranges,"
            + " or ranges that are prefixes",
            tapping(policy("p", forward(new MatchBuilder().setVnTag(tag))).build()).build());
    }

    private static Stream<Uint16> evenNumbers(final int count) {
        return IntStream.range(0, count).mapToObj(i -> Uint16.valueOf(2 * i));
    }
}
