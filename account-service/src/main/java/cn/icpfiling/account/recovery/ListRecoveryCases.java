package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lists the open or the answered recovery cases for the support, the oldest first. */
@ApplicationScoped
class ListRecoveryCases {

    private final RecoveryCaseRepository cases;
    private final RecoveryCaseViews views;
    private final KeysetPages pages;

    ListRecoveryCases(RecoveryCaseRepository cases, RecoveryCaseViews views, KeysetPages pages) {
        this.cases = cases;
        this.views = views;
        this.pages = pages;
    }

    @Transactional
    Page<RecoveryCaseView> handle(boolean answered, String cursor, Integer wish) {
        return pages.pageById(
                        "recovery-cases:" + answered,
                        cursor,
                        wish,
                        RecoveryCase::id,
                        (after, atMost) -> cases.page(answered, after, atMost))
                .map(views::of);
    }
}
