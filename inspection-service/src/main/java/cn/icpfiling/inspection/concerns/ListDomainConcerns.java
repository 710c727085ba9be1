package cn.icpfiling.inspection.concerns;

import cn.icpfiling.inspection.core.ConcernState;
import cn.icpfiling.inspection.store.DomainConcernTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The filed domains that are or were unfit, for whoever inspects. */
@ApplicationScoped
class ListDomainConcerns {
    private final DomainConcernTable concerns;
    private final CursorCodec cursors;

    ListDomainConcerns(DomainConcernTable concerns, CursorCodec cursors) {
        this.concerns = concerns;
        this.cursors = cursors;
    }

    @Transactional
    Page<DomainConcernView> page(ConcernState state, String cursor, Integer wish) {
        var scope = "domain-concerns " + state;
        var limit = Page.limit(wish);
        var before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var found = concerns.page(state, before, limit + 1);
        var shown = found.stream().limit(limit).toList();
        return new Page<>(
                shown.stream().map(DomainConcernView::of).toList(),
                found.size() > limit
                        ? cursors.encode(scope, List.of(shown.getLast().id().toString()))
                        : null);
    }
}
