package cn.icpfiling.gateway.door;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Places for the long bodies between the callers of one event loop and one service, each of which holds a connection for as long as its
 * caller takes to send it or to take it in. They are half of the connections, so that slow callers keep no short request waiting. Callers
 * without a token have half of the places together, since one caller may have many networks; so they leave places to callers with a token.
 * One caller has an eighth of the connections, at least twelve, and never more than half of the places. A body that makes no use of its
 * place may lose it to one that does, within the same bounds. Used only on its event loop.
 */
final class BodyPlaces {

    private static final Logger LOG = Logger.getLogger(BodyPlaces.class);

    /** As many uploads as filing-service takes of one caller, who may send all of them over one connection of HTTP/2. */
    private static final int OF_ONE_AT_LEAST = 12;

    private final int limit;
    private final int limitOfOne;
    private final int limitOfStrangers;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<Place> waiting = new LinkedHashSet<>();
    private final Set<Place> holding = new LinkedHashSet<>();
    private int heldByStrangers;
    private boolean giving;

    /** @param connections those of the event loop to the service */
    BodyPlaces(int connections) {
        this.limit = Math.max(1, connections / 2);
        this.limitOfStrangers = Math.max(1, limit / 2);
        this.limitOfOne = Math.min(Math.max(1, limit / 2), Math.max(OF_ONE_AT_LEAST, connections / 8));
    }

    /** What a body is told of its place. */
    interface Body {
        void granted();

        /** Whether it makes no use of its place. */
        default boolean givesWay() {
            return false;
        }

        /** It has lost its place, since it gives way, and is to end. */
        default void displaced() {}
    }

    /** One body's place. */
    final class Place {

        private final String sender;
        private final boolean stranger;
        private final Body body;

        private Place(String sender, boolean stranger, Body body) {
            this.sender = sender;
            this.stranger = stranger;
            this.body = body;
        }

        /** Takes the place now, or when it is this body's turn. */
        void ask() {
            if (isFree()) {
                take();
            } else {
                waiting.add(this);
            }
        }

        private boolean isFree() {
            return holding.size() < limit
                    && taken.getOrDefault(sender, 0) < limitOfOne
                    && !(stranger && heldByStrangers >= limitOfStrangers);
        }

        private void take() {
            hold();
            body.granted();
        }

        private void hold() {
            holding.add(this);
            taken.merge(sender, 1, Integer::sum);
            if (stranger) {
                heldByStrangers++;
            }
        }

        private void free() {
            holding.remove(this);
            taken.computeIfPresent(sender, (same, places) -> places == 1 ? null : places - 1);
            if (stranger) {
                heldByStrangers--;
            }
        }

        /**
         * Takes the place of a body that gives way; this one waits for a place.
         *
         * @return false if no place that it may have is held by such a body
         */
        boolean takeOver() {
            for (var other : List.copyOf(holding)) {
                if (other.body.givesWay() && takesFrom(other)) {
                    waiting.remove(this);
                    BodyPlaces.take(this);
                    displace(other);
                    return true;
                }
            }
            return false;
        }

        private boolean takesFrom(Place other) {
            other.free();
            if (isFree()) {
                return true;
            }
            other.hold();
            return false;
        }

        /** Gives the place to the first who waits and may have it, or waits no more. Once is enough, and twice does nothing. */
        void leave() {
            if (!holding.contains(this)) {
                waiting.remove(this);
                return;
            }
            free();
            if (!giving) {
                give();
            }
        }
    }

    /** In a loop: all who wait may leave as soon as they have a place, as when their service has become overloaded. */
    private void give() {
        giving = true;
        try {
            for (var next = firstFree(); next != null; next = firstFree()) {
                waiting.remove(next);
                take(next);
            }
        } finally {
            giving = false;
        }
    }

    private static void take(Place next) {
        try {
            next.take();
        } catch (RuntimeException fault) {
            // The body that has left still has its connection to give back. This one is given up when its time is over.
            LOG.error("a body cannot go on", fault);
        }
    }

    private static void displace(Place other) {
        try {
            other.body.displaced();
        } catch (RuntimeException fault) {
            // The one that has its place goes on.
            LOG.error("a body that lost its place cannot be ended", fault);
        }
    }

    private Place firstFree() {
        if (holding.size() < limit) {
            for (var place : waiting) {
                if (place.isFree()) {
                    return place;
                }
            }
        }
        return null;
    }

    /**
     * @param sender the caller who is counted
     * @param stranger whether the caller is known by its network alone
     * @param body told when it has its place, perhaps before {@link Place#ask} returns
     */
    Place of(String sender, boolean stranger, Body body) {
        return new Place(sender, stranger, body);
    }

    int held() {
        return holding.size();
    }
}
