package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Shows an operation to the account that began it, or to all clients of the partner. Another caller's does not exist. */
@ApplicationScoped
class ShowOperation {

    private static final int LINES_A_READ = 200;

    private final CurrentActor actor;
    private final Operations operations;
    private final KeysetPages pages;
    private final StoredJson json;
    private final Clock clock;

    ShowOperation(CurrentActor actor, Operations operations, KeysetPages pages, StoredJson json, Clock clock) {
        this.actor = actor;
        this.operations = operations;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    OperationView handle(UUID id) {
        return OperationView.of(operations.require(id, actor.caller()), operations.counts(id), clock.instant());
    }

    Page<DomainLineResult> results(UUID id, DomainLineState state, String cursor, Integer wish) {
        requireOwn(id);
        var lineState = state == null ? null : state.lineState();
        var scope = "domain-operation-results:" + actor.caller() + ":" + id + ":" + state;
        return pages.pageByNumber(
                        scope,
                        cursor,
                        wish,
                        LineResult::line,
                        (after, atMost) -> operations.results(id, lineState, after == null ? 0 : after, atMost))
                .map(line -> DomainLineResult.of(line, json));
    }

    /** Writes every line, read a few at a time, so that memory never holds a large file. */
    void write(UUID id, OutputStream out) throws IOException {
        try (var buffered = new BufferedOutputStream(out)) {
            for (var some = lines(id, 0);
                    !some.isEmpty();
                    some = lines(id, some.getLast().line())) {
                for (var line : some) {
                    buffered.write(json.write(line).getBytes(StandardCharsets.UTF_8));
                    buffered.write('\n');
                }
            }
        }
    }

    private List<DomainLineResult> lines(UUID id, int after) {
        return operations.results(id, null, after, LINES_A_READ).stream()
                .map(line -> DomainLineResult.of(line, json))
                .toList();
    }

    /** 404 unless it is the caller's. */
    void requireOwn(UUID id) {
        operations.require(id, actor.caller());
    }
}
