package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.objectstore.LoadBucket;
import cn.icpfiling.legacy.objectstore.LoadBucketSettings;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.LegacyPartTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;

/** The bytes of a file: its uploaded parts, or the object of a bucket. */
@ApplicationScoped
class FileBytes {
    private final LegacyPartTable parts;
    private final LoadBucket bucket;
    private final LegacyLoadTable loads;
    private final Clock machine;
    private final Duration patience;

    FileBytes(
            LegacyPartTable parts,
            LoadBucket bucket,
            LegacyLoadTable loads,
            @MachineClock Clock machine,
            LoadBucketSettings settings) {
        this.parts = parts;
        this.bucket = bucket;
        this.loads = loads;
        this.machine = machine;
        this.patience = settings.patience();
    }

    /** The stream of an object throws FileRefused where the object is another one now, and StoreSilent without an answer. */
    InputStream open(LegacyLoadFile file) {
        return file.object() == null ? parts.read(file.id(), file.total()) : bucket.read(file.object(), file.total());
    }

    /** Deletes what was uploaded. An object belongs to the old platform, and stays. */
    void delete(LegacyLoadFile file) {
        parts.delete(file.id());
    }

    /** Notes a silence of the store; true once it has lasted for too long without a row in between. */
    boolean isSilentForTooLong(LegacyLoadFile file) {
        var now = machine.instant();
        var since = UnitOfWork.in(() -> loads.silent(file.id(), now));
        return Duration.between(since, now).compareTo(patience) > 0;
    }
}
