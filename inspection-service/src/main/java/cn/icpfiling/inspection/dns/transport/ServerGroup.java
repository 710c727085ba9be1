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

    /** Seconds that the waiting questions need at full rate, when the group was put into a heap. */
    double drain;

    int inFlight;

    /** Questions that wait for a TCP connection; see {@link TcpExchanges}. */
    final ArrayDeque<Query> overTcp = new ArrayDeque<>(0);

    /** TCP connections of the group, open or reserved. */
    int tcpReserved;

    boolean hasTcpTurn;
    private final double perSecond;
    private Query head;
    private Query tail;
    private int waiting;

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

    void add(Query query) {
        query.next = null;
        if (tail == null) {
            head = query;
        } else {
            tail.next = query;
        }
        tail = query;
        waiting++;
    }

    Query poll() {
        var query = head;
        head = query.next;
        if (head == null) {
            tail = null;
        }
        query.next = null;
        waiting--;
        return query;
    }

    /** Lets a question leave before the others. */
    void addFirst(Query query) {
        query.next = head;
        head = query;
        if (tail == null) {
            tail = query;
        }
        waiting++;
    }

    boolean hasWaiting() {
        return head != null;
    }

    void measure() {
        drain = waiting / perSecond;
    }
}
