package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.JudgedFilings.Judged;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a drill must notice, otherwise "no request failed" proves nothing: requests that fail indeed, by its own callers, and falsified
 * observations, by its own verdict. What the services and topics know of the websites is falsified by {@code JudgedFilings}.
 *
 * <p>{@code ./icp drill upgrade} puts it beside the classes of an older release, so it uses only what these have.
 */
final class Canary {

    private static final int PAUSE_MILLIS = 50;
    private static final int PATIENCE_SECONDS = 20;

    /** Nothing listens on the port of tcpmux. */
    private static final URI NO_LISTENER = URI.create("http://127.0.0.1:1");

    /** Ways to falsify what a sound drill saw. */
    enum Lie {
        A_REQUEST_FAILED(
                seen -> with(seen, seen.callers().filings(), List.of("10:00:00 GET /api/v1/orders answered 502"))),
        NO_WEBSITE_WAS_FILED(seen -> with(seen, 0, seen.callers().failures())),
        A_REQUEST_HAD_NO_ANSWER(seen -> judged(seen, 1, seen.judged().violations())),
        AN_EVENT_WAS_LOST(seen -> judged(seen, seen.judged().unanswered(), List.of("EVENTS of order x tell []")));

        private final UnaryOperator<UnderLoad.Seen> told;

        Lie(UnaryOperator<UnderLoad.Seen> told) {
            this.told = told;
        }

        private static UnderLoad.Seen with(UnderLoad.Seen seen, int filings, List<String> failures) {
            return new UnderLoad.Seen(new Load.Seen(seen.callers().turns(), filings, failures), seen.judged());
        }

        private static UnderLoad.Seen judged(UnderLoad.Seen seen, int unanswered, List<String> violations) {
            var judged = seen.judged();
            return new UnderLoad.Seen(
                    seen.callers(), new Judged(judged.filings(), judged.events(), unanswered, violations));
        }
    }

    private Canary() {}

    /** Returns whether a drill that holds notices all of it, and tells what it overlooks. */
    static boolean isNoticed(Stack stack, UnderLoad.Seen seen, Predicate<UnderLoad.Seen> verdict)
            throws InterruptedException {
        var overlooked = new ArrayList<>(overlooked(seen, verdict));
        overlooked.addAll(uncounted(Caller.gateway(stack), Caller.at(NO_LISTENER)));
        overlooked.forEach(one -> UnderLoad.OUT.println("VIOLATION the drill overlooks " + one));
        if (overlooked.isEmpty()) {
            UnderLoad.OUT.printf(
                    "A request that is refused, one that breaks, and each of %d falsified observations are noticed%n",
                    Lie.values().length);
        }
        return overlooked.isEmpty();
    }

    /** Returns the lies that the verdict takes for a drill that holds. */
    static List<String> overlooked(UnderLoad.Seen seen, Predicate<UnderLoad.Seen> verdict) {
        return Arrays.stream(Lie.values())
                .filter(lie -> verdict.test(lie.told.apply(seen)))
                .map(Lie::name)
                .toList();
    }

    /**
     * Returns the requests that failed and were not counted.
     *
     * @param stranger a caller without a token, whom the platform refuses
     * @param broken a caller whose connection breaks
     */
    static List<String> uncounted(Caller stranger, Caller broken) throws InterruptedException {
        var uncounted = new ArrayList<String>();
        if (!isCounted(turn -> stranger.get("/api/v1/accounts/me").expect(200))) {
            uncounted.add("a request that is refused");
        }
        if (!isCounted(turn -> broken.get("/api/v1/accounts/me").expect(200))) {
            uncounted.add("a connection that breaks");
        }
        return uncounted;
    }

    private static boolean isCounted(Callers.Turn turn) throws InterruptedException {
        var callers = new Callers();
        var begun = System.nanoTime();
        callers.repeat(PAUSE_MILLIS, turn);
        while (callers.turns() == 0 && UnderLoad.secondsSince(begun) < PATIENCE_SECONDS) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        callers.end();
        return callers.turns() > 0 && callers.failures().size() == callers.turns();
    }
}
