package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the imports of the caller's account. */
@ApplicationScoped
class ShowImports {

    private final ImportAccess access;
    private final LegacyImportRepository imports;
    private final ImportViews views;
    private final KeysetPages pages;
    private final CurrentActor actor;

    ShowImports(
            ImportAccess access,
            LegacyImportRepository imports,
            ImportViews views,
            KeysetPages pages,
            CurrentActor actor) {
        this.access = access;
        this.imports = imports;
        this.views = views;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    ImportViews.Tagged one(UUID id) {
        return views.tagged(access.own(id));
    }

    /** The newest first. */
    @Transactional
    Page<LegacyImportView> page(String cursor, Integer wish) {
        var account = actor.account();
        return pages.pageById(
                        "legacy-imports:" + account,
                        cursor,
                        wish,
                        LegacyImport::id,
                        (before, atMost) -> imports.ofAccount(account, before, atMost))
                .map(views::of);
    }
}
