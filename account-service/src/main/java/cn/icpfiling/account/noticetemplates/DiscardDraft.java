package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes the draft of a text, as it was seen. Any administrator may: no notice changes. A text without a draft stays as it is. */
@ApplicationScoped
class DiscardDraft {

    private final TextDesk desk;
    private final NoticeTextTable table;
    private final ShowText show;
    private final Audit audit;

    DiscardDraft(TextDesk desk, NoticeTextTable table, ShowText show, Audit audit) {
        this.desk = desk;
        this.table = table;
        this.show = show;
        this.audit = audit;
    }

    TaggedText handle(TextKey key, IfMatch ifMatch) {
        return UnitOfWork.in(() -> {
            var text = desk.locked(key);
            ifMatch.require(text.version());
            if (text.draft() != null) {
                table.discard(key);
                audit.record(TextActs.of("DISCARD", key).with("draftedBy", text.by()));
            }
            return show.view(key, desk.found(key));
        });
    }
}
