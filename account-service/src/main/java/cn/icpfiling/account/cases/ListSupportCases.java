package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lists the cases in one state for the support, the oldest first, and shows one of them. */
@ApplicationScoped
class ListSupportCases {

    private final SupportCaseRepository cases;
    private final CaseDesk desk;
    private final Decisions decisions;
    private final CaseViews views;
    private final KeysetPages pages;

    ListSupportCases(
            SupportCaseRepository cases, CaseDesk desk, Decisions decisions, CaseViews views, KeysetPages pages) {
        this.cases = cases;
        this.desk = desk;
        this.decisions = decisions;
        this.views = views;
        this.pages = pages;
    }

    /** @param kind null for all kinds */
    @Transactional
    Page<SupportCaseView> handle(CaseState state, CaseKind kind, String cursor, Integer wish) {
        return pages.pageById(
                        "support-cases:" + state + ":" + kind,
                        cursor,
                        wish,
                        SupportCase::id,
                        (after, atMost) -> cases.queue(state, kind, after, desk.machineNow(), atMost))
                .map(views::forSupport);
    }

    /** Asks other services, outside of the transactions, what keeps the case from a grant. */
    TaggedSupportCase one(UUID id) {
        var hindrances = decisions.hindrances(UnitOfWork.in(() -> desk.shown(id)));
        return UnitOfWork.in(() -> views.tagged(desk.shown(id), hindrances.orElse(null)));
    }
}
