package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows applications to their account, and one by its id to the support. */
@ApplicationScoped
class ShowResets {

    private final ResetAccess access;
    private final MailboxResetRepository resets;
    private final ResetViews views;
    private final KeysetPages pages;
    private final CurrentActor actor;

    ShowResets(
            ResetAccess access,
            MailboxResetRepository resets,
            ResetViews views,
            KeysetPages pages,
            CurrentActor actor) {
        this.access = access;
        this.resets = resets;
        this.views = views;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    ResetViews.Tagged one(UUID id) {
        var found = access.shown(id);
        return access.isSupport() ? views.forSupport(found) : views.forApplicant(found);
    }

    /** The newest first. */
    @Transactional
    Page<MailboxResetView> page(String cursor, Integer wish) {
        var account = actor.account();
        return pages.pageById(
                        "legacy-mailbox-resets:" + account,
                        cursor,
                        wish,
                        MailboxReset::id,
                        (before, atMost) -> resets.ofAccount(account, before, atMost))
                .map(views::inList);
    }
}
