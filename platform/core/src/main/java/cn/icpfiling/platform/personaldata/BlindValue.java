package cn.icpfiling.platform.personaldata;

import java.util.Arrays;

/**
 * A value's blind index: sixteen bytes for each slot with a key, null for a slot without one. A row stores both in two
 * columns, and a search compares both. So the row is found while the key changes.
 */
public record BlindValue(byte[] a, byte[] b) {

    public BlindValue {
        if (a == null && b == null) {
            throw new IllegalArgumentException("a blind value of no key");
        }
    }

    /** Returns the value of two columns; null if both are null. */
    public static BlindValue in(byte[] a, byte[] b) {
        return a == null && b == null ? null : new BlindValue(a, b);
    }

    /** Whether this is the same value under any key that made both. */
    public boolean matches(BlindValue other) {
        return isSame(a, other.a) || isSame(b, other.b);
    }

    private static boolean isSame(byte[] one, byte[] other) {
        return one != null && Arrays.equals(one, other);
    }
}
