package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.OfflineState;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads cases for those who may. */
@ApplicationScoped
class ShowOffline {

    private final OfflineAccess access;
    private final OfflineDeregistrationRepository cases;
    private final OfflineViews views;
    private final CursorCodec cursors;

    ShowOffline(OfflineAccess access, OfflineDeregistrationRepository cases, OfflineViews views, CursorCodec cursors) {
        this.access = access;
        this.cases = cases;
        this.views = views;
        this.cursors = cursors;
    }

    @Transactional
    OfflineViews.Shown one(UUID id) {
        return views.of(access.readable(id));
    }

    @Transactional
    Page<OfflineSummary> page(OfflineState state, String cursor, Integer wish) {
        var whose = access.whose();
        var scope = "offline:" + access.caller() + ":" + whose + ":" + state;
        var before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = cases.page(whose, state, before, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(shown.getLast().id().toString()))
                : null;
        return new Page<>(shown.stream().map(OfflineSummary::of).toList(), next);
    }
}
