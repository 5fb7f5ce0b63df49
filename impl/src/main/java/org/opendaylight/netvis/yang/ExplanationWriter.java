/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.explain.Explanation;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Frame;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ExplainOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ExplainOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.tool.Copy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.explain.output.tool.CopyBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Writes explanations in terms of the model.
 */
final class ExplanationWriter {
    private ExplanationWriter() {
        // Hidden on purpose
    }

    static ExplainOutput write(final Explanation explanation) {
        return new ExplainOutputBuilder().setBridge(new Name(explanation.bridge().toString()))
            .setPort(explanation.port().map(PortName::new).orElse(null)).setHeaders(explanation.headers())
            .setMalformed(explanation.malformed().orElse(null)).setNote(sentences(explanation.notes()))
            .setSource(explanation.sources().entrySet().stream().map(source -> new SourceBuilder()
                .setName(name(source.getKey())).setDirection(direction(source.getValue())).build())
                .collect(BindingMap.toOrderedMap()))
            .setPolicy(explanation.policies().stream().map(ExplanationWriter::policy)
                .collect(BindingMap.toOrderedMap()))
            .setTool(explanation.tools().entrySet().stream().map(tool -> tool(tool.getKey(), tool.getValue()))
                .collect(BindingMap.toOrderedMap()))
            .build();
    }

    private static Source.Direction direction(final Explanation.Direction direction) {
        return switch (direction) {
            case SEEN -> Source.Direction.Seen;
            case HEARD -> Source.Direction.Heard;
        };
    }

    private static Policy policy(final Explanation.OfPolicy policy) {
        return new PolicyBuilder().setName(name(policy.policy())).setDecision(decision(policy.decision()))
            .setRule(policy.rule().map(Name::new).orElse(null)).setSource(names(policy.sources()))
            .setView(policy.view().orElse(null))
            .setPath(policy.controller().map(punted -> punted ? Policy.Path.Controller : Policy.Path.Switch)
                .orElse(null))
            .setReason(sentences(policy.reasons())).setExplanation(policy.text()).build();
    }

    private static Policy.Decision decision(final Explanation.Decision decision) {
        return switch (decision) {
            case FORWARD -> Policy.Decision.Forward;
            case EXCLUDE -> Policy.Decision.Exclude;
            case NO_RULE -> Policy.Decision.NoRule;
            case NOT_OBSERVED -> Policy.Decision.NotObserved;
            case NOT_CARRIED_OUT -> Policy.Decision.NotCarriedOut;
        };
    }

    private static Tool tool(final ToolId tool, final Explanation.AtTool at) {
        final var copies = Stream.<Copy>builder();
        int number = 1;
        for (var copy : at.copies()) {
            copies.add(new CopyBuilder().setNumber(Uint8.valueOf(number++)).setPolicy(names(copy.policies()))
                .setStrip(sentences(copy.strips().stream().map(Strip::label).toList()))
                .setPort(copy.ports().stream().map(PortName::new).toList()).setFrame(new Frame(copy.frame()))
                .setHeaders(copy.headers()).build());
        }
        return new ToolBuilder().setName(name(tool)).setCopy(copies.build().collect(BindingMap.toOrderedMap()))
            .setReason(sentences(at.reasons())).build();
    }

    static Name name(final OwnedId id) {
        return new Name(id.name());
    }

    private static @Nullable ImmutableList<Name> names(final Collection<? extends OwnedId> ids) {
        return ids.isEmpty() ? null
            : ids.stream().map(ExplanationWriter::name).collect(ImmutableList.toImmutableList());
    }

    /** The datastore's lists have each once. */
    static @Nullable ImmutableList<String> sentences(final Collection<String> sentences) {
        return sentences.isEmpty() ? null : sentences.stream().distinct().collect(ImmutableList.toImmutableList());
    }
}
