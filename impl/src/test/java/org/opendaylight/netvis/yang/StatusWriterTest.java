/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;

/**
 * What is written as state, and when.
 */
class StatusWriterTest {
    private final StateDatastore datastore = new StateDatastore();
    private Optional<String> problem = Optional.empty();
    private final StatusWriter writer = new StatusWriter(datastore.broker(), Runnable::run, () -> problem);

    private static StatusMaker maker(final String... policies) {
        final var result = new StatusMaker().bridge("b", false);
        for (var policy : policies) {
            result.policy("acme", policy, 1);
        }
        return result;
    }

    private static Status status(final String... policies) {
        return maker(policies).build();
    }

    /** What is written as the difference of two states. */
    private List<String> written(final Status before, final Status after) {
        writer.write(before);
        datastore.succeed();
        writer.write(after);
        if (datastore.commits().size() == 1) {
            return List.of();
        }
        datastore.succeed();
        assertEquals(StateDatastore.flat("", StateTree.of(after, problem)), datastore.content());
        return datastore.commits().getLast();
    }

    @Test
    void theFirstStateIsWrittenAsAWhole() {
        writer.write(status("p"));
        datastore.succeed();
        assertEquals(List.of(List.of("put ")), datastore.commits());
        assertEquals(StateDatastore.flat("", StateTree.of(status("p"), problem)), datastore.content());
    }

    @Test
    void sameStateIsWrittenOnce() {
        writer.write(status("p"));
        datastore.succeed();
        assertTrue(writer.write(status("p")).isDone());
        assertEquals(1, datastore.commits().size());
    }

    @Test
    void counterOfOnePolicyIsOneEntry() {
        assertEquals(List.of("put Tenant acme/Policy q"), written(status("p", "q", "r"),
            maker("p", "r").policy("acme", "q", 2).build()));
    }

    @Test
    void whatComesAndGoesIsOneEntryEach() {
        assertEquals(List.of("delete Tenant acme/Policy p", "put Tenant acme/Policy r"),
            written(status("p", "q"), status("q", "r")));
    }

    @Test
    void bridgeSourceAndToolAreEntries() {
        final var before = maker("p").bridge("c", true).source("acme", "s", new SourceStatus.Waiting("gone"))
            .tool("acme", "t", 1, Optional.empty());
        final var after = maker("p").bridge("d", true).source("acme", "s",
            new SourceStatus.Located(Ids.bridge("b"), Optional.empty())).tool("acme", "t", 2, Optional.empty());
        assertEquals(List.of("delete Bridge c", "put Bridge d", "put Tenant acme/Source s", "put Tenant acme/Tool t"),
            written(before.build(), after.build()));
    }

    @Test
    void tenantThatComesOrGoesIsOneEntry() {
        final var tenant = maker("p").policy("other", "p", 1).tool("other", "t", 1, Optional.empty()).build();
        assertEquals(List.of("put Tenant other"), written(status("p"), tenant));
        writer.write(status("p"));
        datastore.succeed();
        assertEquals(List.of("delete Tenant other"), datastore.commits().getLast());
        assertEquals(StateDatastore.flat("", StateTree.of(status("p"), problem)), datastore.content());
    }

    @Test
    void problemOfTheDatastoreIsWrittenWithTheWhole() {
        writer.write(status("p"));
        datastore.succeed();
        problem = Optional.of("stuck");
        writer.write(status("p"));
        datastore.succeed();
        assertEquals(List.of("put "), datastore.commits().getLast());
        assertEquals("stuck", datastore.content().get(""));
    }

    @Test
    void stateThatCouldNotBeWrittenIsWrittenAgain() {
        writer.write(status("p"));
        datastore.fail();
        writer.write(status("p"));
        assertEquals(List.of(List.of("put "), List.of("put ")), datastore.commits());
        datastore.succeed();
        assertEquals(StateDatastore.flat("", StateTree.of(status("p"), problem)), datastore.content());
    }

    /** Nobody knows what of it is there. */
    @Test
    void changeThatCouldNotBeWrittenIsWrittenAsAWhole() {
        writer.write(status("p"));
        datastore.succeed();
        writer.write(status("p", "q"));
        datastore.fail();
        writer.write(status("p"));
        assertEquals(List.of("put "), datastore.commits().getLast());
    }

    @Test
    void onlyTheLastOfWhatChangesMeanwhileIsWritten() {
        writer.write(status("p"));
        writer.write(status("p", "q"));
        writer.write(status("p", "q", "r"));
        assertEquals(1, datastore.commits().size());
        datastore.succeed();
        assertEquals(2, datastore.commits().size());
        datastore.succeed();
        assertEquals(StateDatastore.flat("", StateTree.of(status("p", "q", "r"), problem)), datastore.content());
    }

    @Test
    void stateIsToldWhenItOrALaterOneIsWritten() {
        final var first = writer.write(status("p"));
        final var second = writer.write(status("p", "q"));
        final var third = writer.write(status("p", "q", "r"));
        assertFalse(first.isDone());
        datastore.succeed();
        assertTrue(first.isDone());
        assertFalse(second.isDone() || third.isDone());
        datastore.fail();
        assertTrue(second.isDone() && third.isDone());
    }

    /** Whoever waited for it would have waited for the next change. */
    @Test
    void stateThatIsAsWrittenAgainMeanwhileIsTold() {
        writer.write(status("p"));
        final var second = writer.write(status("p", "q"));
        final var third = writer.write(status("p"));
        datastore.succeed();
        assertTrue(second.isDone() && third.isDone());
        assertEquals(1, datastore.commits().size());
    }

    private static Status random(final Random random) {
        final var result = new StatusMaker();
        for (int i = random.nextInt(6); i > 0; i--) {
            final var tenant = "t" + random.nextInt(3);
            final var name = "n" + random.nextInt(4);
            switch (random.nextInt(4)) {
                case 0 -> result.bridge(name, random.nextBoolean());
                case 1 -> result.source(tenant, name, new SourceStatus.Waiting("r" + random.nextInt(2)));
                case 2 -> result.tool(tenant, name, random.nextInt(2), Optional.empty());
                default -> result.policy(tenant, name, random.nextInt(2));
            }
        }
        return result.build();
    }

    @Property(tries = 200)
    void whatIsThereIsAlwaysWhatTheWholeWouldBe(@ForAll final long seed) {
        final var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            final var status = random(random);
            final int before = datastore.commits().size();
            writer.write(status);
            if (datastore.commits().size() > before) {
                datastore.succeed();
                assertFalse(datastore.commits().getLast().isEmpty());
            }
            assertEquals(StateDatastore.flat("", StateTree.of(status, problem)), datastore.content());
        }
    }
}
