package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.Rows;
import cn.icpfiling.legacy.loads.ReadChunks.Chunk;
import cn.icpfiling.legacy.rows.AsideRow;
import cn.icpfiling.legacy.rows.ChunkFacts;
import cn.icpfiling.legacy.rows.JudgeChunk;
import cn.icpfiling.legacy.rows.JudgeChunk.Outcome;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.legacy.rows.WaitingKeys;
import cn.icpfiling.legacy.store.DayCountTable;
import cn.icpfiling.legacy.store.DryKeysTable;
import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.LegacyRowsTable;
import cn.icpfiling.legacy.store.LoadedFilingTable;
import cn.icpfiling.legacy.store.SetAsideTable;
import cn.icpfiling.platform.database.Binary;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Judges a chunk against what is stored and stores it, with its set-aside rows and the checkpoint, in one transaction. */
@ApplicationScoped
class StoreChunk {
    private static final int FILING_OF_A_DOMAIN = 2;

    private final LegacyRowsTable rows;
    private final DryKeysTable dryKeys;
    private final SetAsideTable setAside;
    private final LoadProgress progress;
    private final LoadedFilingTable loadedFilings;
    private final FiledHereTable filedHere;
    private final DayCountTable days;
    private final Clock clock;

    StoreChunk(
            LegacyRowsTable rows,
            DryKeysTable dryKeys,
            SetAsideTable setAside,
            LoadProgress progress,
            LoadedFilingTable loadedFilings,
            FiledHereTable filedHere,
            DayCountTable days,
            Clock clock) {
        this.rows = rows;
        this.dryKeys = dryKeys;
        this.setAside = setAside;
        this.progress = progress;
        this.loadedFilings = loadedFilings;
        this.filedHere = filedHere;
        this.days = days;
        this.clock = clock;
    }

    /** The keys that the chunks of a file of the kind are compared with. */
    WaitingKeys waiting(LoadKind kind) {
        return setAside.waiting(kind.name());
    }

    /** Runs in the caller's transaction, and again if that collides. */
    Rows store(LegacyLoad load, LegacyLoadFile file, LoadKind kind, Chunk chunk, WaitingKeys waiting) {
        var now = clock.instant();
        var facts = dryKeys.withMet(load.id(), kind, chunk.sound(), rows.facts(kind, chunk.sound(), load.id()));
        if (load.dryRun()) {
            facts = dryKeys.with(load.id(), kind, chunk.sound(), facts);
        }
        var outcome = JudgeChunk.judge(kind, chunk.sound(), facts);
        if (load.dryRun()) {
            dryKeys.add(load.id(), kind, facts, outcome.fresh());
            dryKeys.met(load.id(), kind, outcome.changed());
        } else {
            rows.write(
                    kind, whole(kind, outcome.fresh(), facts), whole(kind, outcome.changed(), facts), load.id(), now);
            compareWithFiledHere(kind, outcome.fresh(), outcome.changed(), now);
            count(kind, outcome, now);
        }
        dryKeys.met(load.id(), kind, outcome.same());
        var aside = AsideRow.of(kind, load.dryRun(), chunk.aside(), outcome);
        if (!load.dryRun()) {
            correct(kind, outcome, aside, waiting, now);
        }
        setAside.add(load.id(), file.id(), file.ordinal(), kind.name(), aside, now);
        if (!load.dryRun() && kind == LoadKind.SUBJECTS && !outcome.fresh().isEmpty()) {
            progress.holdNew(load, file);
        }
        var counts = new Rows(
                chunk.read(),
                outcome.fresh().size(),
                outcome.changed().size(),
                outcome.same().size(),
                aside.size());
        progress.stored(file, counts);
        return counts;
    }

    /** Rows that were set aside before, in this load or another one, wait no longer if a row of the chunk stands for them. */
    private void correct(LoadKind kind, Outcome outcome, List<AsideRow> aside, WaitingKeys waiting, Instant now) {
        var ids = outcome.stored().map(PreparedRow::id).filter(waiting::mayHave).toList();
        var places = Stream.concat(
                        outcome.stored().map(row -> row.judged().raw().corrects()),
                        aside.stream().map(AsideRow::replaced))
                .filter(Objects::nonNull)
                .toList();
        setAside.correct(kind.name(), ids, places, now);
        waiting.add(aside);
    }

    /** A corrected row may have another certificate: its filing waits again unless what it has now is filed here too. */
    private void compareWithFiledHere(LoadKind kind, List<PreparedRow> fresh, List<PreparedRow> changed, Instant now) {
        var stored = new ArrayList<>(fresh);
        if (kind == LoadKind.SUBJECTS) {
            var corrected = changed.stream().map(PreparedRow::id).toList();
            filedHere.release(filedHere.filedHereAmong(corrected), now);
            stored.addAll(changed);
        }
        loadedFilings.markFiledHere(kind, stored, now);
    }

    private void count(LoadKind kind, Outcome outcome, Instant now) {
        if (kind == LoadKind.SUBJECTS) {
            days.add(DayCountTable.What.LOADED, checksums(outcome.fresh()), now);
            days.add(DayCountTable.What.CHANGED, checksums(outcome.changed()), now);
        }
    }

    private static List<byte[]> checksums(List<PreparedRow> rows) {
        return rows.stream().map(row -> Binary.of(row.checksum())).toList();
    }

    /** A domain's file names only its site; the filing is the site's. */
    private static List<PreparedRow> whole(LoadKind kind, List<PreparedRow> rows, ChunkFacts facts) {
        return kind == LoadKind.DOMAINS
                ? rows.stream()
                        .map(row -> row.with(FILING_OF_A_DOMAIN, facts.sites().get(row.site())))
                        .toList()
                : rows;
    }
}
