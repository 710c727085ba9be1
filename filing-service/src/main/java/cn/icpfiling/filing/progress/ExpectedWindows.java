package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Computes when the next step of an order usually comes. The time of the authority is that of the province's rules that
 * judged the order. So a later version changes neither an open order nor its ETag. The days of review and upload are
 * the provider's settings, by which its own desk is measured too. A code must be typed before its end.
 */
@ApplicationScoped
public class ExpectedWindows {

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    /** The ministry's figures; the second for acts that the rules do not cover. */
    private static final int SHORTEST_AUTHORITY_DAYS = 3;

    private static final int USUAL_AUTHORITY_DAYS = 20;

    private final RuleSets rules;
    private final int reviewDays;
    private final int uploadDays;

    ExpectedWindows(
            RuleSets rules,
            @ConfigProperty(name = "icp.review.due-working-days") int reviewDays,
            @ConfigProperty(name = "icp.authority.upload-working-days") int uploadDays) {
        this.rules = rules;
        this.reviewDays = reviewDays;
        this.uploadDays = uploadDays;
    }

    public Optional<ExpectedWindow> of(Order order) {
        return switch (order.state()) {
            // A claim or a call of a reviewer does not restart the days.
            case PROVIDER_REVIEW, PROVIDER_RECHECK -> Optional.of(upTo(order.submittedAt(), reviewDays));
            case AWAITING_SUBMISSION ->
                order.isLeftToReviewers() ? Optional.empty() : Optional.of(upTo(order.changedAt(), uploadDays));
            case SMS_PENDING -> order.isLeftToReviewers() ? Optional.empty() : untilTheCodeEnds(order);
            case AUTHORITY_REVIEW -> order.isLeftToReviewers() ? Optional.empty() : Optional.of(authorityWindow(order));
            default -> Optional.empty();
        };
    }

    /** Legal days, not working days: the code ends on a holiday too. */
    private static Optional<ExpectedWindow> untilTheCodeEnds(Order order) {
        return Optional.ofNullable(order.smsUntil())
                .map(end -> new ExpectedWindow(LegalTime.dayOf(order.changedAt()), LegalTime.dayOf(end), false));
    }

    private ExpectedWindow authorityWindow(Order order) {
        int most = order.rules()
                .map(applied -> rules.version(applied.version())
                        .on(
                                order.region().province(),
                                order.type().kind().ruledAct(),
                                LegalTime.dayOf(order.changedAt())))
                .flatMap(ProvinceRules::authorityReviewDays)
                .orElse(USUAL_AUTHORITY_DAYS);
        return days(order.changedAt(), Math.min(SHORTEST_AUTHORITY_DAYS, most), most);
    }

    private static ExpectedWindow upTo(Instant since, int most) {
        return days(since, Math.min(1, most), most);
    }

    private static ExpectedWindow days(Instant since, int least, int most) {
        var day = LegalTime.dayOf(since);
        var first = CALENDAR.plus(day, least);
        var last = CALENDAR.plus(day, most);
        return new ExpectedWindow(first.day(), last.day(), first.provisional() || last.provisional());
    }
}
