package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** An operation of the caller, an account or a partner whichever of its clients began it. Another's does not exist. */
@ApplicationScoped
class ShowOperation {

    private static final int LINES_A_READ = 200;

    private final CurrentActor actor;
    private final OperationTable table;
    private final KeysetPages pages;
    private final KeptJson json;
    private final Clock clock;

    ShowOperation(CurrentActor actor, OperationTable table, KeysetPages pages, KeptJson json, Clock clock) {
        this.actor = actor;
        this.table = table;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    OperationView handle(UUID id) {
        var operation = own(id);
        return OperationView.of(operation, table.count(id), clock.instant());
    }

    Page<LineResult> results(UUID id, LineState state, String cursor, Integer wish) {
        own(id);
        var scope = "domain-operation-results:" + actor.caller() + ":" + id + ":" + state;
        return pages.pageByNumber(
                scope,
                cursor,
                wish,
                LineResult::line,
                (after, atMost) -> table.results(id, state, after == null ? 0 : after.intValue(), atMost));
    }

    /** Every line, read a few at a time while they go out, so that a large file is never held. */
    void write(UUID id, OutputStream out) throws IOException {
        try (var buffered = new BufferedOutputStream(out)) {
            var after = 0;
            for (var some = table.results(id, null, after, LINES_A_READ);
                    !some.isEmpty();
                    some = table.results(id, null, after, LINES_A_READ)) {
                for (var line : some) {
                    buffered.write(json.write(line).getBytes(StandardCharsets.UTF_8));
                    buffered.write('\n');
                }
                after = some.getLast().line();
            }
        }
    }

    private Operation own(UUID id) {
        return table.operation(id)
                .filter(found -> found.owner().equals(actor.caller()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** 404 unless it is the caller's. */
    void requireOwn(UUID id) {
        own(id);
    }

    /** 404 unless it is the caller's. */
    void requireOwn(String id) {
        try {
            own(Ids.parse(id));
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(noId);
        }
    }
}
