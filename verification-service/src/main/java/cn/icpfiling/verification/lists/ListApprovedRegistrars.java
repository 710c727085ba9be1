package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import cn.icpfiling.verification.store.ReferenceLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The registrars in force on a day, in the order of the list. A list that was replaced in between ends its cursors. */
@ApplicationScoped
class ListApprovedRegistrars {

    private final ReferenceLists lists;
    private final ApprovedRegistrarRepository registrars;
    private final CursorCodec cursors;
    private final CurrentActor actor;
    private final Clock clock;

    ListApprovedRegistrars(
            ReferenceLists lists,
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
        var scope = "approved-registrars " + actor.get().client() + " "
                + actor.get().id() + " " + day;
        var list = lists.newest(ListKind.REGISTRAR).orElse(null);
        if (list == null) {
            return new ApprovedRegistrarPage(List.of(), null);
        }
        var version = String.valueOf(list.version());
        var after = cursor == null ? 0 : position(cursors.decode(scope, cursor), version);
        var limit = Page.limit(wish);
        var found = registrars.inForce(list.id(), day, after, limit + 1);
        var page = found.stream().limit(limit).toList();
        var next = found.size() > limit
                ? cursors.encode(
                        scope, List.of(version, String.valueOf(page.getLast().position())))
                : null;
        return new ApprovedRegistrarPage(
                page.stream().map(ApprovedRegistrarPage.RegistrarView::of).toList(), next);
    }

    private static int position(List<String> position, String version) {
        if (!position.getFirst().equals(version)) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR);
        }
        return Integer.parseInt(position.getLast());
    }
}
