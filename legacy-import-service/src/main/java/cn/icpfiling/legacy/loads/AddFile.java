package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.FileObject;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.Rows;
import cn.icpfiling.legacy.core.LegacyLoadFile.State;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.TextEncoding;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Adds a file to a load, under the next number. */
@ApplicationScoped
class AddFile {
    private final LegacyLoadTable loads;
    private final Audit audit;
    private final Clock clock;
    private final Duration life;

    AddFile(
            LegacyLoadTable loads,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.loads.file-life") Duration life) {
        this.loads = loads;
        this.audit = audit;
        this.clock = clock;
        this.life = life;
    }

    /** @param object null for a file whose bytes are still to come */
    @Transactional(Transactional.TxType.MANDATORY)
    LegacyLoadFile handle(UUID load, LoadKind kind, TextEncoding encoding, long length, FileObject object) {
        // The lock gives each file a number of its own.
        var files = loads.files(loads.locked(load)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND))
                .id());
        if (files.size() >= UploadFiles.MOST_FILES) {
            throw new ProblemException(CommonProblem.CONFLICT);
        }
        var number = files.isEmpty() ? 1 : files.getLast().ordinal() + 1;
        var now = clock.instant();
        var file = new LegacyLoadFile(
                Ids.next(),
                load,
                kind.name(),
                number,
                object == null ? State.ARRIVING : State.READY,
                encoding == null ? null : encoding.name(),
                length,
                object == null ? 0 : length,
                null,
                now.plus(life),
                null,
                null,
                null,
                null,
                Rows.NONE,
                object);
        loads.addFile(file, now);
        audit.record(Act.of(object == null ? "LEGACY_LOAD.UPLOAD" : "LEGACY_LOAD.NAME_OBJECT", "LEGACY_LOAD", load)
                .with("kind", kind)
                .with("file", number));
        return file;
    }
}
