package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells what happened to a filing, oldest first. Each look is told in the audit before the answer leaves, and so in the next trace. */
@ApplicationScoped
class TraceFiling {

    private final CurrentActor actor;
    private final FindTarget find;
    private final TraceSources sources;
    private final CursorCodec cursors;
    private final Audit audit;
    private final Sql sql;

    TraceFiling(CurrentActor actor, FindTarget find, TraceSources sources, CursorCodec cursors, Audit audit, Sql sql) {
        this.actor = actor;
        this.find = find;
        this.sources = sources;
        this.cursors = cursors;
        this.audit = audit;
        this.sql = sql;
    }

    Page<TraceEntry> handle(String filingNumber, String domain, UUID orderId, String cursor, Integer wish) {
        return sql.inTransaction(() -> {
            var target = find.of(filingNumber, domain, orderId);
            var scope = "trace:" + actor.account() + ":" + target.id();
            var position = cursor == null ? TracePosition.START : TracePosition.of(cursors.decode(scope, cursor));
            var limit = Page.limit(wish);
            var found = sources.after(target, position, limit + 1);
            var shown = found.size() > limit ? found.subList(0, limit) : found;
            var next = found.size() > limit
                    ? cursors.encode(scope, TracePosition.of(shown.getLast()).parts())
                    : null;
            audit.record(Act.of("TRACE.LOOK", target.objectType(), target.id()).with("found", shown.size()));
            return new Page<>(shown, next);
        });
    }
}
