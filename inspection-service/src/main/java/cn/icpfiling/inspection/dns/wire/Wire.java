package cn.icpfiling.inspection.dns.wire;

/** Numbers of the DNS wire format, as in the IANA registry "Domain Name System (DNS) Parameters". */
public final class Wire {
    public static final int TYPE_A = 1;
    public static final int TYPE_NS = 2;
    public static final int TYPE_CNAME = 5;
    public static final int TYPE_SOA = 6;
    public static final int TYPE_AAAA = 28;
    public static final int TYPE_OPT = 41;
    public static final int CLASS_IN = 1;

    public static final int NOERROR = 0;
    public static final int FORMERR = 1;
    public static final int SERVFAIL = 2;
    public static final int NXDOMAIN = 3;
    public static final int NOTIMP = 4;
    public static final int REFUSED = 5;

    /** Bits of the second 16-bit word of the header. */
    public static final int FLAG_RESPONSE = 0x8000;

    public static final int FLAG_AUTHORITATIVE = 0x0400;
    public static final int FLAG_TRUNCATED = 0x0200;
    public static final int FLAG_RECURSION_DESIRED = 0x0100;

    /** Bytes of the header. */
    public static final int HEADER = 12;

    /**
     * UDP payload size that questions announce by EDNS, in bytes. 1232 fits the IPv6 minimum MTU without fragments (DNS
     * Flag Day 2020).
     */
    public static final int UDP_PAYLOAD = 1232;

    private static final int OPCODE_MASK = 0x7800;

    private Wire() {}

    /** Reads 16 unsigned bits. The caller checks the bounds. */
    public static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Tells whether the flags are those of a response to a standard query. */
    public static boolean isResponse(int flags) {
        return (flags & FLAG_RESPONSE) != 0 && (flags & OPCODE_MASK) == 0;
    }

    static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    /** Returns the ASCII lower-case form of a byte; other bytes stay. */
    static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
