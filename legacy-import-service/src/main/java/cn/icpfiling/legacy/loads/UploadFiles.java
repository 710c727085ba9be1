package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.State;
import cn.icpfiling.legacy.core.LoadProblem;
import cn.icpfiling.legacy.loads.LoadView.LoadState;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.TextEncoding;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.LegacyPartTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Takes the files of a load in parts. Each part is encrypted before it is stored, 1 MiB a transaction: a broken
 * connection or a crash loses at most one. No lock is held while bytes travel: of two requests at the same offset the
 * first commit wins.
 */
@ApplicationScoped
class UploadFiles {
    static final int MOST_FILES = 200;
    private static final int PART = 1 << 20;

    private final LegacyLoadTable loads;
    private final LegacyPartTable parts;
    private final ReadLoads read;
    private final ReleaseWholeLoads release;
    private final AddFile addFile;
    private final Clock clock;

    UploadFiles(
            LegacyLoadTable loads,
            LegacyPartTable parts,
            ReadLoads read,
            ReleaseWholeLoads release,
            AddFile addFile,
            Clock clock) {
        this.loads = loads;
        this.parts = parts;
        this.read = read;
        this.release = release;
        this.addFile = addFile;
        this.clock = clock;
    }

    LegacyLoadFile begin(UUID load, LoadKind kind, TextEncoding encoding, long length) {
        return UnitOfWork.in(() -> addFile.handle(load, kind, encoding, length, null));
    }

    LegacyLoadFile show(UUID load, UUID file) {
        return loads.file(load, file).orElseThrow(UploadFiles::unknown);
    }

    LegacyLoadFile append(UUID load, UUID id, long from, InputStream body) {
        var file = show(load, id);
        requireAt(file, from);
        var at = from;
        var buffer = new byte[PART];
        for (var read = fill(body, buffer); read > 0; read = fill(body, buffer)) {
            if (at + read > file.total()) {
                throw new ProblemException(CommonProblem.BODY_TOO_LARGE, file.total());
            }
            at = store(load, id, at, buffer, read);
        }
        return show(load, id);
    }

    private long store(UUID load, UUID id, long at, byte[] buffer, int read) {
        var sealed = parts.seal(buffer, read);
        return UnitOfWork.in(() -> {
            requireAt(loads.fileLocked(load, id).orElseThrow(UploadFiles::unknown), at);
            parts.add(id, at, sealed);
            loads.grew(id, at + read, clock.instant());
            return at + read;
        });
    }

    private static void requireAt(LegacyLoadFile file, long from) {
        if (file.state() != State.ARRIVING || file.received() != from) {
            throw new ProblemException(LoadProblem.LOAD_OFFSET_MISMATCH, file.received());
        }
    }

    /** The bytes before a broken connection are valid: the sender asks for the offset and goes on there. */
    private static int fill(InputStream body, byte[] buffer) {
        var length = 0;
        try {
            while (length < buffer.length) {
                var read = body.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException broken) {
            return length;
        }
        return length;
    }

    /**
     * Deletes a file that was not started. A complete file of a running load may be waiting for its turn. Of a file that a cancelled
     * load left, only the bytes are deleted: its rows stay in the report. An unreadable one keeps no hand-over waiting any more.
     */
    void end(UUID load, UUID id) {
        UnitOfWork.run(() -> {
            var owner = loads.locked(load).orElseThrow(UploadFiles::unknown);
            var file = loads.fileLocked(load, id).orElseThrow(UploadFiles::unknown);
            if (file.endedAt() != null && file.state() != State.UNREADABLE) {
                throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, file.state(), "DELETE", List.of());
            }
            if (file.state() != State.ARRIVING && read.state(owner) == LoadState.RUNNING) {
                throw new ProblemException(LoadProblem.LOAD_RUNNING);
            }
            if (file.state() == State.UNREADABLE) {
                loads.giveUp(id);
            } else if (file.loadingAt() == null) {
                loads.delete(id);
            } else {
                loads.ended(file, State.CANCELLED, null, null, null, clock.instant());
            }
            release.oneAfterFile(load, id);
        });
        parts.delete(id);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
