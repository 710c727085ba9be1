package cn.icpfiling.inspection.dns.transport;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The TCP connections under way, bounded in number, in all and for each group. Further questions wait here, each group in
 * its own queue; the groups take turns. So a group whose servers accept connections and say nothing holds up itself
 * alone.
 *
 * <p>A question that waits here is not in flight. Its connection is reserved first; then it passes the limits of its
 * group like any other question, and connects at once.
 */
final class TcpExchanges implements AutoCloseable {
    /** Connections to one group at once. */
    static final int PER_GROUP = 4;

    private final TransportSettings settings;
    private final Entropy entropy;
    private final Set<TcpExchange> open = new HashSet<>();

    /** The groups that have a question waiting and a connection free. */
    private final ArrayDeque<ServerGroup> turns = new ArrayDeque<>();

    private int reserved;

    TcpExchanges(TransportSettings settings, Entropy entropy) {
        this.settings = settings;
        this.entropy = entropy;
    }

    void hold(Query query) {
        var group = query.server.group;
        group.overTcp.add(query);
        takeTurn(group);
    }

    private void takeTurn(ServerGroup group) {
        if (!group.hasTcpTurn && !group.overTcp.isEmpty() && group.tcpReserved < PER_GROUP) {
            group.hasTcpTurn = true;
            turns.add(group);
        }
    }

    /** Reserves a connection for the next question; returns the question, or null if none may connect now. */
    Query nextHeld() {
        if (reserved >= settings.tcpConnections() || turns.isEmpty()) {
            return null;
        }
        var group = turns.poll();
        group.hasTcpTurn = false;
        var query = group.overTcp.poll();
        query.tcpReserved = true;
        group.tcpReserved++;
        reserved++;
        takeTurn(group);
        return query;
    }

    /** Connects; returns false if the kernel refuses. */
    boolean start(Query query, Selector selector) {
        query.mixedCase = false;
        query.write(entropy.u16(), 0);
        try {
            query.exchange = TcpExchange.start(query, selector, settings.local());
        } catch (IOException | RuntimeException refused) {
            return false;
        }
        open.add(query.exchange);
        return true;
    }

    /** Tells whether a connection is open. */
    boolean isAnyOpen() {
        return !open.isEmpty();
    }

    /** Ends the exchange of a question, if one is open, and frees its connection. */
    void end(Query query) {
        if (query.tcpReserved) {
            query.tcpReserved = false;
            reserved--;
            query.server.group.tcpReserved--;
            takeTurn(query.server.group);
        }
        if (query.exchange != null) {
            query.exchange.close();
            open.remove(query.exchange);
            query.exchange = null;
        }
    }

    @Override
    public void close() {
        open.forEach(TcpExchange::close);
        open.clear();
        turns.clear();
    }
}
