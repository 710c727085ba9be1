package cn.icpfiling.verification.operations;

import cn.icpfiling.verification.operations.Slices.Slice;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.RealNameSource;
import cn.icpfiling.verification.sources.Registrations;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Works on a slice for one turn. Lanes ask; this thread alone keeps what came of it, under the lease. A few threads a slice, however many
 * lines there are.
 */
@ApplicationScoped
class WorkSlice {

    private static final Duration BEAT = Duration.ofMillis(100);

    private final OperationTable table;
    private final Slices slices;
    private final CheckLine check;
    private final Registrations registrations;
    private final RealNameSource realNames;
    private final OperationSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    WorkSlice(
            OperationTable table,
            Slices slices,
            CheckLine check,
            Registrations registrations,
            RealNameSource realNames,
            OperationSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.table = table;
        this.slices = slices;
        this.check = check;
        this.registrations = registrations;
        this.realNames = realNames;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param ending whether this replica stops: then nothing is begun any more */
    void handle(Slice slice, BooleanSupplier ending) throws InterruptedException {
        var operation = table.operation(slice.operation()).orElseThrow();
        if (operation.cancelledAt() != null) {
            giveUp(slice);
            slices.settle(slice);
            return;
        }
        table.began(operation.id(), clock.instant());
        if (workOff(slice, operation, ending)) {
            slices.settle(slice);
        }
    }

    private void giveUp(Slice slice) {
        slice.lease().renewing(() -> table.giveUp(slice.operation(), slice.ordinal(), clock.instant()));
    }

    /** @return false when its lease went to another worker meanwhile */
    private boolean workOff(Slice slice, Operation operation, BooleanSupplier ending) throws InterruptedException {
        var items = table.due(operation.id(), slice.ordinal());
        var threads = Thread.ofVirtual().name("fitness-", 0).factory();
        try (var pool = Executors.newFixedThreadPool(settings.lanes(), threads)) {
            var lanes = Lanes.begin(items, registrations, work(operation), pool);
            try {
                return keepAll(slice, lanes, ending);
            } finally {
                lanes.end();
            }
        }
    }

    private Lanes.Work work(Operation operation) {
        var isPatient = clock.instant().isBefore(operation.takenAt().plus(settings.longest()));
        return new Lanes.Work(
                item -> check.handle(operation, item),
                realNames.server(),
                Deadline.in(settings.turn()),
                settings.lanes(),
                isPatient);
    }

    private boolean keepAll(Slice slice, Lanes lanes, BooleanSupplier ending) throws InterruptedException {
        var ended = false;
        while (!ended) {
            ended = lanes.haveEnded(BEAT);
            if (ending.getAsBoolean()) {
                lanes.end();
            }
            if (!keep(slice, lanes.worked(), lanes)) {
                return false;
            }
        }
        return true;
    }

    private boolean keep(Slice slice, List<Worked> some, Lanes lanes) {
        if (some.isEmpty() && slice.lease().left().compareTo(settings.lease().dividedBy(2)) > 0) {
            return true;
        }
        var kept = slice.lease().renewing(() -> {
            some.forEach(one -> table.keep(one, clock.instant()));
            if (table.operation(slice.operation()).orElseThrow().cancelledAt() != null) {
                lanes.end();
            }
        });
        if (kept) {
            some.forEach(this::count);
        }
        return kept;
    }

    private void count(Worked worked) {
        var outcome = switch (worked) {
            case Worked.Done unused -> "done";
            case Worked.Failed unused -> "failed";
            case Worked.PutOff unused -> "put-off";
        };
        meters.counter("icp.verification.operation.lines", "outcome", outcome).increment();
    }
}
