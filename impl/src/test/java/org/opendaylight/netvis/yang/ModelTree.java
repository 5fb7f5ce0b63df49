/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yangtools.binding.DataObject;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer.NodeResult;
import org.opendaylight.yangtools.binding.data.codec.impl.di.DefaultBindingDOMCodecFactory;
import org.opendaylight.yangtools.binding.runtime.api.BindingRuntimeContext;
import org.opendaylight.yangtools.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;

/**
 * The configuration as OpenDaylight's datastore keeps it.
 */
public final class ModelTree {
    private static final BindingRuntimeContext CONTEXT = BindingRuntimeHelpers.createRuntimeContext(Netvis.class);
    public static final BindingNormalizedNodeSerializer CODEC =
        new DefaultBindingDOMCodecFactory().newBindingDataCodec(CONTEXT).nodeSerializer();
    public static final YangInstanceIdentifier PATH =
        CODEC.toYangInstanceIdentifier(DataObjectIdentifier.builder(Netvis.class).build());

    private final DataTree tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION,
        CONTEXT.modelContext());
    private DataTreeModification change = tree.takeSnapshot().newModification();

    static ConfigurationReader reader() {
        return new ConfigurationReader(CODEC, PATH);
    }

    /** Puts an object whose parent is there. */
    public <T extends DataObject> void put(final DataObjectIdentifier<T> path, final T object) {
        final var node = (NodeResult) CODEC.toNormalizedDataObject(path, object);
        change.write(node.path(), node.node());
    }

    void delete(final DataObjectIdentifier<?> path) {
        change.delete(CODEC.toYangInstanceIdentifier(path));
    }

    /** Commits what was put and deleted. */
    public ModelTree commit() throws DataValidationFailedException {
        change.ready();
        tree.validate(change);
        tree.commit(tree.prepare(change));
        change = tree.takeSnapshot().newModification();
        return this;
    }

    public @Nullable DataContainerNode root() {
        return (DataContainerNode) tree.takeSnapshot().readNode(PATH).orElse(null);
    }

    /** Everything, in terms of the model. */
    @Nullable Netvis netvis() {
        final var root = root();
        return root == null ? null : (Netvis) CODEC.fromNormalizedNode(PATH, root).getValue();
    }
}
