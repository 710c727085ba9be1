package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.store.HeldImportTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Lists what is registered of the old platform, for the service that handed it over. */
@ApplicationScoped
class ListImports {

    private static final String SCOPE = "imported-filings";

    private final HeldImportTable imports;
    private final KeysetPages pages;

    ListImports(HeldImportTable imports, KeysetPages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    @Transactional
    Page<HeldImportView> page(String cursor, Integer wish) {
        return pages.page(
                        SCOPE,
                        cursor,
                        wish,
                        row -> List.of(row.legacyId()),
                        (after, atMost) -> imports.after(after.isEmpty() ? "" : after.getFirst(), atMost))
                .map(HeldImportView::of);
    }
}
