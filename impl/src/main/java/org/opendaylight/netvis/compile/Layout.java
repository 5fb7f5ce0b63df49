/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;

/**
 * Everything that has been decided about a bridge when its program is written.
 */
public final class Layout {
    private final Bridge bridge;
    private final Contributions contributions;
    private final ImmutableSet<Layer> layers;
    private final Marks marks;
    private final ImmutableMap<String, Integer> groupNumbers;
    private final long controllerCookie;
    private final ImmutableMap<ToolId, ImmutableList<PortNo>> toolPorts;
    private final ImmutableList<Punt> punts;
    private final Supplier<ImmutableList<TableId>> order = Suppliers.memoize(this::findOrder);

    /**
     * Default constructor.
     *
     * @param bridge the bridge
     * @param contributions what its program has for each policy
     * @param layers the layers that are in use
     * @param marks metadata and groups that were given out
     * @param groupNumbers the numbers of groups by their names
     * @param controllerCookie cookie of what sends packets to the controller
     * @param toolPorts the ports of each tool
     */
    Layout(final Bridge bridge, final Contributions contributions, final ImmutableSet<Layer> layers,
            final Marks marks, final ImmutableMap<String, Integer> groupNumbers, final long controllerCookie,
            final ImmutableMap<ToolId, ImmutableList<PortNo>> toolPorts) {
        this.bridge = bridge;
        this.contributions = contributions;
        this.layers = layers;
        this.marks = marks;
        this.groupNumbers = groupNumbers;
        this.controllerCookie = controllerCookie;
        this.toolPorts = toolPorts;
        punts = findPunts();
    }

    /**
     * What the program has for policies.
     *
     * @param all what it has for each, in order
     * @param punting those among them that punt to the controller
     * @param areOnWays whether some look behind an encapsulation
     */
    record Contributions(ImmutableList<Contribution> all, ImmutableList<Contribution> punting, boolean areOnWays) {
    }

    /**
     * Packets that some layer leaves to the controller.
     *
     * @param due the metadata that tells them
     * @param owners finds the policies that they are for
     */
    public record Punt(FieldMatch due, Supplier<Stream<PolicyId>> owners) {
    }

    /** {@return the bridge} */
    public Bridge bridge() {
        return bridge;
    }

    /** {@return the deliveries, each with its group} */
    public ImmutableMap<Delivery, GroupId> deliveries() {
        return marks.groups();
    }

    /** {@return deliveries that policies of different layers share, each with the metadata that tells it is due} */
    public ImmutableMap<Delivery, FieldMatch> shared() {
        return marks.shared();
    }

    /** {@return what the controller decides} */
    public ImmutableList<Punt> punts() {
        return punts;
    }

    /** {@return the cookie of flows that send packets to the controller, which tells what their metadata means} */
    public long controllerCookie() {
        return controllerCookie;
    }

    /**
     * {@return the group of a name}
     *
     * @param name a name that the capability has asked a group for, see {@link Capability#groups}
     */
    public GroupId group(final String name) {
        return new GroupId(groupNumbers.get(name));
    }

    /**
     * {@return the ports of a tool that the bridge has}
     *
     * @param tool the tool
     */
    public ImmutableList<PortNo> toolPorts(final ToolId tool) {
        return toolPorts.get(tool);
    }

    /** The ports of all tools. */
    Stream<PortNo> toolPorts() {
        return toolPorts.values().stream().flatMap(ImmutableList::stream).distinct();
    }

    /**
     * {@return what finds the policies that have one of some deliveries}
     *
     * @param deliveries which
     */
    public Supplier<Stream<PolicyId>> owners(final Predicate<Delivery> deliveries) {
        return policies(it -> it.share().deliveries().stream().anyMatch(deliveries));
    }

    /**
     * {@return the table that packets pass after another, if there is one}
     *
     * @param table a table that they pass
     */
    public Optional<TableId> behind(final TableId table) {
        final var tables = order.get();
        final int next = tables.indexOf(table) + 1;
        return next > 0 && next < tables.size() ? Optional.of(tables.get(next)) : Optional.empty();
    }

    /** All tables that packets pass from the first layer on, in their order. */
    ImmutableList<TableId> order() {
        return order.get();
    }

    /** The last of them is where ways begin, if there are any. */
    private ImmutableList<TableId> findOrder() {
        if (contributions.all().isEmpty()) {
            return ImmutableList.of();
        }
        return Stream.of(
                IntStream.rangeClosed(0, layerCount()).mapToObj(Pipeline::layer),
                isNumbered() ? Stream.of(Pipeline.ROUNDS) : Stream.<TableId>of(),
                Capabilities.ALL.stream().flatMap(capability -> capability.tables(this)),
                contributions.areOnWays() ? Stream.of(Pipeline.TRANSIT) : Stream.<TableId>of())
            .flatMap(it -> it).sorted(Comparator.comparing(TableId::value)).distinct()
            .collect(ImmutableList.toImmutableList());
    }

    private int layerCount() {
        return layers.stream().filter(layer -> !layer.isNumbered()).mapToInt(layer -> layer.index() + 1).max()
            .orElse(0);
    }

    boolean isNumbered() {
        return layers.stream().anyMatch(Layer::isNumbered);
    }

    ImmutableSet<Layer> layers() {
        return layers;
    }

    private ImmutableList<Punt> findPunts() {
        final var result = ImmutableList.<Punt>builder();
        contributions.punting().forEach(contribution -> contribution.terms().punted().forEach(punted ->
            result.add(new Punt(punted, () -> Stream.of(contribution.share().policy())))));
        marks.unread().forEach((kind, mark) ->
            result.add(new Punt(mark, policies(it -> it.share().unread().kinds().contains(kind)))));
        return result.build();
    }

    /** The policies of some contributions. */
    Supplier<Stream<PolicyId>> policies(final Predicate<Contribution> of) {
        return () -> contributions.all().stream().filter(of).map(it -> it.share().policy());
    }
}
