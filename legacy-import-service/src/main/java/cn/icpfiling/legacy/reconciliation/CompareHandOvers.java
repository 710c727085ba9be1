package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.core.Difference;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.reconciliation.HeldImports.Held;
import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.ComparisonTable.Comparison;
import cn.icpfiling.legacy.store.ComparisonTable.Side;
import cn.icpfiling.legacy.store.GivenFilingsTable;
import cn.icpfiling.legacy.store.GivenFilingsTable.Given;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Compares what this service has handed over with what filing-service has registered, filing by filing in the order of the old ids, page
 * by page. A hand-over of the last minutes, or one without an answer, counts on neither side. One replica at a time.
 */
@ApplicationScoped
class CompareHandOvers {
    private static final Logger LOG = Logger.getLogger(CompareHandOvers.class);
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Longer than a transaction lasts that registers a filing there or notes it here. */
    static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private static final int AT_ONCE = 200;
    private static final int MOST_KEPT = 10_000;
    /** In one line of the log. */
    private static final int MOST_NAMED = 100;

    private final HeldImports imports;
    private final GivenFilingsTable given;
    private final ComparisonTable comparisons;
    private final LeasedJob job;
    private final Clock clock;

    CompareHandOvers(
            @RestClient HeldImports imports,
            GivenFilingsTable given,
            ComparisonTable comparisons,
            Sql sql,
            Clock clock) {
        this.imports = imports;
        this.given = given;
        this.comparisons = comparisons;
        this.job = new LeasedJob(sql, "legacy_leases", "comparison", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "compare-hand-overs",
            every = "{icp.legacy.comparison.every}",
            delayed = "7m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(lease -> {
            try {
                new Run(lease).compare();
            } catch (WebApplicationException | ProcessingException silent) {
                LOG.warnf(
                        "The hand-overs are compared later: %s",
                        silent.getClass().getSimpleName());
            }
        });
    }

    /** One comparison. */
    private final class Run {
        private final UUID id = Ids.next();
        private final Instant begun = clock.instant();
        private final Instant before = begun.minus(UNDER_WAY);
        private final Lease lease;
        private final Pages<Held> theirs;
        private final Pages<Given> ours;
        private Side handedOver = new Side(0, 0);
        private Side held = new Side(0, 0);
        private Map<String, String> settledSums = Map.of();
        private long differences;
        private long settled;
        private long notComparable;
        private final List<String> notCompared = new ArrayList<>();

        private Run(Lease lease) {
            this.lease = lease;
            this.theirs = new Pages<>(this::theirPage);
            this.ours = new Pages<>(this::ourPage);
        }

        private Pages.Page<Held> theirPage(Pages.Page<Held> last) {
            var page = imports.page(last == null ? null : last.next(), AT_ONCE);
            return new Pages.Page<>(page.items(), page.next());
        }

        private Pages.Page<Given> ourPage(Pages.Page<Given> last) {
            var after = last == null ? "" : last.next();
            var page = UnitOfWork.in(() -> given.after(after, before, AT_ONCE));
            return new Pages.Page<>(
                    page, page.size() < AT_ONCE ? null : page.getLast().legacyId());
        }

        /** Their page is read first: what is registered meanwhile was handed over too late to count here. */
        private void compare() {
            settledSums = UnitOfWork.in(comparisons::settledSums);
            while (theirs.hasNext() | ours.hasNext()) {
                if (!lease.keep()) {
                    return;
                }
                var order = order();
                if (order < 0) {
                    onlyOurs(ours.take());
                } else if (order > 0) {
                    onlyTheirs(theirs.take());
                } else {
                    both(ours.take(), theirs.take());
                }
            }
            UnitOfWork.run(() -> comparisons.ended(
                    new Comparison(id, begun, clock.instant(), handedOver, held, differences, settled, notComparable)));
            if (notComparable > 0) {
                LOG.infof(
                        "The contents of %d hand-overs are not compared, as their key was lost: %s",
                        notComparable, notCompared);
            }
            if (differences > 0) {
                LOG.warnf("%d hand-overs are not as filing-service has them", differences);
            }
        }

        private int order() {
            if (!theirs.hasNext()) {
                return -1;
            }
            return ours.hasNext()
                    ? ours.first().legacyId().compareTo(theirs.first().legacyId())
                    : 1;
        }

        private void onlyOurs(Given mine) {
            handedOver = plus(handedOver, HandOverChecksum.of(mine), mine.contentSum(), mine.papersSum());
            found(mine, null, Difference.NOT_HELD);
        }

        private void onlyTheirs(Held other) {
            var mine = UnitOfWork.in(() -> given.state(other.legacyId()));
            var underWay = mine.filter(state -> state.state() == LegacyState.HANDING_OVER
                            || (state.handedOverAt() != null
                                    && !state.handedOverAt().isBefore(before)))
                    .isPresent();
            if (!underWay) {
                held = plus(held, other.checksum(), other.contentSum(), other.papersSum());
                found(null, other, Difference.NOT_HANDED_OVER);
            }
        }

        private void both(Given mine, Held other) {
            var numbers = other.checksum() == null ? null : HandOverChecksum.of(mine);
            if (FilingsCompared.haveSums(mine, other)) {
                handedOver = plus(handedOver, numbers, mine.contentSum(), mine.papersSum());
                held = plus(held, other.checksum(), other.contentSum(), other.papersSum());
            } else {
                handedOver = plus(handedOver, numbers);
                held = plus(held, other.checksum());
            }
            FilingsCompared.difference(mine, other)
                    .ifPresentOrElse(what -> found(mine, other, what), () -> noDifference(mine, other));
        }

        private void noDifference(Given mine, Held other) {
            if (FilingsCompared.keyIsLost(mine, other) && ++notComparable <= MOST_NAMED) {
                notCompared.add(mine.legacyId());
            }
        }

        /** One that is settled is kept for as long as it is found; of the others no list of a million rows is of use. */
        private void found(Given mine, Held other, Difference what) {
            var legacyId = mine == null ? other.legacyId() : mine.legacyId();
            var sum = FilingsCompared.sum(what, mine, other);
            var isSettled = sum.equals(settledSums.get(legacyId));
            if (isSettled) {
                settled++;
            } else {
                differences++;
            }
            if (isSettled || differences <= MOST_KEPT) {
                UnitOfWork.run(() -> comparisons.found(id, legacyId, what, sum, begun));
            }
        }
    }

    /** @param checksums of one filing; null for one that it does not have on both sides, which counts in neither sum */
    private static Side plus(Side side, String... checksums) {
        var sum = side.checksum();
        for (var checksum : checksums) {
            sum ^= checksum == null ? 0 : Long.parseUnsignedLong(checksum, 16);
        }
        return new Side(side.filings() + 1, sum);
    }
}
