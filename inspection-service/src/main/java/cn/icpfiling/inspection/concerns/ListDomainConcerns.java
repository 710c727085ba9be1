package cn.icpfiling.inspection.concerns;

import cn.icpfiling.inspection.core.ConcernState;
import cn.icpfiling.inspection.core.DomainConcern;
import cn.icpfiling.inspection.store.DomainConcernTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lists the filed domains that are or were unfit, for inspectors. */
@ApplicationScoped
class ListDomainConcerns {
    private final DomainConcernTable concerns;
    private final KeysetPages pages;

    ListDomainConcerns(DomainConcernTable concerns, KeysetPages pages) {
        this.concerns = concerns;
        this.pages = pages;
    }

    @Transactional
    Page<DomainConcernView> page(ConcernState state, String cursor, Integer wish) {
        var scope = "domain-concerns " + state;
        return pages.pageById(
                        scope,
                        cursor,
                        wish,
                        DomainConcern::id,
                        (before, atMost) -> concerns.page(state, before, atMost))
                .map(DomainConcernView::of);
    }
}
