package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.State;
import cn.icpfiling.legacy.objectstore.StoreSilent;
import cn.icpfiling.legacy.rows.FileFault;
import cn.icpfiling.legacy.rows.FileRefused;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RowReader;
import cn.icpfiling.legacy.rows.TextEncoding;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.operation.BatchHandler;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores the files of an operation one after the other, in the order of its lines: a later kind needs the rows of the
 * earlier ones. After a crash the rows before the checkpoint are read again, which is fast, and not stored again.
 */
@ApplicationScoped
class LoadFiles implements BatchHandler {
    private static final int ROWS_BETWEEN_RENEWALS = 10_000;
    private static final int BYTES_BETWEEN_RENEWALS = 1 << 20;

    private final LegacyLoadTable loads;
    private final FileBytes fileBytes;
    private final ReleaseWholeLoads release;
    private final LoadOperations operations;
    private final ReadChunks chunks;
    private final StoreChunk storeChunk;
    private final Clock clock;
    private final long largest;

    LoadFiles(
            LegacyLoadTable loads,
            FileBytes fileBytes,
            ReleaseWholeLoads release,
            LoadOperations operations,
            ReadChunks chunks,
            StoreChunk storeChunk,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.loads.largest") long largest) {
        this.loads = loads;
        this.fileBytes = fileBytes;
        this.release = release;
        this.operations = operations;
        this.chunks = chunks;
        this.storeChunk = storeChunk;
        this.clock = clock;
        this.largest = largest;
    }

    @Override
    public boolean handle(LeasedBatch batch, Operation operation, BooleanSupplier ending) throws InterruptedException {
        for (var line : batch.due()) {
            var status = ending.getAsBoolean() ? Status.CANCELLED : file(batch, line, ending);
            if (status == Status.CANCELLED) {
                // What was stored before may have corrected the last row that another load waited for.
                UnitOfWork.run(() -> release.allAfterFile(Ids.parse(line.item())));
            }
            if (status != Status.HELD) {
                return status == Status.CANCELLED;
            }
        }
        return true;
    }

    /** Returns CANCELLED also when this replica stops: the line stays open. */
    private Status file(LeasedBatch batch, OperationLine line, BooleanSupplier ending) throws InterruptedException {
        var load = loads.find(Ids.parse(line.entry())).orElseThrow();
        var file = loads.file(load.id(), Ids.parse(line.item()));
        if (file.isEmpty()) {
            return batch.keep(failed(line, "FILE_GONE"));
        }
        if (file.get().state() != State.READY) {
            return batch.keep(new LineOutcome.Done(line, null));
        }
        if (followsUnreadable(line, file.get())) {
            return batch.keep(failed(line, "EARLIER_FILE_UNREADABLE"));
        }
        UnitOfWork.run(() -> loads.loading(file.get().id(), clock.instant()));
        var status = load(batch, line, load, file.get(), ending);
        if (status == Status.HELD) {
            fileBytes.delete(file.get());
        }
        return status;
    }

    private static LineOutcome failed(OperationLine line, String code) {
        return new LineOutcome.Failed(line, Map.of("code", code));
    }

    /**
     * Whether this run met an unreadable file of an earlier kind. All rows that need its rows would be set aside, so the file stays
     * ready for another start.
     */
    private boolean followsUnreadable(OperationLine line, LegacyLoadFile file) {
        var failed = operations.failedFiles(line.operation());
        var kind = LoadKind.valueOf(file.kind());
        return !failed.isEmpty()
                && loads.files(file.loadId()).stream()
                        .filter(other -> other.state() == State.UNREADABLE && failed.contains(other.id()))
                        .anyMatch(other -> LoadKind.valueOf(other.kind()).compareTo(kind) < 0);
    }

