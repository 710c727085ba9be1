package cn.icpfiling.inspection.dns.transport;

import java.net.InetSocketAddress;
import java.util.Arrays;

/** One address of a name server, with what the engine has learnt about it in this run. */
public final class NameServer implements Comparable<NameServer> {
    /** Unanswered questions, and the time that they span, after which the server counts as silent. */
    private static final int SILENT = 64;

    private static final long SILENT_NANOS = 5_000_000_000L;

    /** Questions in a row whose answers changed the case, each answered when repeated in lower case. */
    private static final int CHANGES_CASE = 3;

    final ServerGroup group;
    boolean withoutEdns;

    /** The address as the kernel takes it; null until {@link BatchedDatagrams} needs it. */
    byte[] socketAddress;

    private final InetSocketAddress address;
    private final String groupKey;
    private final long hash;

    /** Each call of getAddress copies them. */
    private final byte[] octets;

    private boolean answered;
    private int unanswered;
    private long firstUnanswered;
    private long lastUnanswered;
    private int caseChanges;

    NameServer(InetSocketAddress address, String groupKey, ServerGroup group) {
        this.address = address;
        this.groupKey = groupKey;
        this.group = group;
        this.octets = address.getAddress().getAddress();
        var sum = 0xcbf29ce484222325L;
        for (var octet : octets) {
            sum = (sum ^ octet) * 0x100000001b3L;
        }
        this.hash = sum;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** The key of the group that this server shares its limit with. */
    public String groupKey() {
        return groupKey;
    }

    /** A number that orders the servers of a zone for one name; the same in every run. */
    public long rankFor(long nameHash) {
        var mixed = (hash ^ nameHash) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
        return mixed ^ mixed >>> 32;
    }

    /**
     * Tells whether the server has answered nothing in this run, asked many questions over seconds. Such a server gets
     * one try per name instead of all of them, because a dead server must not cost every name all tries. A server that
     * has answered once keeps all tries: else the verdict about a name would depend on the names before it.
     */
    public boolean isSilent() {
        return !answered && unanswered >= SILENT && lastUnanswered - firstUnanswered >= SILENT_NANOS;
    }

    void noteAnswer() {
        answered = true;
    }

    void noteSilence(long nowNanos) {
        if (unanswered == 0) {
            firstUnanswered = nowNanos;
        }
        lastUnanswered = nowNanos;
        unanswered++;
    }

    void noteCaseChange() {
        caseChanges++;
    }

    void noteCaseKept() {
        if (!changesCase()) {
            caseChanges = 0;
        }
    }

    /** Tells whether the server is known to change the case of letters. It is asked in lower case then. */
    boolean changesCase() {
        return caseChanges >= CHANGES_CASE;
    }

    @Override
    public int compareTo(NameServer other) {
        var order = octets.length == other.octets.length
                ? Arrays.compareUnsigned(octets, other.octets)
                : octets.length - other.octets.length;
        return order != 0 ? order : Integer.compare(address.getPort(), other.address.getPort());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameServer that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }
}
