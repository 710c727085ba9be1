package cn.icpfiling.gateway.door;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Chooses among the addresses of a service the one with the fewest requests under way of this event loop; of several the one whose turn
 * it is. A replica that is about to end gets requests only if there is no other. An address with an open circuit gets none. If all have
 * one, each is tried by one request at a time, and the other requests are refused at once. An address that has answered a probe since takes
 * them, too, if no circuit is closed: a service that is back must not refuse callers who come at the same time. Used only on its event loop.
 */
final class Balancer {

    private final Supplier<List<RequestOptions>> addresses;
    private List<RequestOptions> seen = List.of();
    private List<Peer> peers = List.of();
    private int turn;
    private long good;

    Balancer(Supplier<List<RequestOptions>> addresses) {
        this.addresses = addresses;
    }

    /**
     * @param last where the request failed already, and goes only if there is no other address; null at first
     * @return null if no address takes the request
     */
    Peer choose(Peer last, long now) {
        var all = peers();
        var noneIsClosed = all.stream().noneMatch(peer -> peer.circuit() == Peer.Circuit.CLOSED);
        Peer best = null;
        turn = turn + 1 >= all.size() ? 0 : turn + 1;
        for (var i = 0; i < all.size(); i++) {
            var peer = all.get((turn + i) % all.size());
            var mayTake = peer.circuit() == Peer.Circuit.CLOSED
                    || peer.circuit() == Peer.Circuit.HALF_OPEN
                            && (peer.maybeTried(now) || noneIsClosed && peer.mayTakeAll(now));
            if (mayTake && peer != last && (best == null || isBefore(peer, best, now))) {
                best = peer;
            }
        }
        if (best != null) {
            return best;
        }
        return last != null && last.circuit() == Peer.Circuit.CLOSED ? last : tried(all, now);
    }

    /** Whether there is an address beside this one that takes requests. */
    boolean hasOther(Peer than) {
        for (var peer : peers()) {
            if (peer != than && peer.circuit() == Peer.Circuit.CLOSED) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is an address beside this one that takes requests and has lately answered no faults, or as many good answers since. */
    boolean hasWell(Peer than) {
        for (var peer : peers()) {
            if (peer != than && peer.isWell()) {
                return true;
            }
        }
        return false;
    }

    /** The address has answered with something else than a fault. */
    void answered(Peer peer) {
        good++;
        peer.answered();
    }

    /**
     * The address has answered with a fault.
     *
     * @return whether this fault opens its circuit
     */
    boolean answeredSick(Peer peer, long now) {
        var all = peers();
        for (var other : all) {
            if (other != peer) {
                other.anotherAnsweredSick(1.0 / (all.size() - 1));
            }
        }
        return peer.answeredSick(now, hasWell(peer), good - peer.good());
    }

    /**
     * An address on trial comes first, because only a request can close its circuit. Of two that said that they are about to end, the one
     * that said it earlier may have been started again.
     */
    private static boolean isBefore(Peer one, Peer other, long now) {
        var trial = one.circuit() == Peer.Circuit.HALF_OPEN;
        if (trial != (other.circuit() == Peer.Circuit.HALF_OPEN)) {
            return trial;
        }
        if (one.sinceLeave(now) != other.sinceLeave(now)) {
            return one.sinceLeave(now) > other.sinceLeave(now);
        }
        return one.underWay() < other.underWay();
    }

    private Peer tried(List<Peer> all, long now) {
        for (var i = 0; i < all.size(); i++) {
            var peer = all.get((turn + i) % all.size());
            if (peer.circuit() == Peer.Circuit.CLOSED || peer.maybeTried(now)) {
                return peer;
            }
        }
        return null;
    }

    List<Peer> peers() {
        var now = addresses.get();
        if (now != seen) {
            var known = new HashMap<SocketAddress, Peer>();
            peers.forEach(peer -> known.put((SocketAddress) peer.options().getServer(), peer));
            peers = now.stream().map(address -> known(known, address)).toList();
            seen = now;
        }
        return peers;
    }

    private static Peer known(Map<SocketAddress, Peer> known, RequestOptions address) {
        var peer = known.get((SocketAddress) address.getServer());
        return peer != null && peer.options().getHost().equals(address.getHost()) ? peer : new Peer(address);
    }
}
