/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.collect.ImmutableList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowplugin.extension.api.ConvertorActionFromOFJava;
import org.opendaylight.openflowplugin.extension.api.ConvertorActionToOFJava;
import org.opendaylight.openflowplugin.extension.api.path.ActionPath;
import org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.Action;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.OvsActionGrouping;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfjBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.add.flow.input.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionAddFlowApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.add.flow.input.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionAddFlowWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.add.group.input.buckets.bucket.action.action.OvsActionAddGroup;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.flows.statistics.update.flow.and.statistics.map.list.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionFlowStatisticsApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.flows.statistics.update.flow.and.statistics.map.list.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionFlowStatisticsApplyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.flows.statistics.update.flow.and.statistics.map.list.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionFlowStatisticsWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.flows.statistics.update.flow.and.statistics.map.list.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionFlowStatisticsWriteBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.get.flow.statistics.output.flow.and.statistics.map.list.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionDirectStatisticsApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.get.flow.statistics.output.flow.and.statistics.map.list.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionDirectStatisticsApplyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.get.flow.statistics.output.flow.and.statistics.map.list.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionDirectStatisticsWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.get.flow.statistics.output.flow.and.statistics.map.list.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionDirectStatisticsWriteBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.group.desc.stats.updated.group.desc.stats.buckets.bucket.action.action.OvsActionGroupDescription;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.group.desc.stats.updated.group.desc.stats.buckets.bucket.action.action.OvsActionGroupDescriptionBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.nodes.node.group.buckets.bucket.action.action.OvsActionInventoryGroup;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.nodes.node.table.flow.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionInventoryFlowApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.nodes.node.table.flow.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionInventoryFlowApplyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.nodes.node.table.flow.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionInventoryFlowWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.nodes.node.table.flow.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionInventoryFlowWriteBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.remove.flow.input.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionRemoveFlowApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.remove.flow.input.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionRemoveFlowWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.remove.group.input.buckets.bucket.action.action.OvsActionRemoveGroup;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.transmit.packet.input.action.action.OvsActionTransmitPacket;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.update.flow.input.original.flow.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionUpdateFlowOriginalApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.update.flow.input.original.flow.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionUpdateFlowOriginalWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.update.flow.input.updated.flow.instructions.instruction.instruction.apply.actions._case.apply.actions.action.action.OvsActionUpdateFlowUpdatedApply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.update.flow.input.updated.flow.instructions.instruction.instruction.write.actions._case.write.actions.action.action.OvsActionUpdateFlowUpdatedWrite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.update.group.input.original.group.buckets.bucket.action.action.OvsActionUpdateGroupOriginal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.update.group.input.updated.group.buckets.bucket.action.action.OvsActionUpdateGroupUpdated;

/**
 * Actions between openflowplugin's models of flows and groups, and what it hands to the serializers. They have the same
 * content in a case of another name in each place.
 */
@NonNullByDefault
final class ActionConverter implements
        ConvertorActionToOFJava<Action, org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203
            .actions.grouping.Action>,
        ConvertorActionFromOFJava<org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203
            .actions.grouping.Action, ActionPath> {
    /** The cases of all places. */
    static final ImmutableList<Class<? extends Action>> CASES = ImmutableList.of(
        OvsActionAddFlowWrite.class,
        OvsActionAddFlowApply.class,
        OvsActionRemoveFlowWrite.class,
        OvsActionRemoveFlowApply.class,
        OvsActionUpdateFlowOriginalWrite.class,
        OvsActionUpdateFlowOriginalApply.class,
        OvsActionUpdateFlowUpdatedWrite.class,
        OvsActionUpdateFlowUpdatedApply.class,
        OvsActionAddGroup.class,
        OvsActionRemoveGroup.class,
        OvsActionUpdateGroupOriginal.class,
        OvsActionUpdateGroupUpdated.class,
        OvsActionTransmitPacket.class,
        OvsActionInventoryFlowWrite.class,
        OvsActionInventoryFlowApply.class,
        OvsActionInventoryGroup.class,
        OvsActionFlowStatisticsWrite.class,
        OvsActionFlowStatisticsApply.class,
        OvsActionGroupDescription.class,
        OvsActionDirectStatisticsWrite.class,
        OvsActionDirectStatisticsApply.class);

    @Override
    public org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.actions.grouping.Action
            convert(final Action actionCase) {
        return ActionCodec.action(new OvsActionOfjBuilder()
            .setOvsAction(((OvsActionGrouping) actionCase).getOvsAction()).build());
    }

    @Override
    public Action convert(final org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.actions
            .grouping.Action input, final ActionPath path) {
        final var action = ((OvsActionOfj) input.getActionChoice()).getOvsAction();
        return switch (path) {
            case INVENTORY_FLOWNODE_TABLE_WRITE_ACTIONS ->
                new OvsActionInventoryFlowWriteBuilder().setOvsAction(action).build();
            case INVENTORY_FLOWNODE_TABLE_APPLY_ACTIONS ->
                new OvsActionInventoryFlowApplyBuilder().setOvsAction(action).build();
            case FLOWS_STATISTICS_UPDATE_WRITE_ACTIONS ->
                new OvsActionFlowStatisticsWriteBuilder().setOvsAction(action).build();
            case FLOWS_STATISTICS_UPDATE_APPLY_ACTIONS ->
                new OvsActionFlowStatisticsApplyBuilder().setOvsAction(action).build();
            case GROUP_DESC_STATS_UPDATED_BUCKET_ACTION ->
                new OvsActionGroupDescriptionBuilder().setOvsAction(action).build();
            case FLOWS_STATISTICS_RPC_WRITE_ACTIONS ->
                new OvsActionDirectStatisticsWriteBuilder().setOvsAction(action).build();
            case FLOWS_STATISTICS_RPC_APPLY_ACTIONS ->
                new OvsActionDirectStatisticsApplyBuilder().setOvsAction(action).build();
        };
    }
}
