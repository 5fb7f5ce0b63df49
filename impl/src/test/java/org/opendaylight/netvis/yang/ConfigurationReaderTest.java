/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.opendaylight.netvis.yang.Configurations.forward;
import static org.opendaylight.netvis.yang.Configurations.policy;
import static org.opendaylight.netvis.yang.Configurations.tapBridge;
import static org.opendaylight.netvis.yang.Configurations.tapPort;
import static org.opendaylight.netvis.yang.Configurations.tapping;
import static org.opendaylight.netvis.yang.Configurations.toolAt;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.IcmpBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.BridgeKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.SourceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ToolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.rule.MatchBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * That what is read of one change after the other is what a look at the whole would find.
 */
final class ConfigurationReaderTest {
    private static final DataObjectIdentifier<Netvis> NETVIS = DataObjectIdentifier.builder(Netvis.class).build();

    private final ModelTree tree = new ModelTree();
    /** What was read, by path. */
    private final List<String> decoded = new ArrayList<>();
    private final ConfigurationReader reader = new ConfigurationReader(counting(), ModelTree.PATH);

    private BindingNormalizedNodeSerializer counting() {
        final var result = mock(BindingNormalizedNodeSerializer.class);
        doAnswer(call -> {
            final YangInstanceIdentifier path = call.getArgument(0);
            decoded.add(path.getLastPathArgument().toString().replaceAll(".*name=|}.*", ""));
            return ModelTree.CODEC.fromNormalizedNode(path, call.getArgument(1));
        }).when(result).fromNormalizedNode(any(), any());
        return result;
    }

    private Configuration read() {
        decoded.clear();
        return reader.read(tree.root());
    }

    private static DataObjectIdentifier<Bridge> bridge(final String name) {
        return DataObjectIdentifier.builder(Netvis.class).child(Bridge.class, new BridgeKey(new Name(name))).build();
    }

    private static DataObjectIdentifier<Tenant> of(final String tenant) {
        return DataObjectIdentifier.builder(Netvis.class).child(Tenant.class, new TenantKey(new Name(tenant)))
            .build();
    }

    private static DataObjectIdentifier<Policy> policyOf(final String tenant, final String name) {
        return of(tenant).toBuilder().child(Policy.class, new PolicyKey(new Name(name))).build();
    }

    private static DataObjectIdentifier<Source> sourceOf(final String tenant, final String name) {
        return of(tenant).toBuilder().child(Source.class, new SourceKey(new Name(name))).build();
    }

    private static DataObjectIdentifier<Tool> toolOf(final String tenant, final String name) {
        return of(tenant).toBuilder().child(Tool.class, new ToolKey(new Name(name))).build();
    }

    private static Policy forwarding(final String name) {
        return policy(name, forward(new MatchBuilder())).build();
    }

    @Test
    void nothingIsAnEmptyConfiguration() {
        assertSame(Configuration.EMPTY, read());
    }

    @Test
    void onlyThePolicyThatWasPutIsRead() throws Exception {
        tree.put(NETVIS, tapping(IntStream.range(0, 50).mapToObj(i -> forwarding("p" + i)).toArray(Policy[]::new))
            .build());
        tree.commit();
        final var before = read();
        assertEquals(53, decoded.size());
        tree.put(policyOf("acme", "p7"), policy("p7", forward(new MatchBuilder())).setEnabled(false).build());
        tree.commit();
        final var after = read();
        assertEquals(List.of("p7"), decoded);
        assertSame(before.set().sources(), after.set().sources());
        assertSame(before.set().tools(), after.set().tools());
        assertSame(before.set().bridges(), after.set().bridges());
        assertSame(before.set().policies().get(Ids.policy("p8")), after.set().policies().get(Ids.policy("p8")));
        assertEquals(false, after.set().policies().get(Ids.policy("p7")).enabled());
    }

    @Test
    void whatIsTheSameTreeIsNotReadAgain() throws Exception {
        tree.put(NETVIS, tapping(forwarding("p")).build());
        tree.commit();
        final var before = read();
        assertSame(before, read());
        assertEquals(List.of(), decoded);
    }

