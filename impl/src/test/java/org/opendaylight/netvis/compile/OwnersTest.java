/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tcp;
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.Update;

/**
 * Without its owners a change is not there.
 */
final class OwnersTest {
    private static final BridgeId B = Ids.bridge("b");

    @Property(tries = 300)
    void withoutItsOwnersAChangeIsNotThere(@ForAll final long seed, @ForAll final boolean tap,
            @ForAll final boolean able) {
        final var set = new RandomPolicies(seed, tap, able).policySet();
        final var compilation = Compiler.compile(set, RandomPolicies.FABRIC);
        final var changes = Update.between(compilation.programs().get(B), Installed.NOTHING,
            Revalidation.BY_RENEWAL).changes();
        changes.stream().collect(Collectors.groupingBy(compilation.owners().get(B)::of)).forEach((owners, mine) -> {
            if (owners.isEmpty()) {
                mine.forEach(change -> assertTrue(change instanceof Change.AddFlow, change::toString));
            } else {
                mine.forEach(change -> assertFalse(has(removed(set, owners), change), change::toString));
                mine.forEach(change -> assertFalse(has(refused(set, owners), change), change::toString));
            }
        });
    }

    @Property(tries = 300)
    void whatHasNoOwnersIsThereWhateverPolicyIsNot(@ForAll final long seed, @ForAll final boolean tap) {
        final var set = new RandomPolicies(seed, tap).policySet();
        final var compilation = Compiler.compile(set, RandomPolicies.FABRIC);
        final var owners = compilation.owners().get(B);
        final var nothing = removed(set, set.policies().keySet());
        nothing.flows().values().forEach(flow ->
            assertEquals(ImmutableSet.of(), owners.of(new Change.AddFlow(flow)), flow::toString));
        assertEquals(ImmutableMap.of(), nothing.groups());
    }

    private static boolean has(final Program program, final Change.Bundled change) {
        return switch (change) {
            case Change.AddFlow add -> add.flow().equals(program.flows().get(add.flow().key()));
            case Change.AddGroup add -> program.groups().containsKey(add.group().id());
            default -> throw new AssertionError("an empty switch needs no " + change);
        };
    }

    private static Program removed(final PolicySet set, final ImmutableSet<PolicyId> policies) {
        return Compiler.compile(new PolicySet(set.bridges(), set.sources(), set.tools(), set.policies().values()
            .stream().filter(policy -> !policies.contains(policy.id()))
            .collect(ImmutableMap.toImmutableMap(Policy::id, policy -> policy))), RandomPolicies.FABRIC)
            .programs().get(B);
    }

