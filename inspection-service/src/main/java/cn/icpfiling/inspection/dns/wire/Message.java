package cn.icpfiling.inspection.dns.wire;

import java.util.Arrays;

/**
 * Reads one answer at a time; the object is used again for the next. {@link #read} checks every name, bound and record
 * once, so the other methods cannot fail on its records.
 */
public final class Message {
    /** The sections of an answer behind the question. */
    public enum Section {
        ANSWER,
        AUTHORITY,
        ADDITIONAL
    }

    private final NameTable names = new NameTable();
    private byte[] bytes = new byte[0];
    private int length;
    private int[] owners = new int[16];
    private int[] bodies = new int[16];
    private int records;
    private int answers;
    private int authorities;
    private int extendedRcode;

    /**
     * Takes the bytes without copying them. Returns false for a message that breaks the format: cut records, wrong
     * pointers, over-long names, addresses of the wrong size, other than one question.
     */
    public boolean read(byte[] message, int messageLength) {
        bytes = message;
        length = messageLength;
        records = 0;
        extendedRcode = 0;
        if (messageLength < Wire.HEADER || Wire.u16(message, 4) != 1) {
            return false;
        }
        var question = NameBytes.end(message, messageLength, Wire.HEADER);
        if (question < 0 || question + 4 > messageLength) {
            return false;
        }
        answers = Wire.u16(message, 6);
        authorities = Wire.u16(message, 8);
        var total = answers + authorities + Wire.u16(message, 10);
        var at = question + 4;
        while (records < total) {
            at = readRecord(at);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private int readRecord(int at) {
        // Most owners are the name of the question, which was checked before.
        var body = NameBytes.pointsToQuestion(bytes, length, at) ? at + 2 : NameBytes.end(bytes, length, at);
        if (body < 0 || body + 10 > length) {
            return -1;
        }
        var end = body + 10 + Wire.u16(bytes, body + 8);
        if (end > length || !hasSoundData(Wire.u16(bytes, body), body + 10, end)) {
            return -1;
        }
        if (records == owners.length) {
            owners = Arrays.copyOf(owners, records * 2);
            bodies = Arrays.copyOf(bodies, records * 2);
        }
        owners[records] = at;
        bodies[records] = body;
        if (Wire.u16(bytes, body) == Wire.TYPE_OPT) {
            extendedRcode = bytes[body + 4] & 0xff;
        }
        records++;
        return end;
    }

    private boolean hasSoundData(int type, int start, int end) {
        return switch (type) {
            case Wire.TYPE_A -> end - start == 4;
            case Wire.TYPE_AAAA -> end - start == 16;
            case Wire.TYPE_CNAME, Wire.TYPE_NS -> NameBytes.end(bytes, end, start) == end;
            case Wire.TYPE_SOA -> isSoa(start, end);
            default -> true;
        };
    }

    private boolean isSoa(int start, int end) {
        var mailbox = NameBytes.end(bytes, end, start);
        return mailbox > 0 && NameBytes.end(bytes, end, mailbox) == end - 20;
    }

    public int id() {
        return Wire.u16(bytes, 0);
    }

    /** The second 16-bit word of the header. */
    public int flags() {
        return Wire.u16(bytes, 2);
    }

    public boolean isTruncated() {
        return (flags() & Wire.FLAG_TRUNCATED) != 0;
    }

    public boolean isAuthoritative() {
        return (flags() & Wire.FLAG_AUTHORITATIVE) != 0;
    }

    /** The response code, with the upper bits of EDNS (RFC 6891 6.1.3). */
    public int rcode() {
        return extendedRcode << 4 | flags() & 0xf;
    }

    /** Records of all sections behind the question. */
    public int records() {
        return records;
    }

    public Section section(int record) {
        return record < answers
                ? Section.ANSWER
                : record < answers + authorities ? Section.AUTHORITY : Section.ADDITIONAL;
    }

    /** Records of the answer section. They come first. */
    public int answers() {
        return answers;
    }

    public int type(int record) {
        return Wire.u16(bytes, bodies[record]);
    }

    public boolean isInternet(int record) {
        return Wire.u16(bytes, bodies[record] + 2) == Wire.CLASS_IN;
    }

    /** Time to live in seconds; a value with the top bit set counts as 0 (RFC 2181 8). */
    public int ttl(int record) {
        var at = bodies[record] + 4;
        var ttl = Wire.u16(bytes, at) << 16 | Wire.u16(bytes, at + 2);
        return Math.max(ttl, 0);
    }

    public boolean isOwnedBy(int record, Name name) {
        return NameBytes.same(bytes, owners[record], name);
    }

    public Name owner(int record) {
        return NameBytes.copy(bytes, owners[record]);
    }

    /** The name in the data of a CNAME or NS record. */
    public Name target(int record) {
        return names.name(bytes, bodies[record] + 10);
    }

    /** The address of an A (4 bytes) or AAAA (16 bytes) record. */
    public byte[] address(int record) {
        var at = bodies[record] + 10;
        return Arrays.copyOfRange(bytes, at, at + Wire.u16(bytes, at - 2));
    }

    /** A copy of the whole answer, as it came. */
    public byte[] raw() {
        return Arrays.copyOf(bytes, length);
    }
}
