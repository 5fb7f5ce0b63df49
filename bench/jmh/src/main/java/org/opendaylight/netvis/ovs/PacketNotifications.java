/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.dom.adapter.BindingDOMNotificationPublishServiceAdapter;
import org.opendaylight.mdsal.binding.dom.adapter.BindingDOMNotificationServiceAdapter;
import org.opendaylight.mdsal.binding.dom.adapter.ConstantAdapterContext;
import org.opendaylight.mdsal.dom.broker.DOMNotificationRouter;
import org.opendaylight.mdsal.dom.broker.RouterDOMNotificationService;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.md.util.OpenflowVersion;
import org.opendaylight.openflowplugin.impl.translator.PacketReceivedTranslator;
import org.opendaylight.openflowplugin.openflow.md.core.sal.convertor.ConvertorManagerFactory;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.NodeKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PacketInMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.packet.service.rev130709.PacketReceived;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.data.codec.impl.BindingCodecContext;
import org.opendaylight.yangtools.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * openflowplugin's way for a packet-in to an application: its translator, MD-SAL's notifications, and a listener that
 * counts. openflowplugin's own counters and the question whether this controller owns the switch would come on top.
 */
final class PacketNotifications {
    /** As openflowplugin does with one switch: what is not delivered yet. Beyond it, packet-ins are dropped. */
    private static final int UNDELIVERED = 2000;

    private final PacketReceivedTranslator translator =
        new PacketReceivedTranslator(ConvertorManagerFactory.createDefaultManager());
    private final DeviceInfo device = new Device();
    private final Semaphore permits = new Semaphore(UNDELIVERED);
    private final LongAdder received = new LongAdder();
    private final NotificationPublishService publisher;

    PacketNotifications() {
        final var router = new DOMNotificationRouter();
        final var context = new ConstantAdapterContext(new BindingCodecContext(
            BindingRuntimeHelpers.createRuntimeContext(PacketReceived.class)));
        publisher = new BindingDOMNotificationPublishServiceAdapter(context, router.notificationPublishService());
        new BindingDOMNotificationServiceAdapter(context, new RouterDOMNotificationService(router))
            .registerListener(PacketReceived.class, notification -> received.increment());
    }

    /** Packet-ins that the listener got. */
    long received() {
        return received.sum();
    }

    void onPacketIn(final PacketInMessage message) {
        final var packet = translator.translate(message, device, null);
        if (permits.tryAcquire()) {
            publisher.offerNotification(packet).addListener(permits::release, Runnable::run);
        }
    }

    private static final class Device implements DeviceInfo {
        @Override
        public Uint64 getDatapathId() {
            return Uint64.ONE;
        }

        @Override
        public Uint8 getVersion() {
            return OpenflowVersion.OF13.getVersion();
        }

        @Override
        public NodeId getNodeId() {
            return new NodeId("openflow:1");
        }

        @Override
        public DataObjectIdentifier.WithKey<Node, NodeKey> getNodeInstanceIdentifier() {
            throw new UnsupportedOperationException("no packet-in needs it");
        }

        @Override
        public ServiceGroupIdentifier getServiceIdentifier() {
            throw new UnsupportedOperationException("no packet-in needs it");
        }

        @Override
        public Uint32 reserveXidForDeviceMessage() {
            throw new UnsupportedOperationException("no packet-in needs it");
        }
    }
}
