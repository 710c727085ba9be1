package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.bulk.Slices.Slice;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.FilingType;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.trace.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Works off the lines of a slice, one after the other. What may pass by itself is tried again later; all else is a result. */
@ApplicationScoped
class WorkSlice {

    private static final Logger LOG = Logger.getLogger(WorkSlice.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final Set<Integer> PASSING = Set.of(503, 504);

    private final BulkOrderTable table;
    private final ReadLine reader;
    private final AsThePartner partner;
    private final FileLine fileLine;
    private final ItemProblem problems;
    private final int mostTries;
    private final MeterRegistry meters;
    private final Clock clock;

    WorkSlice(
            BulkOrderTable table,
            ReadLine reader,
            AsThePartner partner,
            FileLine fileLine,
            ItemProblem problems,
            @ConfigProperty(name = "icp.bulk.tries") int mostTries,
            MeterRegistry meters,
            Clock clock) {
        this.table = table;
        this.reader = reader;
        this.partner = partner;
        this.fileLine = fileLine;
        this.problems = problems;
        this.mostTries = mostTries;
        this.meters = meters;
        this.clock = clock;
    }

    /** @return false when its lease went to another worker meanwhile */
    boolean one(Slice slice, Operation operation, Item item) {
        var kept = new boolean[1];
        TraceContext.under(operation.traceparent(), () -> kept[0] = handle(slice, operation, item));
        return kept[0];
    }

    private boolean handle(Slice slice, Operation operation, Item item) {
        try {
            var line = reader.line(item.entry());
            var kept = new boolean[1];
            partner.acts(operation, line.onBehalfOf(), () -> kept[0] = fileLine.handle(slice.lease(), item, line));
            if (kept[0]) {
                count("done");
            }
            return kept[0];
        } catch (ProblemException refusal) {
            return refused(slice, operation, item, refusal);
        } catch (RuntimeException fault) {
            if (DatabaseFailure.isOutage(fault) || Collisions.isCollision(fault)) {
                throw fault;
            }
            LOG.errorf(fault, "%s failed", item);
            return refused(slice, operation, item, new ProblemException(CommonProblem.INTERNAL));
        }
    }

    private boolean refused(Slice slice, Operation operation, Item item, ProblemException refusal) {
        // Whoever asks too much at once waits for the next hour, and that is no failure.
        var throttled = refusal.type() == CommonProblem.TOO_MANY_REQUESTS;
        var tries = throttled ? item.tries() : item.tries() + 1;
        if (throttled || (mayPass(refusal) && tries < mostTries)) {
            count("put-off");
            var wait = refusal.retryAfter().orElseGet(() -> BACKOFF.after(tries + 1L));
            return slice.lease().renewing(() -> table.putOff(item, tries, wait.toSeconds() + 1));
        }
        count("failed");
        var problem = problems.of(refusal, operation.language());
        return slice.lease().renewing(() -> table.failed(item, problem, clock.instant()));
    }

    /** Somebody was silent, or another change came first; a type that nobody could tell may be told later. */
    private static boolean mayPass(ProblemException refusal) {
        return PASSING.contains(refusal.type().status())
                || refusal.type() == CommonProblem.CONFLICT
                || refusal.type() == CommonProblem.INTERNAL
                || (refusal.type() == FilingProblem.TYPE_NOT_OPENABLE
                        && refusal.args().contains(FilingType.UNDETERMINED));
    }

    private void count(String outcome) {
        meters.counter("icp.filing.bulk.lines", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
