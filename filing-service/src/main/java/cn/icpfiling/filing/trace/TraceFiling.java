package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Shows the events of a filing, oldest first. Each read is audited before the answer is sent, so the next trace shows
 * it.
 */
@ApplicationScoped
class TraceFiling {

    private final CurrentActor actor;
    private final FindTarget find;
    private final TraceSources sources;
    private final KeysetPages pages;
    private final Audit audit;

    TraceFiling(CurrentActor actor, FindTarget find, TraceSources sources, KeysetPages pages, Audit audit) {
        this.actor = actor;
        this.find = find;
        this.sources = sources;
        this.pages = pages;
        this.audit = audit;
    }

    @Transactional
    Page<TraceEntry> handle(String filingNumber, String domain, UUID orderId, String cursor, Integer wish) {
        var target = find.of(filingNumber, domain, orderId);
        var scope = "trace:" + actor.account() + ":" + target.id();
        var page = pages.page(
                scope,
                cursor,
                wish,
                entry -> TracePosition.of(entry).parts(),
                (after, atMost) ->
                        sources.after(target, after.isEmpty() ? TracePosition.START : TracePosition.of(after), atMost));
        audit.record(Act.of("TRACE.LOOK", target.objectType(), target.id())
                .with("found", page.items().size()));
        return page;
    }
}
