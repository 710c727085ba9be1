package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.Rows;
import cn.icpfiling.legacy.core.LegacyLoadFile.State;
import cn.icpfiling.legacy.rows.LoadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A load with its files and its progress.
 *
 * @param moreFollows whether other loads bring more for its filings
 * @param operationId the operation that the latest start began; null before
 * @param releasedAt since when its filings may go to accounts; null before
 */
record LoadView(
        UUID id,
        String name,
        boolean dryRun,
        List<LoadKind> kinds,
        boolean moreFollows,
        LoadState state,
        UUID operationId,
        Instant createdAt,
        Instant startedAt,
        Instant releasedAt,
        RowCounts rows,
        List<FileView> files) {

    /** Where a load stands. */
    enum LoadState {
        OPEN,
        RUNNING,
        FINISHED,
        CANCELLED
    }

    /** Counts of rows; each row that was read is one of the other four. */
    record RowCounts(long read, long added, long changed, long same, long setAside) {
        static RowCounts of(Rows rows) {
            return new RowCounts(rows.read(), rows.fresh(), rows.changed(), rows.same(), rows.aside());
        }
    }

    /**
     * @param source the object that it is; null for a file that was uploaded
     * @param rowsASecond since its first row was read; null before
     */
    record FileView(
            UUID id,
            LoadKind kind,
            int number,
            State state,
            String encoding,
            String source,
            long length,
            long received,
            String sha256,
            Instant expiresAt,
            Instant loadingAt,
            Instant endedAt,
            String fault,
            Long faultLine,
            RowCounts rows,
            Long rowsASecond) {

        static FileView of(LegacyLoadFile file, Instant now) {
            return new FileView(
                    file.id(),
                    LoadKind.valueOf(file.kind()),
                    file.ordinal(),
                    file.state(),
                    file.encoding(),
                    file.object() == null ? null : file.object().source(),
                    file.total(),
                    file.received(),
                    file.sha256(),
                    file.endedAt() == null ? file.expiresAt() : null,
                    file.loadingAt(),
                    file.endedAt(),
                    file.fault(),
                    file.faultLine(),
                    RowCounts.of(file.rows()),
                    rate(file, now));
        }

        private static Long rate(LegacyLoadFile file, Instant now) {
            if (file.loadingAt() == null || file.rows().read() == 0) {
                return null;
            }
            var until = file.endedAt() == null ? now : file.endedAt();
            var millis = Math.max(1, Duration.between(file.loadingAt(), until).toMillis());
            return file.rows().read() * 1000 / millis;
        }
    }

    static LoadView of(LegacyLoad load, LoadState state, List<LegacyLoadFile> files, Instant now) {
        return new LoadView(
                load.id(),
                load.name(),
                load.dryRun(),
                load.kinds().stream().map(LoadKind::valueOf).toList(),
                load.moreFollows(),
                state,
                load.operation(),
                load.createdAt(),
                load.startedAt(),
                load.releasedAt(),
                RowCounts.of(files.stream().map(LegacyLoadFile::rows).reduce(Rows.NONE, Rows::plus)),
                files.stream().map(file -> FileView.of(file, now)).toList());
    }
}