    private static Program refused(final PolicySet set, final ImmutableSet<PolicyId> policies) {
        final var ports = RandomPolicies.FABRIC.bridges().get(B);
        return Compiler.compile(set, new Fabric(ImmutableMap.of(B, new Fabric.Ports(ports.numbers(),
            ports.ambiguous(), ports.localMac(), ports.abilities(), policies.stream()
                .collect(ImmutableMap.toImmutableMap(name -> name, name -> "full")), ImmutableMap.of()))))
            .programs().get(B);
    }

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).port("other", "tap", "p2", BOTH).tool("ids", "tap/p4");
    }

    private static ImmutableSet<PolicyId> ownersOf(final Compilation compilation, final String flow) {
        final var found = compilation.programs().get(Sets.TAP).flows().values().stream()
            .filter(it -> it.toString().contains(flow)).toList();
        assertEquals(1, found.size(), () -> flow + " in " + compilation.programs().get(Sets.TAP).flows().values());
        return compilation.owners().get(Sets.TAP).of(new Change.AddFlow(found.getFirst()));
    }

    @Test
    void flowOfAPolicyIsItsOwn() {
        final var compilation = Compiler.compile(tap().policy("all", "feed", "ids", forward(ANY))
            .policy("web", "feed", "ids", forward(tcp(80, 80))).build(), Sets.FABRIC);
        assertEquals(Ids.policies("web"), ownersOf(compilation, "tp_dst=80"));
    }

    @Test
    void whatPoliciesShareBelongsToAllOfThem() {
        final var compilation = Compiler.compile(tap().policy("all", "feed", "ids", forward(ANY))
            .policy("web", "feed", "ids", forward(tcp(80, 80))).policy("third", "other", "ids", forward(ANY)).build(),
            Sets.FABRIC);
        assertEquals(Ids.policies("all", "web"), ownersOf(compilation, " priority=5,in_port=1"));
        assertEquals(Ids.policies("third"), ownersOf(compilation, " priority=5,in_port=2"));
        final var everybody = Ids.policies("all", "web", "third");
        assertEquals(everybody, ownersOf(compilation, "table=200, priority=1"));
        assertEquals(ImmutableSet.of(), ownersOf(compilation, "table=12, priority=0"));
        final var group = compilation.programs().get(Sets.TAP).groups().values().iterator().next();
        assertEquals(everybody, compilation.owners().get(Sets.TAP).of(new Change.AddGroup(group)));
        assertEquals(everybody, compilation.owners().get(Sets.TAP).of(new Change.ModifyGroup(group)));
    }

    @Test
    void transitBelongsToWhoLooksIntoTunnels() {
        final var strip = ImmutableSet.of(Strip.VXLAN);
        final var compilation = Compiler.compile(tap().policy("inner", ImmutableSet.of("feed"),
            ImmutableSet.of("ids"), strip, forward(tunnel(TunnelType.VXLAN, 5, ANY)))
            .policy("outer", "feed", "ids", forward(ANY)).build(), Sets.FABRIC);
        assertEquals(Ids.policies("inner"), ownersOf(compilation, "table=251, priority=1"));
        assertEquals(Ids.policies("inner"), ownersOf(compilation, " priority=6,"));
    }

    @Test
    void removalOfVnTagsBelongsToWhoLooksBehindThem() {
        final var strip = ImmutableSet.of(Strip.VN_TAG);
        final var compilation = Compiler.compile(tap()
            .policy("five", ImmutableSet.of("feed"), ImmutableSet.of("ids"), strip, forward(Sets.vnTag(5, ANY)))
            .policy("six", ImmutableSet.of("feed"), ImmutableSet.of("ids"), strip, forward(Sets.vnTag(6, ANY)))
            .policy("plain", "feed", "ids", forward(ANY)).build(), Sets.BY_REGISTERS);
        assertEquals(Ids.policies("five", "six"), ownersOf(compilation, "table=251, "));
        assertEquals(Ids.policies("five", "six"), ownersOf(compilation, "table=4, "));
        assertEquals(Ids.policies("five"), ownersOf(compilation, "dl_src=00:00:80:05:00:00"));
        assertEquals(ImmutableSet.of(), ownersOf(compilation, "table=5, "));
    }

    @Test
    void flowsThatFinishADeliveryBelongToWhoUsesIt() {
        final var compilation = Compiler.compile(tap()
            .policy("bare", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.MPLS_IP),
                forward(ANY))
            .policy("plain", "feed", "ids", forward(ANY)).build(), Sets.FABRIC);
        assertEquals(Ids.policies("bare"), ownersOf(compilation, "table=252, priority=1"));
        assertEquals(Ids.policies("bare"), ownersOf(compilation, "table=249, priority=1"));
        final var owners = compilation.owners().get(Sets.TAP);
        assertEquals(ImmutableList.of(Ids.policies("bare"), Ids.policies("bare"), Ids.policies("bare"),
            Ids.policies("plain")), compilation.programs().get(Sets.TAP).groups().values().stream()
                .map(group -> owners.of(new Change.AddGroup(group)))
                .sorted((a, b) -> a.toString().compareTo(b.toString())).collect(ImmutableList.toImmutableList()));
    }

    @Test
    void deletionsBelongToNobody() {
        final var compilation = Compiler.compile(tap().policy("all", "feed", "ids", forward(ANY)).build(),
            Sets.FABRIC);
        final var owners = compilation.owners().get(Sets.TAP);
        final var program = compilation.programs().get(Sets.TAP);
        program.flows().values().forEach(flow ->
            assertEquals(ImmutableSet.of(), owners.of(new Change.DeleteFlow(flow))));
        assertEquals(ImmutableSet.of(), owners.of(new Change.DeleteGroup(program.groups().firstKey())));
        assertEquals(ImmutableSet.of(), owners.of(new Change.DeleteGroup(new GroupId(1))));
        assertEquals(ImmutableSet.of(), owners.of(new Change.DeleteAllFlows()));
    }
}
