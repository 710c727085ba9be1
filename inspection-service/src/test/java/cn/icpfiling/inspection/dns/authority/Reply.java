package cn.icpfiling.inspection.dns.authority;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a scripted server says. Each method returns the reply itself. */
public final class Reply {
    private record Entry(int section, String owner, int type, byte[] data) {}

    private final List<Entry> entries = new ArrayList<>();
    int rcode;
    boolean authoritative = true;
    boolean truncated;
    boolean silent;
    boolean lowerCase;
    boolean garbage;
    boolean closesTcp;
    boolean bareHeader;
    int mutation;
    int delayMillis;
    String forgery = "";

    public static Reply answer() {
        return new Reply();
    }

    public static Reply silence() {
        var reply = new Reply();
        reply.silent = true;
        return reply;
    }

    public static Reply error(int rcode) {
        var reply = new Reply();
        reply.rcode = rcode;
        return reply;
    }

    public Reply address(String owner, String address) {
        var data = octets(address);
        return add(0, owner, data.length == 4 ? 1 : 28, data);
    }

    public Reply alias(String owner, String target) {
        return add(0, owner, 5, name(target));
    }

    public Reply soa(String zone) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(name("ns." + zone));
        data.writeBytes(name("admin." + zone));
        data.writeBytes(new byte[20]);
        return add(1, zone, 6, data.toByteArray());
    }

    public Reply nameServer(String zone, String host) {
        return add(1, zone, 2, name(host));
    }

    public Reply glue(String host, String address) {
        var data = octets(address);
        return add(2, host, data.length == 4 ? 1 : 28, data);
    }

    /** A referral has no authority. */
    public Reply withoutAuthority() {
        authoritative = false;
        return this;
    }

    public Reply truncated() {
        truncated = true;
        return this;
    }

    public Reply lowerCase() {
        lowerCase = true;
        return this;
    }

    public Reply garbage() {
        garbage = true;
        return this;
    }

    /** The header alone, without the question section. */
    public Reply bareHeader() {
        bareHeader = true;
        return this;
    }

    /** Bytes behind the question section are changed at random, the same way for the same seed. */
    public Reply mutated(int seed) {
        mutation = seed;
        return this;
    }

    public Reply closesTcp() {
        closesTcp = true;
        return this;
    }

    public Reply after(int millis) {
        delayMillis = millis;
        return this;
    }

    /** A wrong packet goes out first: {@code id}, {@code question}, {@code type}, {@code port}, {@code case} or {@code query}. */
    public Reply forged(String what) {
        forgery = what;
        return this;
    }

    private Reply add(int section, String owner, int type, byte[] data) {
        entries.add(new Entry(section, owner, type, data));
        return this;
    }

    /** The bytes of the answer to a question; {@code sectionEnd} is where the question section ends. */
    byte[] bytes(byte[] question, int sectionEnd) {
        var out = new ByteArrayOutputStream();
        out.write(question, 0, 2);
        var flags = 0x8000 | (authoritative ? 0x0400 : 0) | (truncated ? 0x0200 : 0) | question[2] << 8 & 0x100 | rcode;
        put16(out, flags);
        if (bareHeader) {
            out.writeBytes(new byte[8]);
            return out.toByteArray();
        }
        put16(out, 1);
        for (var section = 0; section < 3; section++) {
            var wanted = section;
            put16(
                    out,
                    truncated
                            ? 0
                            : (int) entries.stream()
                                    .filter(entry -> entry.section == wanted)
                                    .count());
        }
        var asked = new String(question, 12, sectionEnd - 12, StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
        if (lowerCase) {
            for (var i = 0; i < asked.length - 4; i++) {
                asked[i] = (byte) Character.toLowerCase(asked[i]);
            }
        }
        out.writeBytes(asked);
        if (!truncated) {
            entries.stream()
                    .sorted((left, right) -> left.section - right.section)
                    .forEach(entry -> write(out, entry));
        }
        if (garbage) {
            return Arrays.copyOf(out.toByteArray(), out.size() - 3);
        }
        return mutation == 0 ? out.toByteArray() : mutate(out.toByteArray(), sectionEnd);
    }

    private byte[] mutate(byte[] packet, int from) {
        var random = new Random(mutation);
        for (var i = random.nextInt(6); i >= 0; i--) {
            var at = random.nextInt(3) == 0 ? 2 + random.nextInt(10) : from + random.nextInt(packet.length - from);
            packet[at] = (byte) random.nextInt();
        }
        packet[2] |= (byte) 0x80;
        return Arrays.copyOf(packet, packet.length - random.nextInt(2) * random.nextInt(packet.length - from));
    }

    private static void write(ByteArrayOutputStream out, Entry entry) {
        out.writeBytes(name(entry.owner));
        put16(out, entry.type);
        put16(out, 1);
        put16(out, 0);
        put16(out, 300);
        put16(out, entry.data.length);
        out.writeBytes(entry.data);
    }

    private static void put16(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    private static byte[] name(String text) {
        var out = new ByteArrayOutputStream();
        for (var label : text.split("\\.")) {
            if (!label.isEmpty()) {
                out.write(label.length());
                out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        out.write(0);
        return out.toByteArray();
    }

    private static byte[] octets(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
