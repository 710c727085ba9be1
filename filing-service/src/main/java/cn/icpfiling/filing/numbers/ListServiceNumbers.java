package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The caller's numbers, or those of a partner's customers, newest first. */
@ApplicationScoped
class ListServiceNumbers {

    private final CurrentActor actor;
    private final ActingFor actingFor;
    private final ServiceNumberRepository numbers;
    private final CursorCodec cursors;

    ListServiceNumbers(CurrentActor actor, ActingFor actingFor, ServiceNumberRepository numbers, CursorCodec cursors) {
        this.actor = actor;
        this.actingFor = actingFor;
        this.numbers = numbers;
        this.cursors = cursors;
    }

    @Transactional
    Page<ServiceNumberView> handle(String cursor, Integer wish) {
        var whose = actingFor.whose();
        var scope = "service-numbers:" + actor.get().id() + ":" + whose;
        var before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = numbers.page(whose, before, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(shown.getLast().id().toString()))
                : null;
        return new Page<>(shown.stream().map(ServiceNumberView::of).toList(), next);
    }
}
