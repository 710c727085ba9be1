package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.LegacyPartTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Ends the files that no administrator started (again) in time, with their bytes. */
@ApplicationScoped
class EndOverFiles {
    private final LoadOperations operations;
    private final LegacyLoadTable loads;
    private final LegacyPartTable parts;
    private final ReleaseWholeLoads release;

    EndOverFiles(LoadOperations operations, LegacyLoadTable loads, LegacyPartTable parts, ReleaseWholeLoads release) {
        this.operations = operations;
        this.loads = loads;
        this.parts = parts;
        this.release = release;
    }

    /**
     * What is over may be the last that a load waited for. The loads are looked at in any case: a cancelled one may have corrected the last
     * row of another, and its process may have been killed then.
     */
    void handle(Instant now, int atMost) {
        for (var file : loads.over(now, atMost)) {
            if (!isRunning(file) && UnitOfWork.in(() -> loads.endOver(file, now))) {
                parts.delete(file.id());
            }
        }
        loads.withLeftParts(atMost).forEach(parts::delete);
        UnitOfWork.run(release::all);
    }

    private boolean isRunning(LegacyLoadFile file) {
        return loads.find(file.loadId())
                .map(LegacyLoad::operation)
                .flatMap(operations::find)
                .filter(operation -> operation.finishedAt() == null)
                .isPresent();
    }
}
