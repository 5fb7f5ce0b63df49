/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Version of a release of Open vSwitch.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record OvsVersion(int major, int minor, int patch) implements Comparable<OvsVersion> {
    private static final Comparator<OvsVersion> ORDER = Comparator.comparingInt(OvsVersion::major)
        .thenComparingInt(OvsVersion::minor).thenComparingInt(OvsVersion::patch);
    /** The whole of it, as one with anything more may be changed in any way. */
    private static final Pattern TEXT = Pattern.compile("Open vSwitch (\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    /** Third number of what is no release yet. */
    private static final int DEVELOPMENT = 90;

    /**
     * {@return the version that a switch says it is, or empty if it names no release of Open vSwitch}
     *
     * @param software what it says, for example {@code Open vSwitch 3.1.0}
     */
    public static Optional<OvsVersion> of(final String software) {
        final var found = TEXT.matcher(software);
        return found.matches()
            ? Optional.of(new OvsVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)))).filter(it -> it.patch != DEVELOPMENT)
            : Optional.empty();
    }

    @Override
    public int compareTo(final OvsVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
