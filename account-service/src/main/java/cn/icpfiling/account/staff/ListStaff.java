package cn.icpfiling.account.staff;

import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Lists all staff by login. */
@ApplicationScoped
class ListStaff {

    private static final String SCOPE = "staff";

    private final StaffLoginRepository staff;
    private final StaffViews views;
    private final KeysetPages pages;

    ListStaff(StaffLoginRepository staff, StaffViews views, KeysetPages pages) {
        this.staff = staff;
        this.views = views;
        this.pages = pages;
    }

    @Transactional
    Page<StaffMember> handle(String cursor, Integer wish) {
        return pages.page(
                        SCOPE,
                        cursor,
                        wish,
                        member -> List.of(member.login()),
                        (after, atMost) -> staff.after(after.isEmpty() ? "" : after.getFirst(), atMost))
                .map(views::of);
    }
}
