package cn.icpfiling.platform.personaldata;

import java.util.Arrays;

/**
 * A value's blind index: sixteen bytes for each slot that has a key, null for the one that has none. A row keeps both in two
 * columns and is looked for in both, so that it is found while the key changes.
 */
public record BlindValue(byte[] a, byte[] b) {

    public BlindValue {
        if (a == null && b == null) {
            throw new IllegalArgumentException("a blind value of no key");
        }
    }

    /** What two columns hold; null where they hold nothing. */
    public static BlindValue in(byte[] a, byte[] b) {
        return a == null && b == null ? null : new BlindValue(a, b);
    }

    /** Whether it is the same value, by any key that made both. */
    public boolean matches(BlindValue other) {
        return isSame(a, other.a) || isSame(b, other.b);
    }

    private static boolean isSame(byte[] one, byte[] other) {
        return one != null && Arrays.equals(one, other);
    }
}
