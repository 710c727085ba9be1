package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.store.ApprovedTldRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Lists the top-level domains in force on a day, ordered by name. Its cursors expire when the list is replaced in
 * between.
 */
@ApplicationScoped
class ListApprovedTlds {

    private final ApprovedLists lists;
    private final ApprovedTldRepository tlds;
    private final KeysetPages pages;
    private final CurrentActor actor;
    private final Clock clock;

    ListApprovedTlds(
            ApprovedLists lists, ApprovedTldRepository tlds, KeysetPages pages, CurrentActor actor, Clock clock) {
        this.lists = lists;
        this.tlds = tlds;
        this.pages = pages;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    ApprovedTldPage handle(LocalDate on, ApprovalStatus status, String cursor, int wish) {
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        var period = lists.on(ListKind.TLD, day);
        if (period.isEmpty()) {
            return new ApprovedTldPage(false, List.of(), null);
        }
        var list = period.map(ListSchedule.Period::version);
        var complete = lists.content(ListKind.TLD, period.get()).isComplete(ListKind.TLD, day);
        var scope = "approved-tlds " + actor.get().client() + " " + actor.get().id() + " " + day + " " + status + " "
                + list.get().version();
        var page = pages.page(
                        scope,
                        cursor,
                        wish,
                        tld -> List.of(tld.tld()),
                        (after, atMost) -> tlds.inForce(
                                list.get().id(), day, status, after.isEmpty() ? "" : after.getFirst(), atMost))
                .map(ApprovedTldPage.TldView::of);
        return new ApprovedTldPage(complete, page.items(), page.next());
    }
}
