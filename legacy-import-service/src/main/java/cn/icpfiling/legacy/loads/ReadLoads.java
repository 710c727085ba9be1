package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.loads.LoadView.LoadState;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.store.HeldFilingsTable;
import cn.icpfiling.legacy.store.HeldFilingsTable.Held;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.ReleasedLoadTable;
import cn.icpfiling.legacy.store.SetAsideTable;
import cn.icpfiling.legacy.store.SetAsideTable.SetAside;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads loads, their progress and their reports. */
@ApplicationScoped
class ReadLoads {
    private final LegacyLoadTable loads;
    private final SetAsideTable setAside;
    private final HeldFilingsTable held;
    private final ReleasedLoadTable released;
    private final LoadOperations operations;
    private final KeysetPages pages;
    private final Clock clock;

    ReadLoads(
            LegacyLoadTable loads,
            SetAsideTable setAside,
            HeldFilingsTable held,
            ReleasedLoadTable released,
            LoadOperations operations,
            KeysetPages pages,
            Clock clock) {
        this.loads = loads;
        this.setAside = setAside;
        this.held = held;
        this.released = released;
        this.operations = operations;
        this.pages = pages;
        this.clock = clock;
    }

    /** How many rows of a kind were set aside for a code, which is the first of each row. */
    record CodeCount(LoadKind kind, String code, long rows) {}

    /**
     * The report of a load: its counts, why rows were set aside, and which of them hold a filing back.
     *
     * @param unnamedRows rows that wait and name no filing, so that they keep the load from releasing itself
     */
    record LoadReport(LoadView load, List<CodeCount> setAside, Held held, long unnamedRows) {}

    LegacyLoad require(UUID id) {
        return loads.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    LoadView one(UUID id) {
        return view(require(id));
    }

    LoadView view(LegacyLoad load) {
        return LoadView.of(load, state(load), loads.files(load.id()), clock.instant());
    }

    Page<LoadView> page(String cursor, Integer wish) {
        return pages.pageById("legacy-loads", cursor, wish, LegacyLoad::id, loads::page)
                .map(this::view);
    }

    LoadReport report(UUID id) {
        var load = one(id);
        var counts = new ArrayList<CodeCount>();
        setAside.counts(id)
                .forEach((kind, codes) ->
                        codes.forEach((code, rows) -> counts.add(new CodeCount(LoadKind.valueOf(kind), code, rows))));
        return new LoadReport(load, counts, held.held(id), released.unnamedRows(id));
    }

    /** @param holding whether only rows are wanted that hold a filing back */
    Page<SetAsideView> faults(UUID id, boolean holding, String cursor, Integer wish) {
        require(id);
        return pages.page(
                        "legacy-set-aside:" + id + (holding ? ":holding" : ""),
                        cursor,
                        wish,
                        (SetAside row) -> List.of(Integer.toString(row.file()), Long.toString(row.line())),
                        (after, atMost) -> after.isEmpty()
                                ? setAside.page(id, holding, 0, 0, atMost)
                                : setAside.page(
                                        id,
                                        holding,
                                        Integer.parseInt(after.getFirst()),
                                        Long.parseLong(after.getLast()),
                                        atMost))
                .map(SetAsideView::of);
    }

    /** A finished operation is deleted after a while, and its load stays finished. */
    LoadState state(LegacyLoad load) {
        return load.operation() == null
                ? LoadState.OPEN
                : operations.find(load.operation()).map(ReadLoads::of).orElse(LoadState.FINISHED);
    }

    /** A cancelled load runs until its worker has ended the chunk at hand: only then may a load start. */
    private static LoadState of(Operation operation) {
        if (operation.finishedAt() == null) {
            return LoadState.RUNNING;
        }
        return operation.cancelledAt() == null ? LoadState.FINISHED : LoadState.CANCELLED;
    }
}
