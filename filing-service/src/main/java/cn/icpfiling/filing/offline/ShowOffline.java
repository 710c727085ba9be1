package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads cases for callers who may see them. */
@ApplicationScoped
class ShowOffline {

    private final OfflineAccess access;
    private final OfflineDeregistrationRepository cases;
    private final OfflineViews views;
    private final KeysetPages pages;

    ShowOffline(OfflineAccess access, OfflineDeregistrationRepository cases, OfflineViews views, KeysetPages pages) {
        this.access = access;
        this.cases = cases;
        this.views = views;
        this.pages = pages;
    }

    @Transactional
    OfflineViews.Shown one(UUID id) {
        return views.of(access.readable(id));
    }

    @Transactional
    Page<OfflineSummary> page(OfflineState state, String cursor, Integer wish) {
        var owner = access.ownerFilter();
        var scope = "offline:" + access.caller() + ":" + owner + ":" + state;
        return pages.pageById(
                        scope,
                        cursor,
                        wish,
                        OfflineDeregistration::id,
                        (before, atMost) -> cases.page(owner, state, before, atMost))
                .map(OfflineSummary::of);
    }
}