    @Test
    void whatIsGoneIsNotRead() throws Exception {
        tree.put(NETVIS, tapping(forwarding("p"), forwarding("q")).build());
        tree.commit();
        read();
        tree.delete(policyOf("acme", "p"));
        tree.commit();
        assertEquals(Ids.policies("q"), read().set().policies().keySet());
        tree.delete(of("acme"));
        tree.commit();
        final var set = read().set();
        assertEquals(List.of(), decoded);
        assertEquals(0, set.policies().size() + set.sources().size() + set.tools().size());
    }

    @Test
    void problemStaysUntilTheObjectChanges() throws Exception {
        tree.put(NETVIS, tapping(forwarding("p")).build());
        tree.put(policyOf("acme", "odd"), contradictory("odd"));
        tree.commit();
        final var problems = read().problems();
        assertEquals(List.of(Ids.policy("odd")), problems.stream().map(Problem::subject).toList());
        tree.put(policyOf("acme", "q"), forwarding("q"));
        tree.commit();
        assertEquals(problems, read().problems());
        assertEquals(List.of("q"), decoded);
        tree.put(policyOf("acme", "odd"), forwarding("odd"));
        tree.commit();
        assertEquals(ImmutableList.of(), read().problems());
        assertEquals(Ids.policies("odd", "p", "q"), read().set().policies().keySet());
    }

    /** One that the datastore takes, and that cannot be read. */
    private static Policy contradictory(final String name) {
        return policy(name, forward(new MatchBuilder().setL4(new IcmpBuilder().setIcmp(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.icmp.IcmpBuilder()
                .setType(Uint8.ONE).build()).build()))).build();
    }

    private void change(final Random random) {
        final var tenant = random.nextBoolean() ? "acme" : "acme-2";
        final var name = "n" + random.nextInt(5);
        switch (random.nextInt(14)) {
            case 0 -> tree.put(bridge(name), tapBridge(name, "000000000000000" + random.nextInt(4)).build());
            case 1 -> tree.delete(bridge(name));
            case 2, 3 -> tree.put(sourceOf(tenant, name), tapPort(name, "n" + random.nextInt(6),
                "p" + random.nextInt(3)).build());
            case 4 -> tree.put(toolOf(tenant, name), toolAt(name, "n" + random.nextInt(6), "p" + random.nextInt(3))
                .build());
            case 5 -> tree.delete(random.nextBoolean() ? sourceOf(tenant, name) : toolOf(tenant, name));
            case 6 -> tree.delete(policyOf(tenant, name));
            case 7 -> tree.put(policyOf(tenant, name), contradictory(name));
            case 8 -> tree.put(of(tenant), new TenantBuilder().setName(new Name(tenant)).build());
            default -> tree.put(policyOf(tenant, name), policy(name, forward(new MatchBuilder()))
                .setSource(Configurations.references("n" + random.nextInt(6)))
                .setTool(Configurations.references("n" + random.nextInt(6))).build());
        }
    }

    @Property(tries = 100)
    void oneChangeAfterTheOtherComesToTheSameAsTheWhole(@ForAll final long seed) throws Exception {
        final var random = new Random(seed);
        final var guard = guard(reader);
        tree.put(NETVIS, new NetvisBuilder().build());
        for (int i = 0; i < 40; i++) {
            for (var tenant : List.of("acme", "acme-2")) {
                if (random.nextInt(8) == 0 || i == 0) {
                    tree.put(of(tenant), new TenantBuilder().setName(new Name(tenant)).build());
                }
            }
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                change(random);
            }
            tree.commit();
            final var configuration = read();
            final var whole = Configurations.read(tree.netvis());
            assertEquals(whole, configuration);
            assertEquals(ImmutableList.copyOf(whole.set().policies().keySet()),
                ImmutableList.copyOf(configuration.set().policies().keySet()));
            assertEquals(ImmutableList.copyOf(whole.set().sources().keySet()),
                ImmutableList.copyOf(configuration.set().sources().keySet()));
            assertEquals(guard(ModelTree.reader()).problems(whole), guard.problems(configuration));
        }
    }

    private static ConfigurationGuard guard(final ConfigurationReader reader) {
        return new ConfigurationGuard(reader, new CommitWatch(Ticker.systemTicker()), new IdleSink());
    }
}
