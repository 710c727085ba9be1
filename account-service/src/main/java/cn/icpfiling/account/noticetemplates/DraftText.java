package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Replaces the draft of a text, as it was seen. A draft that breaks a rule leaves the earlier one as it is. */
@ApplicationScoped
class DraftText {

    private final TextDesk desk;
    private final NoticeTextTable table;
    private final ShowText show;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    DraftText(TextDesk desk, NoticeTextTable table, ShowText show, CurrentActor actor, Audit audit, Clock clock) {
        this.desk = desk;
        this.table = table;
        this.show = show;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    TaggedText handle(TextKey key, IfMatch ifMatch, NoticeTextEntry entry) {
        return UnitOfWork.in(() -> {
            ifMatch.require(desk.locked(key).version());
            var source = entry.source();
            desk.requireGood(key, source);
            table.draft(key, source, entry.note().strip(), actor.account(), clock.instant());
            audit.record(TextActs.of("DRAFT", key));
            return show.view(key, desk.found(key));
        });
    }
}
