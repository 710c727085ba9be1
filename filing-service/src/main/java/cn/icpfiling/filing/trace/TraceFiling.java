package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Shows the events of a filing from all services, oldest first. Each read is audited with its reason before the answer
 * is sent, so the next trace shows it.
 */
@ApplicationScoped
class TraceFiling {

    private final CurrentActor actor;
    private final FindTarget find;
    private final AskServices services;
    private final CursorCodec cursors;
    private final Audit audit;

    TraceFiling(CurrentActor actor, FindTarget find, AskServices services, CursorCodec cursors, Audit audit) {
        this.actor = actor;
        this.find = find;
        this.services = services;
        this.cursors = cursors;
        this.audit = audit;
    }

    TracePage handle(TraceQuestion question, String cursor, Integer wish) {
        var target = find.of(question.filingNumber(), question.domain(), question.orderId());
        var scope = "trace:" + actor.account() + ":" + target.id();
        var before = cursor == null ? TracePositions.START : TracePositions.of(cursors.decode(scope, cursor));
        var limit = Page.limit(wish);
        var merged =
                MergedTrace.of(services.ask(service -> target.after(before.of(service), limit + 1)), before, limit);
        if (!target.known() && cursor == null && merged.items().isEmpty() && merged.isComplete()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        UnitOfWork.run(() -> audit.record(Act.of("TRACE.LOOK", target.objectType(), target.id())
                .because(question.reason().name())
                .with("found", merged.items().size())
                .with("complete", merged.isComplete() ? "YES" : "NO")));
        return new TracePage(
                merged.items(),
                merged.next().map(left -> cursors.encode(scope, left.parts())).orElse(null),
                merged.isComplete(),
                merged.sources());
    }
}
