/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowplugin.extension.api.ConverterMessageToOFJava;
import org.opendaylight.openflowplugin.extension.api.ExtensionConvertorData;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.experimenter.input.experimenter.data.of.choice.RawMessagesOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.experimenter.input.experimenter.data.of.choice.RawMessagesOfjBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.experimenter.input.experimenter.data.of.choice.raw.messages.ofj.OfjRawMessagesBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.RawMessagesSal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.types.rev130731.ExperimenterId;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Hands the messages from openflowplugin's upper model to its lower one.
 */
@NonNullByDefault
final class RawMessagesConverter
        implements ConverterMessageToOFJava<RawMessagesSal, RawMessagesOfj, ExtensionConvertorData> {
    /** Finds {@link RawMessagesSerializer} inside openflowplugin: Nicira's id, and a type that Nicira does not use. */
    static final Uint32 EXPERIMENTER = Uint32.valueOf(0x2320);
    static final Uint32 TYPE = Uint32.valueOf(0x6e765261);

    private static final ExperimenterId EXPERIMENTER_ID = new ExperimenterId(EXPERIMENTER);

    @Override
    public RawMessagesOfj convert(final RawMessagesSal input, final ExtensionConvertorData data) {
        return new RawMessagesOfjBuilder()
            .setOfjRawMessages(new OfjRawMessagesBuilder(input.getSalRawMessages()).build())
            .build();
    }

    @Override
    public ExperimenterId getExperimenterId() {
        return EXPERIMENTER_ID;
    }

    @Override
    public Uint32 getType() {
        return TYPE;
    }
}
