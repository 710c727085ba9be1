package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Between which legal days the next step usually comes, counted in working days from the last one. */
public record ExpectedWindow(LocalDate from, LocalDate to, boolean provisional) {

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    /**
     * Provider review and upload as peers announce them, and the authority's shortest as the ministry does.
     *
     * @param authorityDays the working days that the authority takes at most
     */
    static Optional<ExpectedWindow> of(Order order, int authorityDays) {
        return switch (order.state()) {
            // What reviewers do meanwhile (a claim, a call) is no new beginning.
            case PROVIDER_REVIEW, PROVIDER_RECHECK -> Optional.of(days(order.submittedAt(), 1, 2));
            case AWAITING_SUBMISSION -> Optional.of(days(order.changedAt(), 1, 3));
            case AUTHORITY_REVIEW ->
                order.isLeftToReviewers() ? Optional.empty() : Optional.of(days(order.changedAt(), 3, authorityDays));
            default -> Optional.empty();
        };
    }

    private static ExpectedWindow days(Instant since, int least, int most) {
        var day = LegalTime.dayOf(since);
        var first = CALENDAR.plus(day, least);
        var last = CALENDAR.plus(day, most);
        return new ExpectedWindow(first.day(), last.day(), first.provisional() || last.provisional());
    }
}
