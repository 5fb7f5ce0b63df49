/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

/**
 * The first 32 bits of a field in a match or an action, the same in OXM and NXM (OpenFlow 1.3.5, section 7.2.3.2).
 * <pre>
 *   31             16 15       9  8   7        0
 *  +-----------------+----------+---+-----------+
 *  |      class      |  number  | M |  length   |  experimenter, 32 bits, if the class is 0xffff; value; mask if M
 *  +-----------------+----------+---+-----------+
 * </pre>
 */
public final class OxmHeader {
    /** OFPXMC_EXPERIMENTER, the class whose headers go on with an experimenter (section 7.2.3.3). */
    static final int OFPXMC_EXPERIMENTER = 0xffff;
    /** The highest number in a class. */
    static final int MAX_NUMBER = 0x7f;

    private static final int CLASS_SHIFT = 16;
    private static final int NUMBER_SHIFT = 9;
    private static final int MASK_BIT = 1 << 8;
    private static final int LENGTH_MASK = 0xff;

    private OxmHeader() {
        // Hidden on purpose
    }

    /**
     * {@return a header}
     *
     * @param oxmClass class of the number
     * @param number the number
     * @param masked whether a mask follows the value
     * @param bytes length of the value
     */
    public static int of(final FieldClass oxmClass, final int number, final boolean masked, final int bytes) {
        final int length = (masked ? 2 : 1) * bytes + oxmClass.experimenterLength();
        return oxmClass.code() << CLASS_SHIFT | number << NUMBER_SHIFT | (masked ? MASK_BIT : 0) | length;
    }

    /**
     * {@return the class}
     *
     * @param header the header
     */
    public static int classOf(final int header) {
        return header >>> CLASS_SHIFT;
    }

    /**
     * {@return the number within the class}
     *
     * @param header the header
     */
    public static int number(final int header) {
        return header >>> NUMBER_SHIFT & MAX_NUMBER;
    }

    /**
     * {@return class and number, which tell fields apart but for those of different experimenters}
     *
     * @param header the header
     */
    public static int identity(final int header) {
        return header >>> NUMBER_SHIFT;
    }

    /**
     * {@return whether an experimenter follows}
     *
     * @param header the header
     */
    public static boolean isExperimenter(final int header) {
        return classOf(header) == OFPXMC_EXPERIMENTER;
    }

    /**
     * {@return whether a mask follows the value}
     *
     * @param header the header
     */
    public static boolean isMasked(final int header) {
        return (header & MASK_BIT) != 0;
    }

    /**
     * {@return how many bytes follow: experimenter, value and mask}
     *
     * @param header the header
     */
    public static int length(final int header) {
        return header & LENGTH_MASK;
    }

    /**
     * {@return the header of the same field without mask}
     *
     * @param header a header with mask
     */
    public static int withoutMask(final int header) {
        final int experimenter = isExperimenter(header) ? Integer.BYTES : 0;
        return header & ~(LENGTH_MASK | MASK_BIT)
            | (length(header) - experimenter) / 2 + experimenter & LENGTH_MASK;
    }
}
