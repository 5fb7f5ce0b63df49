/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.explain.Changes;
import org.opendaylight.netvis.explain.Preview;
import org.opendaylight.netvis.explain.Previewer;
import org.opendaylight.netvis.explain.Snapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.Program;

/**
 * Previews of random changes: what is told is what comes when the change is stored.
 */
final class PreviewTest {
    private static final BridgeId B = ExplainedFrames.B;
    private static final int ALL = 5000;

    private static Snapshot snapshot(final PolicySet set) {
        return new Snapshot(new Configuration(set, ImmutableList.of()), RandomPolicies.FABRIC,
            Compiler.compile(set, RandomPolicies.FABRIC), ImmutableMap.of());
    }

    private static PolicySet without(final PolicySet set, final Policy policy) {
        return new PolicySet(set.bridges(), set.sources(), set.tools(),
            ImmutableMap.copyOf(Maps.filterKeys(set.policies(), id -> !id.equals(policy.id()))));
    }

    private static Changes put(final Policy... policies) {
        return new Changes(ImmutableList.of(), ImmutableList.of(), ImmutableList.copyOf(policies), ImmutableSet.of(),
            ImmutableList.of());
    }

    private static Preview preview(final Snapshot snapshot, final Changes changes, final int lines) {
        return Previewer.preview(snapshot, Ids.TENANT, changes, lines);
    }

    @Property(tries = 150)
    void previewIsWhatComesWhenAPolicyIsStored(@ForAll final long seed, @ForAll final boolean tap) {
        final var set = new RandomPolicies(seed, tap).policySet();
        final var policy = set.policies().values().iterator().next();
        final var before = snapshot(without(set, policy));
        final var preview = preview(before, put(policy), ALL);
        assertEquals(ImmutableList.of(), preview.refused());
        assertEquals(Preview.Change.CREATED, preview.policies().get(policy.id()).change());
        // What the preview was made of still serves the controller
        final var after = Compiler.compile(set, RandomPolicies.FABRIC, before.compilation().former());
        assertEquals(text(after.programs().get(B)), applied(text(before.compilation().programs().get(B)), preview));
    }

    @Property(tries = 150)
    void whatIsDeletedIsNoLongerSeenAndWhatIsTheSameChangesNothing(@ForAll final long seed, @ForAll final boolean tap) {
        final var set = new RandomPolicies(seed, tap).policySet();
        final var policy = set.policies().values().iterator().next();
        final var now = snapshot(set);
        final var deleted = preview(now, new Changes(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
            ImmutableSet.of(policy.id()), ImmutableList.of()), ALL);
        assertEquals(Preview.Change.DELETED, deleted.policies().get(policy.id()).change());
        assertEquals(text(Compiler.compile(without(set, policy), RandomPolicies.FABRIC, now.compilation().former())
            .programs().get(B)), applied(text(now.compilation().programs().get(B)), deleted));
        final var created = preview(snapshot(without(set, policy)), put(policy), ALL);
        assertEquals(Maps.transformValues(created.tools(), Preview.AtTool::gains),
            Maps.transformValues(deleted.tools(), Preview.AtTool::loses));
        final var same = preview(now, put(policy), ALL);
        assertEquals(Preview.Change.SAME, same.policies().get(policy.id()).change());
        assertEquals(ImmutableMap.of(), same.tools());
        assertTrue(same.bridges().values().stream().allMatch(bridge -> bridge.difference().lines().isEmpty()));
    }

    @Test
    void answerIsBounded() {
        final var set = new RandomPolicies(1, false).policySet();
        final var policy = set.policies().values().iterator().next();
        final var snapshot = snapshot(without(set, policy));
        final var whole = preview(snapshot, put(policy), ALL).bridges().get(B).difference();
        final var part = preview(snapshot, put(policy), 2).bridges().get(B).difference();
        assertEquals(whole.lines().subList(0, 2), part.lines());
        assertEquals(whole.lines().size() - 2, part.leftOut());
        assertEquals(whole.added(), part.added());
    }

    @Test
    void changeThatWouldBeRefusedSaysWhyAndNothingElse() {
        final var set = new RandomPolicies(1, false).policySet();
        final var policy = set.policies().values().iterator().next();
        final var bad = new Policy(Ids.policy("bad"), true, policy.sources(), policy.rules(), policy.strips(),
            Ids.tools("nothing"));
        final var changes = new Changes(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(bad),
            ImmutableSet.of(Ids.policy("neither")), ImmutableList.of());
        assertEquals(new Preview(ImmutableList.of(
                "policy \"acme/neither\": there is none that could be deleted: leave it out",
                "policy \"acme/bad\": there is no tool \"nothing\": declare it, or name another"),
            ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of()), preview(snapshot(set), changes, ALL));
    }

    private static Set<String> text(final Program program) {
        final var result = new TreeSet<String>();
        Stream.of(program.flows().values().stream().map(FlowText::flow), program.groups().values().stream()
            .map(FlowText::group), program.meters().values().stream().map(Object::toString)).flatMap(it -> it)
            .forEach(result::add);
        return result;
    }

    private static Set<String> applied(final Set<String> before, final Preview preview) {
        final var result = new TreeSet<>(before);
        final var bridge = preview.bridges().get(B);
        if (bridge != null) {
            bridge.difference().lines().stream().filter(line -> line.startsWith("-"))
                .forEach(line -> assertTrue(result.remove(line.substring(1)), line));
            bridge.difference().lines().stream().filter(line -> line.startsWith("+"))
                .forEach(line -> assertTrue(result.add(line.substring(1)), line));
        }
        return result;
    }
}
