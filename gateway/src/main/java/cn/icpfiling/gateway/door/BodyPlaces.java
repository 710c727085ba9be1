package cn.icpfiling.gateway.door;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Places for the long bodies that one event loop lets come in to one service, each of which holds a connection for as long as its caller
 * takes to send it. They are half of the connections, so that slow senders keep no short request waiting. One caller has an eighth of the
 * connections, so that it keeps no other caller's body waiting. Used only on its event loop.
 */
final class BodyPlaces {

    /** As many uploads as filing-service takes of one caller, who may send all of them over one connection of HTTP/2. */
    private static final int OF_ONE_AT_LEAST = 12;

    private final int limit;
    private final int limitOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<Place> waiting = new LinkedHashSet<>();
    private int held;

    /** @param connections those of the event loop to the service */
    BodyPlaces(int connections) {
        this.limit = Math.max(1, connections / 2);
        this.limitOfOne = Math.min(limit, Math.max(OF_ONE_AT_LEAST, connections / 8));
    }

    /** One body's place. */
    final class Place {

        private final String sender;
        private final Runnable granted;
        private boolean has;

        private Place(String sender, Runnable granted) {
            this.sender = sender;
            this.granted = granted;
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
            return held < limit && taken.getOrDefault(sender, 0) < limitOfOne;
        }

        private void take() {
            has = true;
            held++;
            taken.merge(sender, 1, Integer::sum);
            granted.run();
        }

        /** Gives the place to the first who waits and may have it, or waits no more. Once is enough, and twice does nothing. */
        void leave() {
            if (!has) {
                waiting.remove(this);
                return;
            }
            has = false;
            held--;
            taken.computeIfPresent(sender, (same, places) -> places == 1 ? null : places - 1);
            for (var next : waiting) {
                if (next.isFree()) {
                    waiting.remove(next);
                    next.take();
                    return;
                }
            }
        }
    }

    /**
     * @param sender the caller who is counted
     * @param granted told when the body has its place, perhaps before {@link Place#ask} returns
     */
    Place of(String sender, Runnable granted) {
        return new Place(sender, granted);
    }

    int held() {
        return held;
    }
}
