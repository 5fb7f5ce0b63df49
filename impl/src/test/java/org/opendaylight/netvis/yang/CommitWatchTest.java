/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.Futures;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.common.api.PostPreCommitStep;

class CommitWatchTest {
    private static final Duration BARELY = CommitWatch.PATIENCE.minusNanos(1);

    private final FakeTicker ticker = new FakeTicker();
    private final CommitWatch watch = new CommitWatch(ticker);

    private static final class FakeTicker extends Ticker {
        private long now;

        @Override
        public long read() {
            return now;
        }

        void advance(final Duration duration) {
            now += duration.toNanos();
        }
    }

    private PostPreCommitStep preCommitted() throws Exception {
        return Futures.getDone(watch.newChange(() -> { }).preCommit());
    }

    private void assertHangs() {
        assertEquals(Optional.of(CommitWatch.PROBLEM), watch.problem());
    }

    private void assertWorks() {
        assertEquals(Optional.empty(), watch.problem());
    }

    @Test
    void datastoreWithoutChangesWorks() {
        ticker.advance(CommitWatch.PATIENCE);
        assertWorks();
    }

    @Test
    void changeThatIsNotStoredInTimeIsAProblem() throws Exception {
        preCommitted();
        ticker.advance(BARELY);
        assertWorks();
        ticker.advance(Duration.ofNanos(1));
        assertHangs();
    }

    @Test
    void changeThatIsStoredLateEndsTheProblem() throws Exception {
        final var change = preCommitted();
        ticker.advance(CommitWatch.PATIENCE);
        assertHangs();
        change.commit();
        assertWorks();
    }

    @Test
    void changeThatIsDroppedIsNoProblem() throws Exception {
        preCommitted().abort();
        ticker.advance(CommitWatch.PATIENCE);
        assertWorks();
    }

    @Test
    void changeThatIsOnlyCheckedIsNoProblem() {
        watch.newChange(() -> { });
        ticker.advance(CommitWatch.PATIENCE);
        assertWorks();
    }

    @Test
    void laterChangeThatIsDroppedDoesNotHideOneThatHangs() throws Exception {
        preCommitted();
        final var later = preCommitted();
        ticker.advance(CommitWatch.PATIENCE);
        later.abort();
        assertHangs();
    }

    @Test
    void laterChangeThatIsStoredEndsThoseBefore() throws Exception {
        preCommitted();
        ticker.advance(CommitWatch.PATIENCE);
        preCommitted().commit();
        assertWorks();
    }

    @Test
    void changeThatIsStoredDoesNotEndThoseAfterIt() throws Exception {
        final var first = preCommitted();
        preCommitted();
        ticker.advance(CommitWatch.PATIENCE);
        first.commit();
        first.commit();
        assertHangs();
    }
}
