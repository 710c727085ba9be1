package cn.icpfiling.inspection.campaignchecks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;

/**
 * Tells a name without an answer from a resolver that is away: such a name is doubtful until most of the other names that were
 * looked up since got an answer. That a name does not exist is an answer, too. Each replica remembers what it saw itself.
 */
@ApplicationScoped
class NameAnswers {

    private static final int MOST_NAMES = 10_000;

    private final LinkedHashMap<String, Seen> doubtful = new LinkedHashMap<>();
    private Seen seen = new Seen(0, 0);

    /** How many look-ups got an answer so far, and how many got none. */
    private record Seen(long answered, long unanswered) {
        /** A resolver that is away may still know some names, so one answer proves nothing. */
        boolean isMostlyAnsweredSince(Seen before) {
            return answered - before.answered > unanswered - before.unanswered;
        }
    }

    synchronized void answered(String domain) {
        doubtful.remove(domain);
        seen = new Seen(seen.answered + 1, seen.unanswered);
    }

    /** Notes that the name got no answer, and tells whether that may be the fault of the resolver. */
    synchronized boolean isDoubtful(String domain) {
        var before = doubtful.remove(domain);
        var isOwnFault = before != null && seen.isMostlyAnsweredSince(before);
        seen = new Seen(seen.answered, seen.unanswered + 1);
        if (isOwnFault) {
            return false;
        }
        doubtful.put(domain, seen);
        if (doubtful.size() > MOST_NAMES) {
            doubtful.pollFirstEntry();
        }
        return true;
    }
}
