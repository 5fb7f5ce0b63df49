/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.shared;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Capability;
import org.opendaylight.netvis.compile.Layout;
import org.opendaylight.netvis.compile.Parts;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;

/**
 * Delivers one copy of what several policies select for one delivery: each layer only marks that it is due, and a table
 * behind the layers delivers.
 */
public final class SharedDeliveries implements Capability {
    /** One for each shared delivery, and for bits before the last of theirs that mean something else. */
    @Override
    public Stream<TableId> tables(final Layout layout) {
        return IntStream.range(0, layout.shared().values().stream().mapToInt(due -> Mark.DUE.indexOf(due) + 1).max()
            .orElse(0)).mapToObj(Table.DELIVER::id);
    }

    @Override
    public void write(final Layout layout, final Parts parts) {
        layout.shared().forEach((delivery, due) -> {
            final int index = Mark.DUE.indexOf(due);
            parts.add(Table.DELIVER.flow(index, Band.DUE.priority(),
                    Match.ANY.with(Field.METADATA, due).orElseThrow()).cookie(Cookie.Kind.ADMIT)
                .apply(ImmutableList.of(new Action.ToGroup(layout.deliveries().get(delivery))))
                .goTo(layout.behind(Table.DELIVER.id(index))), layout.owners(delivery::equals));
        });
    }
}
