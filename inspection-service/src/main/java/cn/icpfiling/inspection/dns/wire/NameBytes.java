package cn.icpfiling.inspection.dns.wire;

/**
 * Walks names in a message, compression pointers included. A pointer must point before the place that it was read from,
 * so a walk ends; a walk also ends at 255 bytes. A refused name gives -1 or null, never an exception.
 */
final class NameBytes {
    private static final int POINTER = 0xc0;

    private NameBytes() {}

    /**
     * Checks the whole name, behind its pointers too. Returns the index after the name as it stands at {@code at}, or -1
     * if the name is malformed.
     */
    static int end(byte[] message, int length, int at) {
        var end = -1;
        var cursor = at;
        var size = 0;
        while (cursor >= 0 && cursor < length) {
            var head = message[cursor] & 0xff;
            if (head == 0) {
                return size + 1 > Name.LONGEST ? -1 : end < 0 ? cursor + 1 : end;
            }
            if ((head & POINTER) == POINTER) {
                if (cursor + 1 >= length) {
                    return -1;
                }
                var target = (head & 0x3f) << 8 | message[cursor + 1] & 0xff;
                if (target >= cursor || target < Wire.HEADER) {
                    return -1;
                }
                end = end < 0 ? cursor + 2 : end;
                cursor = target;
            } else if (head > Name.LONGEST_LABEL) {
                return -1;
            } else {
                size += head + 1;
                if (size >= Name.LONGEST) {
                    return -1;
                }
                cursor += head + 1;
            }
        }
        return -1;
    }

    /** Tells whether a name is nothing but a pointer to the place of the question's name. */
    static boolean pointsToQuestion(byte[] message, int length, int at) {
        return at + 1 < length && message[at] == (byte) POINTER && message[at + 1] == Wire.HEADER;
    }

    /** Compares a name that {@link #end} has accepted, without regard to case. */
    static boolean same(byte[] message, int at, Name name) {
        var cursor = at;
        var index = 0;
        while (true) {
            var head = message[cursor] & 0xff;
            if ((head & POINTER) == POINTER) {
                cursor = (head & 0x3f) << 8 | message[cursor + 1] & 0xff;
                continue;
            }
            if (index >= name.length() || name.at(index) != head) {
                return false;
            }
            if (head == 0) {
                return true;
            }
            for (var i = 1; i <= head; i++) {
                if (Wire.lower(message[cursor + i]) != name.at(index + i)) {
                    return false;
                }
            }
            cursor += head + 1;
            index += head + 1;
        }
    }

    /** The hash code of {@link #copy}, without the copy. */
    static int hash(byte[] message, int at) {
        var cursor = at;
        var sum = 0;
        while (true) {
            var head = message[cursor] & 0xff;
            if ((head & POINTER) == POINTER) {
                cursor = (head & 0x3f) << 8 | message[cursor + 1] & 0xff;
                continue;
            }
            sum = 31 * sum + head;
            if (head == 0) {
                return sum;
            }
            for (var i = 1; i <= head; i++) {
                sum = 31 * sum + (byte) Wire.lower(message[cursor + i]);
            }
            cursor += head + 1;
        }
    }

    private static int size(byte[] message, int at) {
        var cursor = at;
        var size = 1;
        while (message[cursor] != 0) {
            var head = message[cursor] & 0xff;
            if ((head & POINTER) == POINTER) {
                cursor = (head & 0x3f) << 8 | message[cursor + 1] & 0xff;
            } else {
                size += head + 1;
                cursor += head + 1;
            }
        }
        return size;
    }

    /** Copies a name that {@link #end} has accepted, in lower case and without pointers. */
    static Name copy(byte[] message, int at) {
        var wire = new byte[size(message, at)];
        var cursor = at;
        var size = 0;
        while (true) {
            var head = message[cursor] & 0xff;
            if ((head & POINTER) == POINTER) {
                cursor = (head & 0x3f) << 8 | message[cursor + 1] & 0xff;
                continue;
            }
            wire[size++] = (byte) head;
            if (head == 0) {
                return Name.ofChecked(wire);
            }
            for (var i = 1; i <= head; i++) {
                wire[size++] = (byte) Wire.lower(message[cursor + i]);
            }
            cursor += head + 1;
        }
    }
}
