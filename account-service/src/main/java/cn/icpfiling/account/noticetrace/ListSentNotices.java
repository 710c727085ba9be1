package cn.icpfiling.account.noticetrace;

import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Lists the notices about a thing, newest first, without one-time codes. An unknown thing has none. */
@ApplicationScoped
class ListSentNotices {

    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final KeysetPages pages;
    private final CurrentActor actor;
    private final Audit audit;

    ListSentNotices(
            NoticeRepository notices, NoticeContents contents, KeysetPages pages, CurrentActor actor, Audit audit) {
        this.notices = notices;
        this.contents = contents;
        this.pages = pages;
        this.actor = actor;
        this.audit = audit;
    }

    /** For a person; the audit entry is committed before the page leaves. */
    @Transactional
    Page<SentNotice> audited(TracedThing about, String cursor, Integer wish) {
        var page = page("sent-notices:" + actor.account(), about, cursor, wish);
        audit.record(Act.of("NOTICES.READ", about.type(), about.id())
                .with("notices", page.items().size()));
        return page;
    }

    /** For a service, which audits the person that it asks for. */
    @Transactional
    Page<SentNotice> internal(TracedThing about, String cursor, Integer wish) {
        return page("sent-notices", about, cursor, wish);
    }

    private Page<SentNotice> page(String scope, TracedThing about, String cursor, Integer wish) {
        return pages.pageById(
                        scope + ":" + about.type() + ":" + about.id(),
                        cursor,
                        wish,
                        Notice::id,
                        (before, atMost) -> rows(about, before, atMost))
                .map(notice -> SentNotice.of(notice, contents.recipientInList(notice)));
    }

    private List<Notice> rows(TracedThing about, UUID before, int most) {
        return about.kind() == null
                ? notices.ofAccount(about.id(), before, most)
                : notices.about(about.kind(), about.id(), before, most);
    }
}
