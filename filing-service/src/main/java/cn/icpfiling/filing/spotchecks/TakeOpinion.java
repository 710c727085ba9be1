package cn.icpfiling.filing.spotchecks;

import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Stores the authority's opinion on a result and informs inspection-service, once: row and event in the caller's
 * transaction.
 */
@ApplicationScoped
public class TakeOpinion {

    static final String ANSWERED = "filing.spot-check.answered";

    private final SpotCheckResults results;
    private final Outbox outbox;
    private final Clock clock;

    TakeOpinion(SpotCheckResults results, Outbox outbox, Clock clock) {
        this.results = results;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The result for an opinion. */
    public enum Outcome {
        TOLD,
        KNOWN_ALREADY,
        /** Our own note that the authority has the result is not committed yet. */
        TOO_EARLY,
        UNKNOWN,
        /** The authority gave another opinion before. */
        DIFFERS
    }

    /** The data of the event; ids and codes only. */
    record Answered(UUID spotCheckId, UUID subjectId, int round, boolean accepted, Instant decidedAt) {}

    /** @param decidedAt null if the authority names no time */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome handle(String task, int round, boolean accepted, Instant decidedAt, String words) {
        var found = results.locked(task, round);
        if (found.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        var sent = found.get();
        if (!sent.sent()) {
            return Outcome.TOO_EARLY;
        }
        if (sent.accepted() != null) {
            return sent.accepted() == accepted ? Outcome.KNOWN_ALREADY : Outcome.DIFFERS;
        }
        var at = decidedAt == null ? clock.instant() : decidedAt;
        results.decided(sent.id(), accepted, at, words);
        outbox.append(new OutboxEvent(
                PassSpotCheck.TOPIC,
                sent.subject().toString(),
                ANSWERED,
                sent.spotCheck(),
                1L + round,
                new Answered(sent.spotCheck(), sent.subject(), round, accepted, at)));
        return Outcome.TOLD;
    }
}
