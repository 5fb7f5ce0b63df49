/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.yang.gen.v1.urn.opendaylight.flow.inventory.rev130819.FlowCapableNode;
import org.opendaylight.yang.gen.v1.urn.opendaylight.flow.inventory.rev130819.FlowCapableNodeConnector;
import org.opendaylight.yang.gen.v1.urn.opendaylight.flow.types.port.rev130925.PortNumberUni;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.Node;

/**
 * Reads the switches in OpenDaylight's inventory.
 */
@NonNullByDefault
final class NodeReader implements DataTreeChangeListener<Node> {
    private static final String ID_PREFIX = "openflow:";
    /** How the inventory writes OFPP_LOCAL. */
    private static final String LOCAL = "LOCAL";
    private static final int HEXADECIMAL = 16;
    /** OFPP_MAX, the highest number of a port (OpenFlow 1.3.5, section 7.2.1). */
    private static final int MAX_PORT = 0xffffff00;

    /** Who hears of a switch. */
    @FunctionalInterface
    interface Listener {
        void onDescription(long datapathId, @Nullable SwitchDescription description);
    }

    private final Listener listener;

    NodeReader(final Listener listener) {
        this.listener = requireNonNull(listener);
    }

    @Override
    public void onDataTreeChanged(final List<DataTreeModification<Node>> changes) {
        changes.forEach(change -> onNode(change.path().firstKeyOf(Node.class).getId(),
            change.getRootNode().dataAfter()));
    }

    /**
     * Takes in what became of a node.
     *
     * @param nodeId which node
     * @param node what it is now, null if it is gone
     */
    void onNode(final NodeId nodeId, final @Nullable Node node) {
        final var id = nodeId.getValue();
        if (id.startsWith(ID_PREFIX)) {
            listener.onDescription(Long.parseUnsignedLong(id.substring(ID_PREFIX.length())), description(node));
        }
    }

    private static @Nullable SwitchDescription description(final @Nullable Node node) {
        final var flowCapable = node == null ? null : node.augmentation(FlowCapableNode.class);
        return flowCapable == null ? null
            : describe(ports(node), localMac(node), software(flowCapable));
    }

    private static String software(final FlowCapableNode node) {
        return (orEmpty(node.getHardware()) + ' ' + orEmpty(node.getSoftware())).strip();
    }

    private static String orEmpty(final @Nullable String text) {
        return text == null ? "" : text;
    }

    /** {@return the numbers of the ports that have each name: more than one where OpenFlow cuts names to the same} */
    private static ImmutableSetMultimap<String, Integer> ports(final Node node) {
        final var ports = ImmutableSetMultimap.<String, Integer>builder().orderKeysBy(Comparator.naturalOrder());
        for (var connector : node.nonnullNodeConnector().values()) {
            final var port = connector.augmentation(FlowCapableNodeConnector.class);
            final var number = port == null || port.getName() == null ? null : number(port.getPortNumber());
            if (number != null) {
                ports.put(port.getName(), number);
            }
        }
        return ports.build();
    }

    private static SwitchDescription describe(final ImmutableSetMultimap<String, Integer> ports,
            final OptionalLong localMac, final String software) {
        final var numbers = Maps.filterValues(ports.asMap(), them -> them.size() == 1);
        return new SwitchDescription(ImmutableMap.copyOf(Maps.transformValues(numbers, Iterables::getOnlyElement)),
            ImmutableSet.copyOf(Sets.difference(ports.keySet(), numbers.keySet())), localMac, software);
    }

    private static OptionalLong localMac(final Node node) {
        return node.nonnullNodeConnector().values().stream()
            .map(connector -> connector.augmentation(FlowCapableNodeConnector.class))
            .filter(port -> port != null && port.getHardwareAddress() != null
                && Integer.valueOf(SwitchView.LOCAL_PORT).equals(number(port.getPortNumber())))
            .mapToLong(port -> Long.parseLong(port.getHardwareAddress().getValue().replace(":", ""), HEXADECIMAL))
            .findFirst();
    }

    private static @Nullable Integer number(final @Nullable PortNumberUni number) {
        if (number == null) {
            return null;
        }
        if (number.getUint32() != null) {
            final var reported = number.getUint32().intValue();
            return isPort(reported) ? reported : null;
        }
        return LOCAL.equals(number.getString()) ? SwitchView.LOCAL_PORT : null;
    }

    /** Number 0 is no port, and what is beyond OFPP_MAX are words of the protocol, such as ALL, whoever reports it. */
    private static boolean isPort(final int number) {
        return number == SwitchView.LOCAL_PORT || number != 0 && Integer.compareUnsigned(number, MAX_PORT) <= 0;
    }
}
