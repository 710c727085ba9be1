package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Lists all partners, the oldest first. */
@ApplicationScoped
class ListPartners {

    private static final String SCOPE = "partners";

    private final PartnerRepository partners;
    private final KeysetPages pages;

    ListPartners(PartnerRepository partners, KeysetPages pages) {
        this.partners = partners;
        this.pages = pages;
    }

    @Transactional
    Page<PartnerView> handle(String cursor, Integer wish) {
        return pages.pageById(
                        SCOPE,
                        cursor,
                        wish,
                        Partner::id,
                        (after, atMost) -> partners.after(Optional.ofNullable(after), atMost))
                .map(PartnerView::of);
    }
}
