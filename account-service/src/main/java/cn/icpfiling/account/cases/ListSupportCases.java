package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.store.CaseQueueTable;
import cn.icpfiling.account.store.CaseQueueTable.Place;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Lists the cases in one state for the support, the first due first, and shows one of them. */
@ApplicationScoped
class ListSupportCases {

    private final SupportCaseRepository cases;
    private final CaseQueueTable queue;
    private final CaseDesk desk;
    private final Decisions decisions;
    private final CaseViews views;
    private final KeysetPages pages;

    ListSupportCases(
            SupportCaseRepository cases,
            CaseQueueTable queue,
            CaseDesk desk,
            Decisions decisions,
            CaseViews views,
            KeysetPages pages) {
        this.cases = cases;
        this.queue = queue;
        this.desk = desk;
        this.decisions = decisions;
        this.views = views;
        this.pages = pages;
    }

    /** @param kind null for all kinds */
    @Transactional
    Page<SupportCaseView> handle(CaseState state, CaseKind kind, String cursor, Integer wish) {
        return pages.page(
                        "support-cases-due:" + state + ":" + kind,
                        cursor,
                        wish,
                        found -> position(Place.of(found.dueOn(), found.id())),
                        (after, atMost) ->
                                cases.these(queue.after(place(after), state, kind, desk.machineNow(), atMost)))
                .map(views::forSupport);
    }

    private static List<String> position(Place place) {
        return List.of(place.day().toString(), place.id().toString());
    }

    private static Place place(List<String> position) {
        return position.isEmpty()
                ? Place.BEFORE_ALL
                : new Place(LocalDate.parse(position.getFirst()), Ids.parse(position.getLast()));
    }

    /** Asks other services, outside of the transactions and for a moment only, what keeps the case from a grant. */
    TaggedSupportCase one(UUID id) {
        var hindrances = decisions.hindrances(UnitOfWork.in(() -> desk.shown(id)));
        return UnitOfWork.in(() -> views.tagged(desk.shown(id), hindrances));
    }
}
