package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Lists the caller's notices, newest first, without one-time codes. Notices of findings stay after access or filing has
 * ended.
 */
@ApplicationScoped
class ListOwnNotices {

    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final KeysetPages pages;
    private final CurrentActor actor;

    ListOwnNotices(NoticeRepository notices, NoticeContents contents, KeysetPages pages, CurrentActor actor) {
        this.notices = notices;
        this.contents = contents;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    Page<NoticeView> handle(String cursor, Integer wish) {
        var account = actor.account();
        return pages.pageById(
                        "notices:" + account,
                        cursor,
                        wish,
                        Notice::id,
                        (before, atMost) -> notices.ofAccount(account, before, atMost))
                .map(notice -> NoticeView.of(notice, contents.inList(notice)));
    }
}
