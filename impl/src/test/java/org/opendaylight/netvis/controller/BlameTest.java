/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Owners;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.openflow.Refusal.Refused;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;

/**
 * Whose fault a refusal is.
 */
class BlameTest {
    private static final Group GROUP = Group.all(new GroupId(1), ImmutableList.of(
        ImmutableList.of(new Action.Output(new PortNo(1)))));
    private static final PolicyId A = Ids.policy("a");
    private static final PolicyId C = Ids.policy("c");
    private static final Owners OWNERS = new Owners(ImmutableMap.of(cookie(1), A, cookie(2), Ids.policy("b"),
        cookie(3), C),
        ImmutableSetMultimap.of(), ImmutableSetMultimap.of(GROUP.id(), A, GROUP.id(), C));

    private final List<Change.Bundled> bundle = new ArrayList<>();

    private static long cookie(final int policy) {
        return new Cookie(Cookie.Kind.FORWARD, policy).value();
    }

    private void add(final int table, final int policy, final int flows) {
        for (int i = 0; i < flows; i++) {
            bundle.add(new Change.AddFlow(new Flow(new FlowKey(new TableId(table), 1,
                Match.ANY.with(Field.IN_PORT, bundle.size() + 1).orElseThrow()), cookie(policy), ImmutableList.of(),
                Optional.empty(), Optional.empty())));
        }
    }

    private Set<PolicyId> blame(final int index, final boolean tableFull) {
        return Blame.of(new Refusal(ImmutableList.copyOf(bundle), ImmutableList.of(new Refused(index, "no", tableFull)),
            "no"), OWNERS).keySet();
    }

    @Test
    void flowIsItsPolicys() {
        add(10, 1, 1);
        add(10, 2, 1);
        assertEquals(Ids.policies("b"), blame(1, false));
    }

    @Test
    void groupIsOfAllWhoNeedIt() {
        bundle.add(new Change.AddGroup(GROUP));
        assertEquals(Ids.policies("a", "c"), blame(0, false));
    }

    @Test
    void whatBelongsToNobodyIsNobodysFault() {
        add(10, 99, 1);
        assertEquals(Set.of(), blame(0, false));
    }

    @Test
    void bundleThatIsRefusedAsAWholeIsNobodysFault() {
        assertEquals(ImmutableMap.of(), Blame.of(new Refusal(ImmutableList.of(), ImmutableList.of(), "no"), OWNERS));
    }

    @Test
    void whoFitsIntoTheRoomThatIsLeftIsNotToBlame() {
        add(10, 1, 5);
        add(10, 2, 3);
        assertEquals(Ids.policies("a"), blame(3, true), "the three flows before leave room for three");
    }

    @Test
    void whoDoesNotFitIntoTheRoomThatIsLeftIsToBlameToo() {
        add(10, 1, 5);
        add(10, 2, 3);
        add(10, 3, 2);
        assertEquals(Ids.policies("a", "b"), blame(2, true));
    }

    @Test
    void otherTablesAreNotFull() {
        add(10, 1, 1);
        add(11, 2, 9);
        assertEquals(Ids.policies("a"), blame(0, true));
    }
}
