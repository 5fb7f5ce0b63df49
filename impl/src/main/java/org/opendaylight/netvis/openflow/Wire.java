/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.ListenableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.netvis.ovs.AnswerListener;
import org.opendaylight.netvis.ovs.Conversation;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenter;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenterInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenterOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeRef;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.Nodes;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.NodeKey;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * The way to one switch and back. Thread-safe.
 */
@NonNullByDefault
final class Wire {
    private final SendExperimenter rpc;
    private final RawOpenflow raw;
    private final NodeRef node;

    Wire(final RpcService rpcs, final RawOpenflow raw, final long datapathId) {
        rpc = rpcs.getRpc(SendExperimenter.class);
        this.raw = requireNonNull(raw);
        node = new NodeRef(DataObjectIdentifier.builder(Nodes.class)
            .child(Node.class, new NodeKey(new NodeId("openflow:" + Long.toUnsignedString(datapathId))))
            .build());
    }

    /**
     * {@return a future of whose outcome only failure matters, see {@link RawOpenflow#messages(byte[])}}
     *
     * @param messages complete OpenFlow messages, one after the other
     */
    ListenableFuture<RpcResult<SendExperimenterOutput>> send(final byte[] messages) {
        return rpc.invoke(new SendExperimenterInputBuilder()
            .setNode(node)
            .setExperimenterMessageOfChoice(raw.messages(messages))
            .build());
    }

    Conversation converse(final int count, final AnswerListener listener) {
        return raw.converse(count, listener);
    }
}
