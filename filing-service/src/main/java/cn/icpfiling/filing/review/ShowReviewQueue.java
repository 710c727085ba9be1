package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.progress.ClaimView;
import cn.icpfiling.filing.progress.ProposalView;
import cn.icpfiling.filing.store.ReviewQueueTable;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lists the orders that wait for a reviewer, longest waiting first. All have the same number of days, so overdue orders
 * come first.
 */
@ApplicationScoped
class ShowReviewQueue {

    private final CurrentActor actor;
    private final ReviewQueueTable queue;
    private final KeysetPages pages;
    private final Wording wording;
    private final Clock clock;
    private final int dueWorkingDays;

    ShowReviewQueue(
            CurrentActor actor,
            ReviewQueueTable queue,
            KeysetPages pages,
            Wording wording,
            Clock clock,
            @ConfigProperty(name = "icp.review.due-working-days") int dueWorkingDays) {
        this.actor = actor;
        this.queue = queue;
        this.pages = pages;
        this.wording = wording;
        this.clock = clock;
        this.dueWorkingDays = dueWorkingDays;
    }

    Page<ReviewQueueItem> page(
            String province,
            OrderType type,
            ReviewQueueTable.Claimed claim,
            Boolean secondReview,
            String cursor,
            Integer wish) {
        var now = clock.instant();
        var who = actor.get();
        var scope = "review-queue:" + who.account() + ":" + province + ":" + type + ":" + claim + ":" + secondReview;
        var wanted =
                new ReviewQueueTable.Wanted(province, type, claim, secondReview, who.account(), who.ownAccount(), now);
        return pages.page(
                        scope,
                        cursor,
                        wish,
                        row -> List.of(row.since().toString(), row.id().toString()),
                        (after, atMost) -> queue.page(wanted, place(after), atMost))
                .map(row -> item(row, now));
    }

    private static ReviewQueueTable.Place place(List<String> position) {
        return position.isEmpty()
                ? null
                : new ReviewQueueTable.Place(Instant.parse(position.getFirst()), Ids.parse(position.getLast()));
    }

    private ReviewQueueItem item(ReviewQueueTable.Row row, Instant now) {
        var due = DueDay.of(row.since(), dueWorkingDays, now);
        return new ReviewQueueItem(
                row.id(),
                row.type(),
                row.state(),
                row.province(),
                row.nature(),
                row.domain(),
                row.submission(),
                row.since(),
                due.waited(),
                due.day(),
                due.provisional(),
                due.overdue(),
                row.needsPerson(),
                ClaimView.of(row.claimedBy(), row.claimedUntil()),
                ProposalView.of(row.proposedAct(), row.proposedBy(), row.proposedAt()),
                new VersionTag(row.version(), wording.locale()).toString());
    }
}