    private Status load(
            LeasedBatch batch, OperationLine line, LegacyLoad load, LegacyLoadFile file, BooleanSupplier ending)
            throws InterruptedException {
        var kind = LoadKind.valueOf(file.kind());
        var encoding = file.encoding() == null ? null : TextEncoding.valueOf(file.encoding());
        var digest = sha256();
        var bytes = new DigestInputStream(fileBytes.open(file), digest);
        try (var reader = RowReader.open(bytes, kind, encoding, largest)) {
            if (encoding == null) {
                UnitOfWork.run(() -> loads.decided(file.id(), reader.encoding().name()));
            }
            var status = skip(reader, file.rows().read(), batch);
            var waiting = storeChunk.waiting(kind);
            var next = chunks.next(reader, kind);
            while (status == Status.HELD) {
                var chunk = next.get();
                if (!chunk.isLast()) {
                    next = chunks.next(reader, kind);
                }
                status = batch.keep(() -> {
                    var rows = storeChunk.store(load, file, kind, chunk, waiting);
                    return new LineOutcome.Started(line, Map.of("rows", rows.read()));
                });
                if (status == Status.HELD && chunk.isLast()) {
                    if (chunk.end() != null) {
                        return end(batch, line, file, chunk.end(), null);
                    }
                    status = readRest(bytes, batch, ending);
                    if (status != Status.HELD) {
                        return status;
                    }
                    var read = digest.digest();
                    return end(batch, line, file, mismatch(file, read), read);
                }
                if (status == Status.HELD && ending.getAsBoolean()) {
                    status = Status.CANCELLED;
                }
                if (status != Status.HELD) {
                    settle(next);
                }
            }
            return status;
        } catch (FileRefused refused) {
            return end(batch, line, file, refused, null);
        } catch (StoreSilent silent) {
            return silent(batch, line, file, silent);
        } catch (EOFException partMissing) {
            return end(batch, line, file, new FileRefused(FileFault.CONTAINER_DAMAGED, 0), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreSilent silent) {
                return silent(batch, line, file, silent);
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    /** An archive may end long before its file does, and the digest is that of the whole file. */
    private static Status readRest(InputStream bytes, LeasedBatch batch, BooleanSupplier ending) throws IOException {
        var some = new byte[BYTES_BETWEEN_RENEWALS];
        var status = Status.HELD;
        while (status == Status.HELD && bytes.readNBytes(some, 0, some.length) > 0) {
            status = ending.getAsBoolean() ? Status.CANCELLED : batch.keep(List.of());
        }
        return status;
    }

    /** The batch stays leased until its lease ends; then a worker reads on behind the last row that was stored. */
    private Status silent(LeasedBatch batch, OperationLine line, LegacyLoadFile file, StoreSilent silent) {
        if (!fileBytes.isSilentForTooLong(file)) {
            throw silent;
        }
        return end(batch, line, file, new FileRefused(FileFault.OBJECT_UNREACHABLE, 0), null);
    }

    /** Compares the bytes that were read with the digest that was registered. */
    private static FileRefused mismatch(LegacyLoadFile file, byte[] digest) {
        var expected = file.object() == null ? null : file.object().sha256();
        return expected == null || expected.equals(HexFormat.of().formatHex(digest))
                ? null
                : new FileRefused(FileFault.CHECKSUM_MISMATCH, 0);
    }

    /** Waits until the reader is not used any more, because it is closed next. */
    private static void settle(java.util.concurrent.Future<?> next) throws InterruptedException {
        try {
            next.get();
        } catch (ExecutionException unused) {
            // The next worker reads these rows again, and meets the same fault.
        }
    }

    private static Status skip(RowReader reader, long rows, LeasedBatch batch) {
        var status = Status.HELD;
        for (var at = 1L; at <= rows && status == Status.HELD; at++) {
            if (reader.next() == null) {
                throw new IllegalStateException("a file is shorter than its checkpoint");
            }
            if (at % ROWS_BETWEEN_RENEWALS == 0) {
                status = batch.keep(List.of());
            }
        }
        return status;
    }

    private Status end(LeasedBatch batch, OperationLine line, LegacyLoadFile file, FileRefused refused, byte[] sha256) {
        return batch.keep(() -> {
            loads.ended(
                    file,
                    refused == null ? State.LOADED : State.UNREADABLE,
                    refused == null ? null : refused.fault().name(),
                    refused == null ? null : refused.line(),
                    sha256,
                    clock.instant());
            release.allAfterFile(file.id());
            return refused == null
                    ? new LineOutcome.Done(line, null)
                    : new LineOutcome.Failed(
                            line, Map.of("code", refused.fault().name(), "line", refused.line()));
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
