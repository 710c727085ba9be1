package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.limit.AdaptiveWindow;
import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.PacedRate;
import java.net.InetAddress;
import java.util.ArrayDeque;

/**
 * Name servers that share one limit: those of an IPv4 /24 or an IPv6 /48. A provider's servers stand in few of them, and
 * rate limits of name servers count by such prefixes too.
 */
final class ServerGroup {
    enum State {
        /** No question waits. */
        IDLE,
        /** A question may leave now. */
        READY,
        /** The rate says: later. */
        LATER,
        /** The window is full. */
        FULL
    }

    final PacedRate rate;
    final AdaptiveWindow window;
    State state = State.IDLE;

    /**
     * Seconds that the waiting questions need at full rate, when the group was put into a heap; the first questions of
     * domains do not count.
     */
    double drain;

    /** The same of the first questions alone. */
    double drainOfFirst;

    int inFlight;

    /** Questions that wait for a TCP connection; see {@link TcpExchanges}. */
    final ArrayDeque<Query> overTcp = new ArrayDeque<>(0);

    /** TCP connections of the group, open or reserved. */
    int tcpReserved;

    boolean hasTcpTurn;
    private final double perSecond;
    private final Line others = new Line();
    private final Line firsts = new Line();

    ServerGroup(String key, LimitSettings settings) {
        this.perSecond = settings.perSecond(key);
        this.rate = new PacedRate(perSecond);
        this.window = new AdaptiveWindow(settings.window());
    }

    /** The key of the group, like {@code 192.0.2.0/24} or {@code 2001:db8:1::/48}. */
    static String keyOf(InetAddress address) {
        var octets = address.getAddress();
        if (octets.length == 4) {
            return (octets[0] & 0xff) + "." + (octets[1] & 0xff) + "." + (octets[2] & 0xff) + ".0/24";
        }
        var key = new StringBuilder();
        for (var i = 0; i < 6; i += 2) {
            key.append(Integer.toHexString((octets[i] & 0xff) << 8 | octets[i + 1] & 0xff))
                    .append(':');
        }
        return key.append(":/48").toString();
    }

    /** Questions in the order in which they leave. */
    private static final class Line {
        private Query head;
        private Query tail;
        private int size;

        void add(Query query) {
            query.next = null;
            if (tail == null) {
                head = query;
            } else {
                tail.next = query;
            }
            tail = query;
            size++;
        }

        void addFirst(Query query) {
            query.next = head;
            head = query;
            if (tail == null) {
                tail = query;
            }
            size++;
        }

        Query poll() {
            var query = head;
            head = query.next;
            if (head == null) {
                tail = null;
            }
            query.next = null;
            size--;
            return query;
        }
    }

    void add(Query query) {
        (query.begins ? firsts : others).add(query);
    }

    /** A question for a domain that was begun before leaves first: other domains may wait for its answer too. */
    Query poll() {
        return (others.size > 0 ? others : firsts).poll();
    }

    /** Lets a question leave before the others. */
    void addFirst(Query query) {
        others.addFirst(query);
    }

    boolean hasWaiting() {
        return others.size + firsts.size > 0;
    }

    void measure() {
        drain = others.size / perSecond;
        drainOfFirst = firsts.size / perSecond;
    }
}
