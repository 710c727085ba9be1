package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows an operation to all clients of the partner that began it. Another partner's does not exist. */
@ApplicationScoped
class ShowOperation {

    private final CurrentActor actor;
    private final Operations operations;
    private final StoredJson json;
    private final KeysetPages pages;

    ShowOperation(CurrentActor actor, Operations operations, StoredJson json, KeysetPages pages) {
        this.actor = actor;
        this.operations = operations;
        this.json = json;
        this.pages = pages;
    }

    OperationView handle(UUID id) {
        return OperationView.of(operations.require(id, partner()), operations.counts(id));
    }

    Page<ItemResult> results(UUID id, ItemState state, String cursor, Integer wish) {
        operations.require(id, partner());
        var scope = "operation-results:" + actor.get().id() + ":" + id + ":" + state;
        return pages.pageByNumber(
                scope, cursor, wish, ItemResult::line, (after, atMost) -> rows(id, state, after, atMost));
    }

    private List<ItemResult> rows(UUID id, ItemState state, Long after, int atMost) {
        var lineState = state == null ? null : state.lineState();
        return operations.results(id, lineState, after == null ? 0 : after, atMost).stream()
                .map(line -> ItemResult.of(line, json))
                .toList();
    }

    /** 404 unless it is the caller's. */
    void requireOwn(UUID id) {
        operations.require(id, partner());
    }

    private UUID partner() {
        return actor.get().partner();
    }
}
