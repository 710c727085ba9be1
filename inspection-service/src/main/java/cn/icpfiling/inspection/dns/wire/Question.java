package cn.icpfiling.inspection.dns.wire;

import java.util.Arrays;

/** Writes questions and compares the question section of answers with them. */
public final class Question {
    /** Longest message that {@link #write} makes, in bytes. */
    public static final int LONGEST = Wire.HEADER + Name.LONGEST + 4 + 11;

    /** How well the question section of an answer fits. */
    public enum Match {
        EXACT,
        /** The same name in other case: a server that changes case, or a forged answer. */
        OTHER_CASE,
        DIFFERENT
    }

    private Question() {}

    /**
     * Writes a question of class IN. Each bit of {@code caseBits} sets one letter in upper case (draft-vixie-dnsext-dns0x20);
     * zero leaves the name in lower case. Returns the length of the message in bytes.
     */
    public static int write(byte[] out, int id, boolean recursion, Name name, int type, long caseBits, boolean edns) {
        Wire.put16(out, 0, id);
        Wire.put16(out, 2, recursion ? Wire.FLAG_RECURSION_DESIRED : 0);
        Wire.put16(out, 4, 1);
        Wire.put16(out, 6, 0);
        Wire.put16(out, 8, 0);
        Wire.put16(out, 10, edns ? 1 : 0);
        name.copyTo(out, Wire.HEADER);
        var at = Wire.HEADER + name.length();
        if (caseBits != 0) {
            mixCase(out, at, caseBits);
        }
        Wire.put16(out, at, type);
        Wire.put16(out, at + 2, Wire.CLASS_IN);
        at += 4;
        return edns ? writeOpt(out, at) : at;
    }

    private static void mixCase(byte[] out, int end, long caseBits) {
        var bits = caseBits;
        var label = Wire.HEADER;
        while (out[label] != 0 && label < end) {
            var next = label + out[label] + 1;
            for (var i = label + 1; i < next; i++) {
                if (out[i] >= 'a' && out[i] <= 'z') {
                    out[i] -= (byte) ((bits & 1) << 5);
                    bits = Long.rotateRight(bits, 1);
                }
            }
            label = next;
        }
    }

    private static int writeOpt(byte[] out, int start) {
        out[start] = 0;
        Wire.put16(out, start + 1, Wire.TYPE_OPT);
        Wire.put16(out, start + 3, Wire.UDP_PAYLOAD);
        Wire.put16(out, start + 5, 0);
        Wire.put16(out, start + 7, 0);
        Wire.put16(out, start + 9, 0);
        return start + 11;
    }

    /** Bytes of the question section for this name. */
    public static int sectionLength(Name name) {
        return name.length() + 4;
    }

    /**
     * Compares the question section of an answer with that of the question that was sent. A server copies the section
     * without compression, so the bytes are compared as they stand.
     */
    public static Match match(byte[] sent, int sectionLength, byte[] answer, int answerLength) {
        if (answerLength < Wire.HEADER + sectionLength || Wire.u16(answer, 4) != 1) {
            return Match.DIFFERENT;
        }
        var end = Wire.HEADER + sectionLength;
        if (Arrays.equals(sent, Wire.HEADER, end, answer, Wire.HEADER, end)) {
            return Match.EXACT;
        }
        for (var i = Wire.HEADER; i < end; i++) {
            if (sent[i] != answer[i] && (i >= end - 4 || Wire.lower(sent[i]) != Wire.lower(answer[i]))) {
                return Match.DIFFERENT;
            }
        }
        return Match.OTHER_CASE;
    }
}
