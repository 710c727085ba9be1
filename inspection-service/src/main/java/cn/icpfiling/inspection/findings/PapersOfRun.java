package cn.icpfiling.inspection.findings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for papers during one run of the job that lets last days pass. After three questions in a row without an answer it asks
 * no more: each costs its time-out, and notices and reminders of other findings wait behind them. The next run asks again.
 */
final class PapersOfRun {
    private static final int MOST_UNANSWERED = 3;

    private final HandedInPapers papers;
    private int unanswered;

    PapersOfRun(HandedInPapers papers) {
        this.papers = papers;
    }

    /** Empty if filing-service did not answer, or was not asked any more. */
    Optional<List<FilingPapers.Paper>> of(UUID finding) {
        if (unanswered >= MOST_UNANSWERED) {
            return Optional.empty();
        }
        var answer = papers.of(finding);
        unanswered = answer.isPresent() ? 0 : unanswered + 1;
        return answer;
    }
}
