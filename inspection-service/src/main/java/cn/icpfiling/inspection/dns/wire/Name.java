package cn.icpfiling.inspection.dns.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain name in wire form, in lower case. A parent shares the bytes of its child, so walking up to the root copies
 * nothing.
 */
public final class Name implements Comparable<Name> {
    public static final Name ROOT = new Name(new byte[] {0}, 0);

    /** Longest name in wire form, in bytes (RFC 1035 2.3.4). */
    static final int LONGEST = 255;

    static final int LONGEST_LABEL = 63;

    private final byte[] wire;
    private final int start;

    /** Zero until it is asked for: most names that a walk to the root makes are no keys. */
    private int hash;

    private Name(byte[] wire, int start) {
        this.wire = wire;
        this.start = start;
    }

    /** Takes bytes that {@link NameBytes} has checked and lower-cased. */
    static Name ofChecked(byte[] wire) {
        return new Name(wire, 0);
    }

    /**
     * Parses a name in A-label form, with or without the final dot. Empty for a name that cannot be asked: empty or
     * over-long labels, more than 255 bytes, or characters other than letters, digits, hyphen and underscore.
     */
    public static Optional<Name> parse(String text) {
        var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.isEmpty()) {
            return text.equals(".") ? Optional.of(ROOT) : Optional.empty();
        }
        if (name.length() + 2 > LONGEST) {
            return Optional.empty();
        }
        var wire = new byte[name.length() + 2];
        var label = 0;
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (letter == '.') {
                var length = i - label;
                if (length == 0 || length > LONGEST_LABEL) {
                    return Optional.empty();
                }
                wire[label] = (byte) length;
                label = i + 1;
            } else if (isAskable(letter)) {
                wire[i + 1] = (byte) Wire.lower((byte) letter);
            } else {
                return Optional.empty();
            }
        }
        var last = name.length() - label;
        if (last == 0 || last > LONGEST_LABEL) {
            return Optional.empty();
        }
        wire[label] = (byte) last;
        return Optional.of(new Name(wire, 0));
    }

    private static boolean isAskable(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '-'
                || letter == '_';
    }

    /** Bytes of the wire form, the root label included. */
    public int length() {
        return wire.length - start;
    }

    public boolean isRoot() {
        return length() == 1;
    }

    /** Returns the name without its first label. The root has no parent. */
    public Name parent() {
        if (isRoot()) {
            throw new IllegalStateException("The root has no parent");
        }
        return new Name(wire, start + wire[start] + 1);
    }

    /** Tells whether this name is the zone's apex or lies below the apex. */
    public boolean isWithin(Name zone) {
        var more = length() - zone.length();
        if (more < 0 || !sameBytes(wire, start + more, zone.wire, zone.start, zone.length())) {
            return false;
        }
        var at = start;
        while (at < start + more) {
            at += wire[at] + 1;
        }
        return at == start + more;
    }

    /** Returns the ancestor of this name, or this name, that lies one label below the zone. */
    public Name firstBelow(Name zone) {
        var below = this;
        for (var up = this; up.length() > zone.length(); up = up.parent()) {
            below = up;
        }
        return below;
    }

    /** A 64-bit hash that is the same in every run, for the order of name servers. */
    public long stableHash() {
        var sum = 0xcbf29ce484222325L;
        for (var i = start; i < wire.length; i++) {
            sum = (sum ^ wire[i]) * 0x100000001b3L;
        }
        return sum;
    }

    byte at(int index) {
        return wire[start + index];
    }

    void copyTo(byte[] out, int at) {
        System.arraycopy(wire, start, out, at, length());
    }

    private static boolean sameBytes(byte[] left, int leftAt, byte[] right, int rightAt, int length) {
        for (var i = 0; i < length; i++) {
            if (left[leftAt + i] != right[rightAt + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Name that
                        && hashCode() == that.hashCode()
                        && length() == that.length()
                        && sameBytes(wire, start, that.wire, that.start, length());
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            var sum = 0;
            for (var i = start; i < wire.length; i++) {
                sum = 31 * sum + wire[i];
            }
            hash = sum;
        }
        return hash;
    }

    /** The order of the bytes in wire form. */
    @Override
    public int compareTo(Name other) {
        return Arrays.compareUnsigned(wire, start, wire.length, other.wire, other.start, other.wire.length);
    }

    /** Presentation form with the final dot; bytes that are no printable ASCII are written as {@code \ddd}. */
    @Override
    public String toString() {
        if (isRoot()) {
            return ".";
        }
        var text = new StringBuilder(length());
        for (var at = start; wire[at] != 0; at += wire[at] + 1) {
            var label = new String(wire, at + 1, wire[at], StandardCharsets.ISO_8859_1);
            label.chars().forEach(octet -> appendOctet(text, octet));
            text.append('.');
        }
        return text.toString();
    }

    private static void appendOctet(StringBuilder text, int octet) {
        if (octet <= ' ' || octet > '~') {
            text.append('\\').append(String.format(Locale.ROOT, "%03d", octet));
        } else if (octet == '.' || octet == '\\') {
            text.append('\\').append((char) octet);
        } else {
            text.append((char) octet);
        }
    }
}
