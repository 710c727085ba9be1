package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Looks at the cases of open claims, one replica at a time, at most a hundred a run, and ends the cases of claims that ended here. */
@ApplicationScoped
class FollowClaims {

    private static final Logger LOG = Logger.getLogger(FollowClaims.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 100;

    private final LegacyClaimRepository claims;
    private final LookAtCase look;
    private final LeasedJob job;
    private final Clock machine;

    FollowClaims(LegacyClaimRepository claims, LookAtCase look, Sql sql, @MachineClock Clock machine) {
        this.claims = claims;
        this.look = look;
        this.job = new LeasedJob(sql, "legacy_leases", "claims", LEASE);
        this.machine = machine;
    }

    @Scheduled(
            identity = "follow-claims",
            every = "{icp.legacy-claims.every}",
            delayed = "8s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(this::lookAtAll);
    }

    private List<UUID> due() {
        var now = machine.instant();
        return Stream.concat(claims.due(now, AT_ONCE).stream(), claims.withCaseToWithdraw(now, AT_ONCE).stream())
                .toList();
    }

    private void lookAtAll(Lease lease) {
        for (var claim : UnitOfWork.in(this::due)) {
            if (!lease.keep()) {
                return;
            }
            try {
                look.handle(claim);
            } catch (RuntimeException trouble) {
                LOG.errorf(
                        "Claim %s is looked at later: %s",
                        claim, trouble.getClass().getSimpleName());
            }
        }
    }
}
