/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A policy of a random sample: as it is configured, and what it means.
 *
 * @param name the name
 * @param sources the sources
 * @param rules the rules
 * @param strip whether the VLAN tag is removed
 * @param tools the tools
 */
record SamplePolicy(String name, ImmutableList<SampleSource> sources, ImmutableList<SampleRule> rules, boolean strip,
        ImmutableList<String> tools) {
    private static final ImmutableList<String> TOOLS = ImmutableList.of("ids", "recorder", "pair");

    /** The sources of {@link Lab} that a sample uses, each with what it sees. */
    enum SampleSource {
        VM1("vm1", frame -> isOf(frame, Lab.VM1) || isTo(frame, Lab.VM1)),
        VM1_SENT("vm1-sent", frame -> isOf(frame, Lab.VM1)),
        VM1_RECEIVED("vm1-received", frame -> !isOf(frame, Lab.VM1) && isTo(frame, Lab.VM1)),
        VM2("vm2", frame -> isOf(frame, Lab.VM2) || isTo(frame, Lab.VM2)),
        VM3("vm3", frame -> isOf(frame, Lab.VM3) || isTo(frame, Lab.VM3)),
        PORT1("port1", frame -> frame.isInline() && (frame.port().equals("vm1") || isTo(frame, Lab.VM1))),
        FEED0("feed0", frame -> frame.port().equals("tap0")),
        FEED1("feed1", frame -> frame.port().equals("tap1"));

        private final String text;
        private final Predicate<SampleFrame> sees;

        SampleSource(final String text, final Predicate<SampleFrame> sees) {
            this.text = text;
            this.sees = sees;
        }

        private static boolean isOf(final SampleFrame frame, final String mac) {
            return frame.isInline() && frame.source().equals(mac);
        }

        private static boolean isTo(final SampleFrame frame, final String mac) {
            return frame.isInline() && (frame.isToGroup() || frame.destination().equals(mac));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A rule.
     *
     * @param forward whether what matches is forwarded
     * @param match the match as it is configured
     * @param matches the match as it is meant
     */
    record SampleRule(boolean forward, String match, Predicate<SampleFrame> matches) {
        static SampleRule random(final Random random) {
            final boolean forward = random.nextInt(3) != 0;
            final int vlan = 5 + random.nextInt(2);
            final int low = 78 + random.nextInt(4);
            final int high = low + random.nextInt(4);
            final var ports = "{destination-port: {lower-port: " + low + ", upper-port: " + high + "}}";
            final Predicate<SampleFrame> inPorts = frame -> frame.destinationPort() >= low
                && frame.destinationPort() <= high;
            return switch (random.nextInt(10)) {
                case 0 -> new SampleRule(forward, "", frame -> true);
                case 1 -> new SampleRule(forward, "vlan: {vlan-id: [" + vlan + "]}", frame -> frame.vlan() == vlan);
                case 2 -> new SampleRule(forward, "vlan: {untagged: [null]}", frame -> frame.vlan() == 0);
                case 3 -> new SampleRule(forward, "ipv4: {destination-ipv4-network: '10.0.0.2/31'}",
                    frame -> frame.ipVersion() == 4 && frame.host() / 2 == 1);
                case 4 -> new SampleRule(forward, "ipv6: {}", frame -> frame.ipVersion() == 6);
                case 5 -> new SampleRule(forward, "tcp: {flags: 'syn', flags-mask: 'syn ack'}",
                    frame -> frame.protocol() == 6 && frame.flags() == Headers.SYN);
                case 6 -> new SampleRule(forward, "eth: {source-mac-address: '" + Lab.VM2 + "'}",
                    frame -> frame.source().equals(Lab.VM2));
                case 7 -> new SampleRule(forward, "udp: " + ports,
                    frame -> frame.protocol() == 17 && inPorts.test(frame));
                case 8 -> new SampleRule(forward, "ipv4: {}, tcp: " + ports,
                    frame -> frame.ipVersion() == 4 && frame.protocol() == 6 && inPorts.test(frame));
                default -> new SampleRule(forward, "tcp: " + ports,
                    frame -> frame.protocol() == 6 && inPorts.test(frame));
            };
        }
    }

    static SamplePolicy random(final Random random, final String name) {
        final var rules = new ArrayList<SampleRule>();
        while (rules.stream().noneMatch(SampleRule::forward) || random.nextInt(3) != 0) {
            rules.add(SampleRule.random(random));
        }
        return new SamplePolicy(name, some(random, SampleSource.values()), ImmutableList.copyOf(rules),
            random.nextInt(4) == 0, some(random, TOOLS.toArray(String[]::new)));
    }

    @SafeVarargs
    private static <T> ImmutableList<T> some(final Random random, final T... all) {
        final var result = ImmutableList.<T>builder().add(all[random.nextInt(all.length)]);
        for (int i = random.nextInt(3); i > 0; i--) {
            result.add(all[random.nextInt(all.length)]);
        }
        return result.build().stream().distinct().collect(ImmutableList.toImmutableList());
    }

    /** {@return whether a frame is delivered: it is seen, and the first rule that matches forwards it} */
    boolean selects(final SampleFrame frame) {
        return sources.stream().anyMatch(source -> source.sees.test(frame))
            && rules.stream().filter(rule -> rule.matches.test(frame)).findFirst().map(SampleRule::forward)
                .orElse(false);
    }

    /** {@return the policy as it is configured} */
    @Override
    public String toString() {
        final var text = new StringBuilder("{name: ").append(name).append(", source: ").append(sources)
            .append(", tool: ").append(tools).append(strip ? ", strip: [vlan]" : "").append(", rule: [");
        for (int i = 0; i < rules.size(); i++) {
            text.append(i == 0 ? "" : ", ").append("{name: r").append(i).append(", action: ")
                .append(rules.get(i).forward ? "forward" : "exclude").append(", match: {")
                .append(rules.get(i).match).append("}}");
        }
        return text.append("]}").toString();
    }
}
