/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowplugin.extension.api.ConvertorFromOFJava;
import org.opendaylight.openflowplugin.extension.api.ConvertorToOFJava;
import org.opendaylight.openflowplugin.extension.api.ExtensionAugment;
import org.opendaylight.openflowplugin.extension.api.path.MatchPath;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchDirectStatistics;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchDirectStatisticsBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchFlowRemoved;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchFlowRemovedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchGrouping;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchInventoryFlow;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchInventoryFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchPacketIn;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchPacketInBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchPacketReceived;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsMatchPacketReceivedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.ovs.match.grouping.OvsMatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.oxm.container.match.entry.value.OvsMatchOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.oxm.rev150225.match.entries.grouping.MatchEntry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflowplugin.extension.general.rev140714.general.extension.grouping.Extension;
import org.opendaylight.yangtools.binding.Augmentation;

/**
 * One field between the places of openflowplugin's models where a match can be, and the model of its serializers.
 */
@NonNullByDefault
final class MatchConverter implements ConvertorToOFJava<MatchEntry>, ConvertorFromOFJava<MatchEntry, MatchPath> {
    private final OvsField identity;

    MatchConverter(final OvsField identity) {
        this.identity = requireNonNull(identity);
    }

    /** An extension without content becomes an entry without content, which is refused where it is sent. */
    @Override
    public MatchEntry convert(final Extension extension) {
        return MatchCodec.entry(identity, extension.augmentations().values().stream()
            .filter(OvsMatchGrouping.class::isInstance).map(each -> ((OvsMatchGrouping) each).nonnullOvsMatch())
            .findFirst().orElseGet(() -> new OvsMatchBuilder().build()));
    }

    @Override
    public ExtensionAugment<? extends Augmentation<Extension>> convert(final MatchEntry input, final MatchPath path) {
        final var match = ((OvsMatchOfj) input.getMatchEntryValue()).getOvsMatch();
        return switch (path) {
            // openflowplugin has flow statistics where the inventory has flows
            case FLOWS_STATISTICS_UPDATE_MATCH -> new ExtensionAugment<>(OvsMatchInventoryFlow.class,
                new OvsMatchInventoryFlowBuilder().setOvsMatch(match).build(), identity);
            case FLOWS_STATISTICS_RPC_MATCH -> new ExtensionAugment<>(OvsMatchDirectStatistics.class,
                new OvsMatchDirectStatisticsBuilder().setOvsMatch(match).build(), identity);
            case SWITCH_FLOW_REMOVED_MATCH -> new ExtensionAugment<>(OvsMatchFlowRemoved.class,
                new OvsMatchFlowRemovedBuilder().setOvsMatch(match).build(), identity);
            case PACKET_IN_MESSAGE_MATCH -> new ExtensionAugment<>(OvsMatchPacketIn.class,
                new OvsMatchPacketInBuilder().setOvsMatch(match).build(), identity);
            case PACKET_RECEIVED_MATCH -> new ExtensionAugment<>(OvsMatchPacketReceived.class,
                new OvsMatchPacketReceivedBuilder().setOvsMatch(match).build(), identity);
        };
    }
}
