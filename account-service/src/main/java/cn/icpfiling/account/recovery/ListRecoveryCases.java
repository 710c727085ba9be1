package cn.icpfiling.account.recovery;

import cn.icpfiling.account.store.RecoveryCases;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the open or the answered recovery cases for the support, the oldest first. */
@ApplicationScoped
class ListRecoveryCases {

    private final RecoveryCases cases;
    private final RecoveryCaseViews views;
    private final CursorCodec cursors;

    ListRecoveryCases(RecoveryCases cases, RecoveryCaseViews views, CursorCodec cursors) {
        this.cases = cases;
        this.views = views;
        this.cursors = cursors;
    }

    Page<RecoveryCaseView> handle(boolean answered, String cursor, Integer wish) {
        var scope = "recovery-cases:" + answered;
        var after =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        return UnitOfWork.in(() -> {
            var found = cases.page(answered, after, limit + 1);
            var shown = found.stream().limit(limit).map(views::of).toList();
            var next = found.size() > limit
                    ? cursors.encode(scope, List.of(shown.getLast().caseId().toString()))
                    : null;
            return new Page<>(shown, next);
        });
    }
}
