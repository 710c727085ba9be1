package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ApprovedRegistrar;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Lists the registrars in force on a day, in the order of the list. Its cursors expire when the list is replaced in
 * between.
 */
@ApplicationScoped
class ListApprovedRegistrars {

    private final ApprovedLists lists;
    private final ApprovedRegistrarRepository registrars;
    private final KeysetPages pages;
    private final CurrentActor actor;
    private final Clock clock;

    ListApprovedRegistrars(
            ApprovedLists lists,
            ApprovedRegistrarRepository registrars,
            KeysetPages pages,
            CurrentActor actor,
            Clock clock) {
        this.lists = lists;
        this.registrars = registrars;
        this.pages = pages;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    ApprovedRegistrarPage handle(LocalDate on, String cursor, int wish) {
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        var period = lists.on(ListKind.REGISTRAR, day);
        if (period.isEmpty()) {
            return new ApprovedRegistrarPage(false, List.of(), null);
        }
        var list = period.map(ListSchedule.Period::version);
        var complete = lists.content(ListKind.REGISTRAR, period.get()).isComplete(ListKind.REGISTRAR, day);
        var scope = "approved-registrars " + actor.get().client() + " "
                + actor.get().id() + " " + day + " " + list.get().version();
        var page = pages.pageByNumber(
                        scope,
                        cursor,
                        wish,
                        ApprovedRegistrar::position,
                        (after, atMost) ->
                                registrars.inForce(list.get().id(), day, after == null ? 0 : after.intValue(), atMost))
                .map(ApprovedRegistrarPage.RegistrarView::of);
        return new ApprovedRegistrarPage(complete, page.items(), page.next());
    }
}
