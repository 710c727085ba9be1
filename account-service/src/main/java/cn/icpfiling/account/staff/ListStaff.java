package cn.icpfiling.account.staff;

import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists all staff by login. */
@ApplicationScoped
class ListStaff {

    private static final String SCOPE = "staff";

    private final StaffLogins staff;
    private final StaffViews views;
    private final CursorCodec cursors;

    ListStaff(StaffLogins staff, StaffViews views, CursorCodec cursors) {
        this.staff = staff;
        this.views = views;
        this.cursors = cursors;
    }

    Page<StaffMember> handle(String cursor, Integer wish) {
        var after = cursor == null ? "" : cursors.decode(SCOPE, cursor).getFirst();
        var limit = Page.limit(wish);
        return UnitOfWork.in(() -> {
            var found = staff.after(after, limit + 1);
            var shown = found.stream().limit(limit).toList();
            var next = found.size() > limit
                    ? cursors.encode(SCOPE, List.of(shown.getLast().login()))
                    : null;
            return new Page<>(shown.stream().map(views::of).toList(), next);
        });
    }
}
