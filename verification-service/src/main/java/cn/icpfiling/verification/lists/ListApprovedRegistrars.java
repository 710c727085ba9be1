package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The registrars in force on a day, in the order of the list. A list that was replaced in between ends its cursors. */
@ApplicationScoped
class ListApprovedRegistrars {

    private final ApprovedLists lists;
    private final ApprovedRegistrarRepository registrars;
    private final CursorCodec cursors;
    private final CurrentActor actor;
    private final Clock clock;

    ListApprovedRegistrars(
            ApprovedLists lists,
            ApprovedRegistrarRepository registrars,
            CursorCodec cursors,
            CurrentActor actor,
            Clock clock) {
        this.lists = lists;
        this.registrars = registrars;
        this.cursors = cursors;
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
        var after = cursor == null
                ? 0
                : Integer.parseInt(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = registrars.inForce(list.get().id(), day, after, limit + 1);
        var page = found.stream().limit(limit).toList();
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(String.valueOf(page.getLast().position())))
                : null;
        return new ApprovedRegistrarPage(
                complete,
                page.stream().map(ApprovedRegistrarPage.RegistrarView::of).toList(),
                next);
    }
}
