package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.FileRefused;
import cn.icpfiling.legacy.rows.JudgeRow;
import cn.icpfiling.legacy.rows.JudgedRow;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.legacy.rows.RawRow;
import cn.icpfiling.legacy.rows.RowReader;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads, judges and encrypts a chunk of rows. One thread reads the next chunk while the last one is stored; several
 * threads, but no more than there are processors, judge and encrypt. They are platform threads, because the ciphers are kept
 * with them.
 *
 * <p>The thread that stores is the one that the load and the database wait for, so it goes first: these threads offer it the
 * processor after a few rows. Otherwise it would wait for its turn, some milliseconds, after each answer of the database, and
 * what is meant for the time in which the database works would be done before it.
 */
@ApplicationScoped
class ReadChunks {
    /** Rows may be long: a chunk ends here too, so that it fits into the memory and into one transaction. */
    private static final long MOST_CHARACTERS = 16 << 20;

    private static final int ROWS_A_TURN = 16;

    private final PrepareRows prepare;
    private final Clock clock;
    private final int rowsAChunk;
    private final int parallel;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("legacy-read-", 0).factory());
    private final ExecutorService judging;

    ReadChunks(
            PrepareRows prepare,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.loads.rows-a-chunk") int rowsAChunk,
            @ConfigProperty(name = "icp.legacy.loads.parallel") int parallel) {
        this.prepare = prepare;
        this.clock = clock;
        this.rowsAChunk = rowsAChunk;
        this.parallel = Math.min(parallel, Runtime.getRuntime().availableProcessors());
        this.judging = Executors.newFixedThreadPool(
                this.parallel, Thread.ofPlatform().name("legacy-judge-", 0).factory());
    }

    /**
     * Some rows of a file.
     *
     * @param read how many rows they are, with those that have a fault
     * @param sound the rows without a fault of their own, in their order
     * @param aside the others
     * @param end why reading ended; null unless the file is refused
     * @param isLast whether no row follows
     */
    record Chunk(int read, List<PreparedRow> sound, List<JudgedRow> aside, FileRefused end, boolean isLast) {}

    Future<Chunk> next(RowReader reader, LoadKind kind) {
        return reading.submit(() -> chunk(reader, kind));
    }

    private Chunk chunk(RowReader reader, LoadKind kind) throws ExecutionException, InterruptedException {
        var rows = new ArrayList<RawRow>(rowsAChunk);
        FileRefused end = null;
        var isLast = false;
        var characters = 0L;
        try {
            while (rows.size() < rowsAChunk && characters < MOST_CHARACTERS && !isLast) {
                var row = reader.next();
                if (row == null) {
                    isLast = true;
                } else {
                    rows.add(row);
                    characters += row.characters();
                }
                giveWay(rows.size());
            }
        } catch (FileRefused refused) {
            end = refused;
            isLast = true;
        }
        var sound = new ArrayList<PreparedRow>(rows.size());
        var aside = new ArrayList<JudgedRow>();
        for (var share : judged(rows, new JudgeRow(kind, clock.instant()))) {
            sound.addAll(share.get().sound);
            aside.addAll(share.get().aside);
        }
        return new Chunk(rows.size(), sound, aside, end, isLast);
    }

    /** The rows of one thread. */
    private record Share(List<PreparedRow> sound, List<JudgedRow> aside) {}

    private List<Future<Share>> judged(List<RawRow> rows, JudgeRow judge) throws InterruptedException {
        var size = Math.max(1, (rows.size() + parallel - 1) / parallel);
        var shares = new ArrayList<Callable<Share>>();
        for (var from = 0; from < rows.size(); from += size) {
            var some = rows.subList(from, Math.min(from + size, rows.size()));
            shares.add(() -> share(some, judge));
        }
        return judging.invokeAll(shares);
    }

    private Share share(List<RawRow> rows, JudgeRow judge) {
        var share = new Share(new ArrayList<>(rows.size()), new ArrayList<>());
        for (var raw : rows) {
            var judged = judge.judge(raw);
            if (judged.isSound()) {
                share.sound.add(prepare.prepare(judged));
            } else {
                share.aside.add(judged);
            }
            giveWay(share.sound.size() + share.aside.size());
        }
        return share;
    }

    private static void giveWay(int rows) {
        if (rows % ROWS_A_TURN == 0) {
            Thread.yield();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        reading.shutdownNow();
        judging.shutdownNow();
    }
}
