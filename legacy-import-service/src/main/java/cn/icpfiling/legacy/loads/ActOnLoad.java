package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.State;
import cn.icpfiling.legacy.core.LoadProblem;
import cn.icpfiling.legacy.loads.LoadView.LoadState;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.ReleasedLoadTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates, starts, cancels and releases loads. */
@ApplicationScoped
class ActOnLoad {
    private static final String LOAD = "LEGACY_LOAD";
    /** The states of a file whose rows are, or will be, there for the later kinds. */
    private static final Set<State> WHOLE = EnumSet.of(State.READY, State.LOADED);

    private final IdempotencyService idempotency;
    private final LegacyLoadTable loads;
    private final ReleasedLoadTable released;
    private final LoadOperations operations;
    private final ReadLoads read;
    private final Audit audit;
    private final Clock clock;
    private final Duration keep;

    ActOnLoad(
            IdempotencyService idempotency,
            LegacyLoadTable loads,
            ReleasedLoadTable released,
            LoadOperations operations,
            ReadLoads read,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.loads.keep") Duration keep) {
        this.idempotency = idempotency;
        this.loads = loads;
        this.released = released;
        this.operations = operations;
        this.read = read;
        this.audit = audit;
        this.clock = clock;
        this.keep = keep;
    }

    StoredResponse create(IdempotentRequest request, NewLoad wanted, UUID account) {
        return idempotency.perform(request, () -> {
            var load = new LegacyLoad(
                    Ids.next(),
                    wanted.name().strip(),
                    wanted.dryRun(),
                    wanted.kinds().stream()
                            .distinct()
                            .sorted()
                            .map(LoadKind::name)
                            .toList(),
                    Boolean.TRUE.equals(wanted.moreFollows()),
                    account,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null,
                    null,
                    null,
                    0);
            loads.add(load);
            audit.record(Act.of("LEGACY_LOAD.CREATE", LOAD, load.id()).with("dryRun", load.dryRun() ? "YES" : "NO"));
            return new Reply(201, LegacyLoadsResource.LOADS + "/" + load.id(), null, read.view(load));
        });
    }

    /** Starts all files that are ready: in the order of their kinds, then of their uploads. */
    StoredResponse start(IdempotentRequest request, UUID id) {
        return operations.starting(() -> idempotency.perform(request, () -> {
            var load = locked(id);
            if (read.state(load) == LoadState.RUNNING) {
                throw new ProblemException(LoadProblem.LOAD_RUNNING);
            }
            var files = loads.files(id);
            var ready = files.stream()
                    .filter(file -> file.state() == State.READY)
                    .sorted(Comparator.comparing((LegacyLoadFile file) -> LoadKind.valueOf(file.kind()))
                            .thenComparing(LegacyLoadFile::ordinal))
                    .toList();
            requireFiles(load, files, ready);
            var operation = operations.start(id, ready);
            var now = clock.instant();
            loads.keepReady(id, now.plus(keep));
            loads.started(id, operation.id(), now);
            audit.record(Act.of("LEGACY_LOAD.START", LOAD, id).with("files", ready.size()));
            return new Reply(202, null, null, read.view(read.require(id)));
        }));
    }

    /** A load needs a whole file of each kind that it names: a forgotten file would set aside all rows that need it. */
    private static void requireFiles(LegacyLoad load, List<LegacyLoadFile> files, List<LegacyLoadFile> ready) {
        var missing = load.kinds().stream()
                .filter(kind ->
                        files.stream().noneMatch(file -> file.kind().equals(kind) && WHOLE.contains(file.state())))
                .findFirst();
        if (missing.isPresent() || ready.isEmpty()) {
            throw new ProblemException(LoadProblem.LOAD_FILE_MISSING, missing.orElse("-"));
        }
    }

    /** What is stored stays; the files that are left can be started again. */
    StoredResponse cancel(IdempotentRequest request, UUID id) {
        return idempotency.perform(request, () -> {
            var load = locked(id);
            if (load.operation() == null) {
                throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, LoadState.OPEN, "CANCEL", List.of());
            }
            operations.cancel(load.operation());
            audit.record(Act.of("LEGACY_LOAD.CANCEL", LOAD, id));
            return new Reply(200, null, null, read.view(read.require(id)));
        });
    }

    /** From now on the filings of the load may go to accounts: what comes for such a filing after that is set aside. */
    StoredResponse release(IdempotentRequest request, UUID id) {
        return idempotency.perform(request, () -> {
            var load = locked(id);
            var state = read.state(load);
            if (load.dryRun() || load.releasedAt() != null || state == LoadState.OPEN || state == LoadState.RUNNING) {
                throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, state, "RELEASE", List.of());
            }
            released.release(id, clock.instant());
            audit.record(Act.of("LEGACY_LOAD.RELEASE", LOAD, id));
            return new Reply(200, null, null, read.view(read.require(id)));
        });
    }

    private LegacyLoad locked(UUID id) {
        return loads.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
