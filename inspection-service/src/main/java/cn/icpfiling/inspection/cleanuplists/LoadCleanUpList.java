package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.store.CleanUpListTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.Staging.Staged;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;

/** Loads a list: its rows are staged, and list and operation begin in the transaction of the response. */
@ApplicationScoped
class LoadCleanUpList {
    static final String LISTS = "/api/v1/clean-up-lists";

    private final IdempotencyService idempotency;
    private final CleanUpListOperations operations;
    private final StageRows stage;
    private final CleanUpListTable lists;
    private final CleanUpListViews views;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    LoadCleanUpList(
            IdempotencyService idempotency,
            CleanUpListOperations operations,
            StageRows stage,
            CleanUpListTable lists,
            CleanUpListViews views,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.operations = operations;
        this.stage = stage;
        this.lists = lists;
        this.views = views;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param digest SHA-256 of the file, as hexadecimal digits */
    StoredResponse handle(
            IdempotentRequest idempotentRequest, LoadRequest request, byte[] file, String digest, Locale language) {
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        request.requireSound(LegalTime.dayOf(clock.instant()));
        requireNew(request, digest);
        var sheet = ListSheet.of(file, request);
        var requester = new Requester(actor.account(), null, language, TraceContext.traceparent());
        var staged = operations.get().stage(requester, staging -> stage.handle(sheet, request, language, staging));
        var answer = operations
                .get()
                .accepting(staged, () -> idempotency.perform(idempotentRequest, () -> begin(staged, request, digest)));
        if (answer.replayed()) {
            operations.get().discard(staged);
        }
        return answer;
    }

    /** Of two callers that load the same file at once, the second one finds the list here when its transaction runs again. */
    private void requireNew(LoadRequest request, String digest) {
        lists.loaded(digest, request.kind(), request.lastDay()).ifPresent(before -> {
            throw new ProblemException(InspectionProblem.CLEAN_UP_LIST_LOADED, before);
        });
    }

    private Reply begin(Staged staged, LoadRequest request, String digest) {
        requireNew(request, digest);
        var operation = operations.get().accept(staged);
        var list = list(operation, staged, request, digest);
        lists.insert(list);
        audit.record(Act.of("CLEAN_UP_LIST.LOAD", "CLEAN_UP_LIST", list.id())
                .with("province", list.province())
                .with("kind", list.kind())
                .with("lastDay", list.lastDay())
                .with("rows", list.rows())
                .with("faultyRows", list.faultyRows()));
        return new Reply(202, LISTS + "/" + list.id(), null, views.whole(list));
    }

    private CleanUpList list(Operation operation, Staged staged, LoadRequest request, String digest) {
        return new CleanUpList(
                Ids.next(),
                operation.id(),
                request.province(),
                request.kind(),
                request.publishedOn(),
                request.lastDay(),
                request.sourceUrl(),
                digest,
                staged.total(),
                staged.refused(),
                0,
                actor.account(),
                clock.instant(),
                null,
                null,
                null);
    }
}
