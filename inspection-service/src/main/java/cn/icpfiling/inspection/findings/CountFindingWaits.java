package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingWaitCountTable;
import cn.icpfiling.inspection.store.FindingWaitTable;
import cn.icpfiling.inspection.store.FindingWaitTable.Waiting;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Counts what findings wait for, and stores it for the gauges of all replicas ({@link FindingMetrics}): the statements read all findings
 * that are not settled and the looks at them, which is too much for each replica twice a minute.
 */
@ApplicationScoped
class CountFindingWaits {
    private static final Logger LOG = Logger.getLogger(CountFindingWaits.class);

    static final EnumSet<FindingWait> COUNTED = EnumSet.of(
            FindingWait.FIRST_NOTICE,
            FindingWait.CONTEST,
            FindingWait.PROOF_OF_ACCESS,
            FindingWait.LOOK_UNDECIDED,
            FindingWait.SITE_LEFT);
    static final String NOT_ENDED = "NOT_ENDED";
    static final String LATE = "LATE";

    /** The names of all numbers. */
    static final Set<String> NAMES = Stream.concat(COUNTED.stream().map(Enum::name), Stream.of(NOT_ENDED, LATE))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Much longer than a statement may be silent, and short enough that the numbers of a replica that is killed while it counts are
     * counted by another one before they are too old.
     */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final int LONGEST_CAUSE = 300;

    private final FindingWaitTable waits;
    private final FindingWaitCountTable counts;
    private final PolicyVersions policies;
    private final LeasedJob job;
    private final Clock clock;
    private final Duration fresh;

    CountFindingWaits(
            FindingWaitTable waits,
            FindingWaitCountTable counts,
            PolicyVersions policies,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "icp.findings.count-waits-every") Duration every) {
        this.waits = waits;
        this.counts = counts;
        this.policies = policies;
        this.job = new LeasedJob(sql, "finding_leases", "waits", LEASE);
        this.clock = clock;
        this.fresh = every.multipliedBy(4).dividedBy(5);
    }

    /** Each replica looks; it leaves the numbers that another one has counted within this time. */
    @Scheduled(
            identity = "finding-waits",
            every = "{icp.findings.count-waits-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(lease -> {
            var old = new TreeSet<>(NAMES);
            old.removeAll(counts.youngerThan(fresh).keySet());
            count(lease, old);
        });
    }

    /** Counts whatever the age of the last numbers. */
    void count() {
        job.run(lease -> count(lease, NAMES));
    }

    /** The lease is renewed with each number, so that a replica that counts for long keeps the others from counting beside it. */
    private void count(Lease lease, Set<String> names) {
        for (var name : names) {
            if (!lease.keep() || !isCounted(lease, name)) {
                LOG.warnf("What findings wait for is counted by another replica: this one lost its lease at %s", name);
                return;
            }
        }
    }

    /** False if another replica holds the lease. A number that cannot be counted is told and left out. */
    private boolean isCounted(Lease lease, String name) {
        try {
            var waiting = counted(name);
            return lease.renewing(() -> counts.store(name, waiting));
        } catch (RuntimeException fault) {
            LOG.warnf("What findings wait for is not counted (%s): %s", name, Causes.brief(fault, LONGEST_CAUSE));
            return true;
        }
    }

    private Waiting counted(String name) {
        return switch (name) {
            case NOT_ENDED -> new Waiting(notEnded(), null);
            case LATE -> new Waiting(waits.late(LegalTime.dayOf(clock.instant())), null);
            default -> waits.waiting(FindingWait.valueOf(name));
        };
    }

    /**
     * Others stay overdue by rule: nothing follows from them by itself, or a granted change is noted. One of which filing-service has
     * proposed the end because a change is under way counts until two persons have decided, or until that change is noted.
     */
    private long notEnded() {
        return waits.overdue().stream()
                .filter(overdue -> policies.of(overdue.policy(), overdue.source(), overdue.reason())
                                .consequence()
                        == Consequence.CANCEL_ACCESS)
                .mapToLong(FindingWaitTable.Overdue::findings)
                .sum();
    }
}
